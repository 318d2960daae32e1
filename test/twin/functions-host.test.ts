import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFunctionsHost, type FunctionsHost } from '../../twin/functions-host'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-host-'))
const envFile = join(folder, 'env')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<FunctionsHost> {
  return startFunctionsHost({ envFile, cwd: process.cwd(), onLog: () => undefined, env: {} })
}

describe('The process in which Functions run', () => {
  it('answers on this machine, and nobody else', async () => {
    writeFileSync(envFile, 'BASE_URL=http://localhost:3000\n')
    const host = await start()
    const { port } = new URL(host.url)
    try {
      expect((await fetch(`http://127.0.0.1:${port}/voice/incoming`)).status).toBe(200)
      const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
      for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
        await expect(fetch(`http://${address}:${port}/voice/incoming`)).rejects.toThrow('fetch failed')
      }
    } finally {
      await host.close()
    }
    await expect(host.ended).resolves.toContain('"webhook":"/voice/incoming"')
  })

  it('does not start with an environment that Twilio would not deploy', async () => {
    writeFileSync(envFile, `STATE_KEY_SECRET=${'x'.repeat(451)}\n`)
    await expect(start()).rejects.toThrow('STATE_KEY_SECRET')
  })
})
