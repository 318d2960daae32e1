import https from 'node:https'
import newClient from 'twilio'
import { assignCustomers } from '../assigned'
import { openBusiness, type Business } from '../business'
import { newContainer, requireAnswered } from '../container'
import { webhooks, type Webhook } from '../requests'
import { startTlsTwilio, type TlsTwilio } from '../tls-twilio'
import { newTwin } from '../twin'

/** Connections that webhooks opened to Twilio: TLS, over TCP, by the SDK's own agent. */
export interface Connections {
  readonly webhooks: string
  /** By the first one in a container that has just started. */
  readonly cold: number
  /** By so many that followed, one after the other. */
  readonly warm: number
  /** By as many again, ten at a time. */
  readonly tenAtOnce: number
}

const KNOWN_CUSTOMERS = 10

const kinds: Readonly<Record<string, (n: number) => Webhook>> = {
  'known customer out of session': (n) => webhooks.outOfSession(n % KNOWN_CUSTOMERS, n),
  'first contact out of session': (n) => webhooks.outOfSession(KNOWN_CUSTOMERS + n),
  'conversation-status': (n) => webhooks.status(n, 2),
}

/** One warm process for each kind of webhook, and the twin behind TLS. */
export async function measureConnections(count = 100): Promise<readonly Connections[]> {
  const business = await openBusiness(newTwin({ clock: { now: () => new Date() }, limits: 'none' }), 4)
  await assignCustomers(business, { until: KNOWN_CUSTOMERS })
  const twilio = await startTlsTwilio(business.twin.frontDoor)
  const restore = leadTo(twilio)
  try {
    const measured: Connections[] = []
    for (const [name, nth] of Object.entries(kinds)) {
      measured.push({ webhooks: name, ...(await measure(business, twilio, nth, count)) })
    }
    return measured
  } finally {
    restore()
    await twilio.close()
  }
}

async function measure({ environment, twin }: Business, twilio: TlsTwilio, nth: (n: number) => Webhook, count: number) {
  const container = newContainer({
    environment,
    getTwilioClient: (options) => newClient(twin.account.sid, twin.account.authToken, options),
  })
  let n = 0
  const ask = async () => {
    const { path, params } = nth(n++)
    await container.ask(path, params)
    requireAnswered(container)
  }
  await ask()
  const cold = twilio.takeOpened()
  for (let done = 0; done < count; done++) await ask()
  const warm = twilio.takeOpened()
  for (let done = 0; done < count; done += 10) await Promise.all(Array.from({ length: 10 }, ask))
  return { cold, warm, tenAtOnce: twilio.takeOpened() }
}

/**
 * Makes every HTTPS agent of this process, the SDK's among them, connect to this server; what an agent does with its
 * connections stays its own. Returns what undoes it.
 */
function leadTo({ port, certificate }: TlsTwilio): () => void {
  const { prototype } = https.Agent as unknown as { prototype: { createConnection: (...given: unknown[]) => unknown } } // Not in its types
  const original = prototype.createConnection
  const proxy = process.env['HTTP_PROXY']
  delete process.env['HTTP_PROXY'] // With it, the SDK takes an agent that opens a connection for each request
  prototype.createConnection = function (options, ...rest) {
    const wanted = options as { readonly host: string; readonly servername?: string } // Of tls.connect()
    const servername = wanted.servername ?? wanted.host
    return original.call(this, { ...wanted, host: '127.0.0.1', port, servername, ca: certificate }, ...rest)
  }
  return () => {
    prototype.createConnection = original
    if (proxy !== undefined) process.env['HTTP_PROXY'] = proxy
  }
}
