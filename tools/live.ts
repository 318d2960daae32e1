import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEdge } from '../twin/edge'
import { startFunctionsHost } from '../twin/functions-host'
import { checkedConfig } from './checked-config'
import { readEnvFile, writeEnvFile } from './env-file'
import { signatureNeeded } from './routes'

export interface LiveOptions {
  readonly root: string
  readonly port: number
  readonly folder: string
  /** The address of the tunnel in front of this machine, if there is one. */
  readonly url: string | undefined
  readonly onLog: (line: string) => void
}

export interface Live {
  readonly baseUrl: string
  /** Resolves when the Functions' process is gone, with its last output. */
  readonly ended: () => Promise<string>
  close(): Promise<void>
}

/** The Functions on this machine, against the real account in `.env`. What is not signed by Twilio stays outside here, too. */
export async function startLive({ root, port, folder, url, onLog }: LiveOptions): Promise<Live> {
  const account = readEnvFile(join(root, '.env'), 'There is no .env. Copy .env.example and fill it in.')
  checkedConfig(account)
  const localUrl = `http://localhost:${port}`
  const baseUrl = url ?? (account['BASE_URL'] || localUrl)
  let functionsUrl = 'nowhere yet'
  const edge = await startEdge({
    port,
    authToken: account['AUTH_TOKEN'] ?? '',
    baseUrl,
    target: () => functionsUrl,
    isProtected: signatureNeeded(root),
  })
  try {
    const envFile = join(folder, 'live-env')
    writeEnvFile(envFile, { ...account, BASE_URL: baseUrl })
    const host = await startFunctionsHost({ envFile, cwd: root, onLog, env: {} })
    functionsUrl = host.url
    return {
      baseUrl,
      ended: () => host.ended,
      close: async () => {
        rmSync(envFile, { force: true })
        await host.close()
        await edge.close()
      },
    }
  } catch (error) {
    await edge.close()
    throw error
  }
}
