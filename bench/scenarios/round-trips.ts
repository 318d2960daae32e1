import { playTokens } from '../../src/runtime/play-link'
import { syncLayout } from '../../src/state/layout'
import { recentsIn } from '../../src/state/recents'
import { syncItems } from '../../src/state/sync-items'
import {
  identityOf,
  numbers,
  openBusiness,
  phoneOf,
  routingOf,
  seenByWorkers,
  seenInSession,
  type Business,
  type Staff,
} from '../business'
import { assignCustomers } from '../assigned'
import { newContainer, requireAnswered } from '../container'
import { bringFrontline } from '../frontline-business'
import { metered, type Traffic } from '../meter'
import { callSid, customer, recordingSid, webhooks, type Webhook } from '../requests'
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

interface Prepared extends Business {
  /** The n-th worker's, with a customer of whom nothing else is known. */
  readonly sessions: readonly string[]
}

type Nth = (n: number, business: Prepared) => Webhook

/** Interactions with numbers from here on are the second ones of a session. */
const SECOND = 50

/** With these, workers were or are in touch. */
const CUSTOMERS_IN_TOUCH = 1_000

/** Of these nobody was asked for a message, or none was left. */
const MISSED_CALLS = 100

/**
 * The n-th of each, from 0. Customers from 10 on are not known. They come in this order, so that what is announced and
 * played was left before.
 */
const kinds: Readonly<Record<string, Nth>> = {
  incoming: webhooks.incoming,
  'known customer out of session': (n) => webhooks.outOfSession(n),
  'first contact out of session': (n) => webhooks.outOfSession(KNOWN_CUSTOMERS + n),
  'a worker calls back': webhooks.callBack,
  'choose-customer': (n, { secretKey }) =>
    webhooks.chooseCustomer(n, secretKey('customer', customer(CUSTOMERS_IN_TOUCH + n))),
  intercept: (n, { sessions }) => webhooks.intercept(n, sessions[n] ?? ''),
  'intercept, of a session that is known': (n, { sessions }) => webhooks.intercept(SECOND + n, sessions[0] ?? ''),
  interaction: (n, { sessions }) => webhooks.interaction(n, sessions[n] ?? ''),
  'interaction, of a session that is known': (n, { sessions }) => webhooks.interaction(SECOND + n, sessions[0] ?? ''),
  'conversation-status': (n) => webhooks.status(n, 2),
  'conversation-recording': webhooks.conversationRecording,
  'connect-action': (n) => webhooks.connectAction(n),
  'connect-action, no answer': (n) => webhooks.connectAction(MISSED_CALLS + n, false),
  whisper: webhooks.whisper,
  'whisper-action': webhooks.whisperAction,
  'voicemail-action': webhooks.voicemailAction,
  'voicemail-recording': webhooks.voicemailRecording,
  'call-status': webhooks.callStatus,
  'call-status, missed': (n) => webhooks.callStatus(MISSED_CALLS + n),
  'play-voicemail': (n, { secretKey }) =>
    webhooks.playVoicemail(playTokens(secretKey).make(recordingSid(n), new Date())),
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
  const measured = await measureAll(shards, {}, async (business) => ({ ...kinds, ...(await bringFrontline(business)) }))
  for (const [name, staff] of Object.entries(staffs)) {
    const named = Object.fromEntries(outOfSession.map(([webhook, nth]) => [`${webhook}, ${name}`, nth]))
    measured.push(...(await measureAll(shards, staff, async () => named)))
  }
  return measured
}

async function measureAll(
  shards: number,
  staff: Staff,
  kindsIn: (business: Business) => Promise<Readonly<Record<string, Nth>>>,
): Promise<RoundTrips[]> {
  const twin = newTwin({ clock: { now: () => new Date() }, limits: 'none' })
  const business = await openBusiness(twin, shards, routingOf(staff))
  await assignCustomers(business, { until: KNOWN_CUSTOMERS })
  for (const n of [0, 1]) addRecording(business, n)
  const prepared = { ...business, sessions: [0, 1].map((n) => openSession(business, n)) }
  for (const n of [0, 1]) await bringIntoTouch(business, n)
  const measured: RoundTrips[] = []
  for (const [webhook, nth] of Object.entries(await kindsIn(business)))
    measured.push({ webhook, ...(await measure(prepared, nth)) })
  return measured
}

function addRecording({ twin: { recordings } }: Business, n: number): void {
  const recording = { sid: recordingSid(n), callSid: callSid(n), channels: 1, source: 'RecordVerb' } as const
  recordings.add({ ...recording, startedAt: new Date(), status: 'completed', durationSeconds: 17 })
}

function openSession({ twin: { proxy } }: Business, n: number): string {
  const { sid } = proxy.createSession({})
  proxy.addParticipant(sid, customer(2 * CUSTOMERS_IN_TOUCH + n), numbers.proxy)
  proxy.addParticipant(sid, phoneOf(n), seenInSession)
  return sid
}

/** The n-th worker has one recent customer. */
async function bringIntoTouch({ twin: { client, account }, secretKey }: Business, n: number): Promise<void> {
  const sync = client.sync.v1.services(account.syncServiceSid)
  const recents = recentsIn(syncItems(sync, syncLayout(sync, secretKey)), secretKey)
  const contact = { customer: customer(CUSTOMERS_IN_TOUCH + n), number: numbers.proxy, at: new Date().toISOString() }
  await recents.note(identityOf(n), seenByWorkers, contact)
}

async function measure(business: Prepared, nth: Nth) {
  const { twin, environment } = business
  const meter = metered(twin.frontDoor)
  const container = newContainer({ environment, getTwilioClient: clientOn(meter.wire, twin.account) })
  const ask = async (n: number) => {
    const { path, params } = nth(n, business)
    await container.ask(path, params)
    requireAnswered(container)
    return meter.take()
  }
  return { cold: await ask(0), warm: await ask(1) }
}
