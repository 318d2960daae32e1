import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { secretKeys } from '../src/state/keys'
import { virtualClock, type Clock } from '../twin/clock'
import { startControl } from '../twin/control'
import { startEdge } from '../twin/edge'
import { freePort } from '../twin/free-port'
import { startFunctionsHost, type FunctionsHost } from '../twin/functions-host'
import { startInterception } from '../twin/interception'
import type { Latency } from '../twin/latency'
import { newFrontlineApp, type FrontlineApp } from '../twin/network/frontline-app'
import { newPhoneNetwork, type PhoneNetwork } from '../twin/network/phone-network'
import type { ProxyDelays } from '../twin/network/proxy-delays'
import { tellStateChanges } from '../twin/network/state-changes'
import { newPlatform, type Platform } from '../twin/platform'
import { writeEnvFile } from './env-file'
import { compileDirectory } from './routing/compile'
import type { RoutingFile } from './routing/schema'
import { differenceFrom, importDirectory } from './routing/import'
import { setUpState } from './routing/set-up'
import { signatureNeeded } from './routes'
import { callbacks, consoleOf, type FrontlineRouting } from './wiring'

export const LOCAL_SHARDS = 2

export interface LocalOptions {
  /** The project, with dist/functions built. */
  readonly root: string
  /** Where Twilio finds the Functions. 0 takes any free port. */
  readonly port: number
  /** For the certificate authority and the file `env`. */
  readonly folder: string
  readonly routing: RoutingFile
  /** What the Functions log, and what `twilio-run` says. */
  readonly onLog: (line: string) => void
  /** Without one, nobody waits for a phone that rings. */
  readonly clock?: Clock
  readonly latency?: Latency
  /** What the operator has chosen in the Frontline console. Without it, the usual. */
  readonly frontlineRouting?: FrontlineRouting
  /** How long Proxy takes to make a session. */
  readonly proxyDelays?: ProxyDelays
}

/** The Functions in `twilio-run`, between a local Twilio that calls them and one that they call. */
export interface Local {
  readonly baseUrl: string
  readonly platform: Platform
  readonly network: PhoneNetwork
  readonly frontline: FrontlineApp
  /** Resolves when whatever the REST API has made Conversations tell is told. */
  readonly statesTold: () => Promise<void>
  readonly environment: Readonly<Record<string, string>>
  /** Resolves when the Functions' process is gone, with its last output. */
  readonly ended: () => Promise<string>
  /** Every container is cold again, as after a deployment or a quiet hour. */
  restartFunctions(): Promise<void>
  close(): Promise<void>
}

export async function startLocal(options: LocalOptions): Promise<Local> {
  const { root, port, folder, routing, onLog, clock = virtualClock(), latency, proxyDelays } = options
  const platform = newPlatform(clock, { latency, callbacks })
  const { account, api } = platform
  const edgePort = port || (await freePort())
  let functions: FunctionsHost | undefined
  const baseUrl = `http://localhost:${edgePort}`

  const open: { close(): Promise<void> }[] = []
  const close = async () => {
    for (const part of open.toReversed()) await part.close()
  }
  try {
    // First of all, because a taken port is the one thing that goes wrong on a healthy machine.
    const edge = await startEdge({
      port: edgePort,
      authToken: account.authToken,
      baseUrl,
      target: () => functions?.url ?? 'nowhere yet',
      isProtected: signatureNeeded(root),
      events: platform.events,
    })
    open.push(edge)
    const interception = await startInterception({ api, directory: folder, port: await freePort() })
    open.push(interception)

    const operator = consoleOf(routing, baseUrl, options.frontlineRouting)
    platform.proxy.configure(operator.proxy)
    platform.incomingNumbers.own(operator.ownedNumbers)
    platform.messages.configure({ numbers: operator.phoneNumbers })
    platform.frontlineUsers.signIn(operator.workers)
    const network = newPhoneNetwork({ ...platform, wiring: operator.wiring, proxyDelays })
    const control = await startControl({ network, faults: platform.faults })
    open.push(control)

    const environment = {
      BASE_URL: baseUrl,
      HTTP_PROXY: interception.proxyUrl,
      NODE_EXTRA_CA_CERTS: interception.certificatePath,
      ACCOUNT_SID: account.sid,
      AUTH_TOKEN: account.authToken,
      SYNC_SERVICE_SID: account.syncServiceSid,
      PROXY_SERVICE_SID: account.proxyServiceSid,
      CONVERSATIONS_SERVICE_SID: account.conversationsServiceSid,
      STATE_KEY_SECRET: randomBytes(32).toString('hex'),
      CONTROL_URL: control.url,
    }
    const envFile = join(folder, 'env')
    writeEnvFile(envFile, environment)

    const sync = platform.client.sync.v1.services(account.syncServiceSid)
    const secretKey = secretKeys(environment.STATE_KEY_SECRET)
    await setUpState(sync, LOCAL_SHARDS, secretKey)
    const compiled = compileDirectory(routing, secretKey)
    await importDirectory(sync, await differenceFrom(sync, compiled, LOCAL_SHARDS))

    const startFunctions = () => startFunctionsHost({ envFile, cwd: root, onLog, env: environment })
    let running = await startFunctions()
    functions = running
    open.push({ close: () => running.close() })
    open.push({ close: async () => rmSync(envFile, { force: true }) })

    const app = { ...platform, ...operator.frontline }
    const frontline = newFrontlineApp(app)
    const statesTold = tellStateChanges(app)
    const restartFunctions = async () => {
      await running.close()
      running = await startFunctions()
      functions = running
    }
    const ended = () => running.ended
    return { baseUrl, platform, network, frontline, statesTold, environment, ended, restartFunctions, close }
  } catch (error) {
    await close()
    throw error
  }
}
