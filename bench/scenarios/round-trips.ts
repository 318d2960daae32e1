import { openBusiness, routingOf, type Business, type Staff } from '../business'
import { assignCustomers } from '../assigned'
import { newContainer, requireAnswered } from '../container'
import { metered, type Traffic } from '../meter'
import { webhooks, type Webhook } from '../requests'
import { newTwin } from '../twin'
import { clientOn } from '../wire'

/** What a webhook asks of Twilio before it is answered. */
export interface RoundTrips {
  readonly webhook: string
  /** In a container that has just started. */
  readonly cold: Traffic
  /** In the same container, for another customer, call or recording. */
  readonly warm: Traffic
}

const KNOWN_CUSTOMERS = 10

/** The n-th of each, from 0. Customers from 10 on are not known. */
const kinds: Readonly<Record<string, (n: number) => Webhook>> = {
  incoming: webhooks.incoming,
  'known customer out of session': (n) => webhooks.outOfSession(n),
  'first contact out of session': (n) => webhooks.outOfSession(KNOWN_CUSTOMERS + n),
  'conversation-status': (n) => webhooks.status(n, 2),
  'conversation-recording': webhooks.conversationRecording,
  'connect-action': webhooks.connectAction,
  'voicemail-action': webhooks.voicemailAction,
  'voicemail-recording': webhooks.voicemailRecording,
  'outgoing-conversation': webhooks.outgoingConversation,
}

/** Where sessions or turns are counted, a customer out of session costs more. */
const outOfSession = Object.entries(kinds).filter(([webhook]) => webhook.endsWith('out of session'))
const staffs: Readonly<Record<string, Staff>> = {
  'a capacity of 50': { capacity: 50 },
  'least busy': { strategy: 'least-busy' },
  'round robin': { strategy: 'round-robin' },
}

/** API calls and sequential round trips on the path of each webhook, cold and warm. */
export async function measureRoundTrips(shards = 4): Promise<readonly RoundTrips[]> {
  const measured = await measureAll(shards, {}, Object.entries(kinds))
  for (const [name, staff] of Object.entries(staffs)) {
    const named = outOfSession.map(([webhook, nth]) => [`${webhook}, ${name}`, nth] as const)
    measured.push(...(await measureAll(shards, staff, named)))
  }
  return measured
}

async function measureAll(
  shards: number,
  staff: Staff,
  kinds: readonly (readonly [string, (n: number) => Webhook])[],
): Promise<RoundTrips[]> {
  const twin = newTwin({ clock: { now: () => new Date() }, limits: 'none' })
  const business = await openBusiness(twin, shards, routingOf(staff))
  await assignCustomers(business, { until: KNOWN_CUSTOMERS })
  const measured: RoundTrips[] = []
  for (const [webhook, nth] of kinds) measured.push({ webhook, ...(await measure(business, nth)) })
  return measured
}

async function measure({ twin, environment }: Business, nth: (n: number) => Webhook) {
  const meter = metered(twin.frontDoor)
  const container = newContainer({ environment, getTwilioClient: clientOn(meter.wire, twin.account) })
  const ask = async (n: number) => {
    const { path, params } = nth(n)
    await container.ask(path, params)
    requireAnswered(container)
    return meter.take()
  }
  return { cold: await ask(0), warm: await ask(1) }
}
