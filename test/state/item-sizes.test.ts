import {
  notices,
  policies,
  recordModes,
  trims,
  whispers,
  type Member,
  type OwnNumber,
  type Worker,
} from '../../src/routing/directory'
import { dialCallStatuses, results } from '../../src/routing/conversation-result'
import { recordingStatuses } from '../../src/routing/recording'
import { MOST_OFFERED } from '../../src/routing/worker-contact'
import { assignmentsIn } from '../../src/state/assignments'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { callLogIn, type CallEvent } from '../../src/state/call-log'
import { claimsIn } from '../../src/state/claims'
import { givenAddressesIn } from '../../src/state/given-addresses'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import { recentsIn } from '../../src/state/recents'
import { writeRecord } from '../../src/state/records'
import { noTurn, turnsIn } from '../../src/state/turns'
import { voicemailsIn } from '../../src/state/voicemails'
import { documentedStatuses } from '../fixtures/conversation-status'
import { documentedEnds, otherStatuses } from '../fixtures/interaction'
import { memoryItems } from '../support/memory-items'

/** Above it, Sync takes fewer writes and reads a second. https://www.twilio.com/docs/sync/limits */
const KIBIBYTE = 1_024

const longest = (values: readonly string[]) =>
  values.reduce((long, value) => (value.length > long.length ? value : long), '')

/** Three bytes a character, which is the most that UTF-8 takes for one of JavaScript's. */
const identity = '€'.repeat(256)
/** Of a phone 16 characters, on WhatsApp 25. A customer who chats has an identity instead. */
const number = 'whatsapp:+123456789012345'
const customer = identity
const callSid = `CA${'f'.repeat(32)}`
const recording = `RE${'f'.repeat(32)}`
const at = '2026-03-01T12:00:00.000Z'
/** The webhooks read nine digits at most. */
const many = 999_999_999
const secretKey = secretKeys('constructed-secret-of-32-letters')

const bytesOf = (data: unknown) => Buffer.byteLength(JSON.stringify(data))

/** The bytes of the largest item that is written. */
async function largest(write: (items: Items) => Promise<unknown>): Promise<number> {
  const { items } = memoryItems()
  const sizes: number[] = []
  await write({
    ...items,
    create: (place, data, ttlSeconds) => {
      sizes.push(bytesOf(data))
      return items.create(place, data, ttlSeconds)
    },
    replace: (place, data, ttlSeconds, revision) => {
      sizes.push(bytesOf(data))
      return items.replace(place, data, ttlSeconds, revision)
    },
  })
  return Math.max(...sizes)
}

const note = (event: CallEvent) => (items: Items) => callLogIn(items, secretKey, 60).note(callSid, event, customer)

const written: readonly (readonly [what: string, bytes: number, write: (items: Items) => Promise<unknown>])[] = [
  ['assignment', 787, (items) => assignmentsIn(items, secretKey, 60).assign(customer, number, identity)],
  [
    'step of a call',
    268,
    note({
      kind: 'leg-status',
      leg: callSid,
      status: longest(documentedStatuses),
      sequence: many,
      conversation: callSid,
      at,
    }),
  ],
  [
    'result of a call',
    332,
    note({
      kind: 'result',
      leg: callSid,
      result: longest(results),
      dialCallStatus: longest(dialCallStatuses),
      startedBy: 'customer',
      durationSeconds: many,
      recording,
      at,
    }),
  ],
  [
    'recording of a call',
    246,
    note({
      kind: 'recording',
      recording,
      status: longest(recordingStatuses),
      durationSeconds: many,
      channels: many,
      at,
    }),
  ],
  [
    'interaction',
    278,
    note({
      kind: 'interaction',
      interaction: `KI${'f'.repeat(32)}`,
      type: 'unknown',
      session: `KC${'f'.repeat(32)}`,
      outboundStatus: longest([...documentedEnds, ...otherStatuses]),
      at,
    }),
  ],
  ['choice of a customer', 183, note({ kind: 'customer-chosen', key: secretKey('customer', customer), at })],
  [
    'opening',
    77,
    (items) => openingsIn(items, secretKey).begin({ customer, number }, callSid, new Date(253_402_300_799_999)),
  ],
  ['recent contact', 870, (items) => recentsIn(items, secretKey).note(identity, number, { customer, number, at })],
  [
    'list of customers that a worker is shown',
    472,
    (items) => {
      const keys = Array.from({ length: MOST_OFFERED }, (_, n) => secretKey('customer', String(n)))
      return recentsIn(items, secretKey).offer(identity, number, keys)
    },
  ],
  [
    'given address',
    77,
    (items) => givenAddressesIn(items, secretKey, 60).note(identity, customer, number, new Date(at)),
  ],
  ['chosen team', 67, (items) => chosenTeamsIn(items, secretKey).note(customer, number, 't'.repeat(50))],
  ['claim', 51, (items) => claimsIn(items, secretKey, 60).claim('announced', customer, number)],
  ['lease', 89, (items) => leasesIn(items, secretKey, { ttlSeconds: 60 }).take(identity, 500, { customer, number })],
  [
    'turn',
    72,
    async (items) => {
      const turns = turnsIn(items, secretKey, 60)
      await turns.take('t'.repeat(50), customer, { ...noTurn, number: 2 ** 31 - 2, contact: callSid })
    },
  ],
  [
    'message',
    954,
    (items) => voicemailsIn(items, 60).keepMessage(recording, { callSid, customer, number, durationSeconds: many, at }),
  ],
  [
    'audio of a message',
    156,
    (items) =>
      voicemailsIn(items, 60).noteAudio(recording, { callSid, status: 'in-progress', durationSeconds: many, at }),
  ],
]

describe('The largest item that a webhook writes', () => {
  it.each(written)('of the kind %s has %d bytes', async (_, bytes, write) => {
    expect(await largest(write)).toBe(bytes)
    expect(bytes).toBeLessThanOrEqual(KIBIBYTE)
  })
})

const phone = '+123456789012345'
const member: Member = { identity, phone, capacity: 500, mode: 'voice-and-message', reservedNumber: phone }
const plainNumber: OwnNumber = {
  address: number,
  service: 'frontline',
  teams: Array.from({ length: 5 }, () => 't'.repeat(50)),
  language: 'cmn-Hans-CN',
  inboundTimeoutSeconds: 600,
  record: recordModes.find((mode) => mode === longest(recordModes)),
}
/** With every setting that has no words of its own. */
const wholeNumber: OwnNumber = {
  ...plainNumber,
  inboundAutocreation: false,
  routingAssignmentTimeoutSeconds: 60,
  trim: trims.find((trim) => trim === longest(trims)),
  whisper: whispers.find((whisper) => whisper === longest(whispers)),
  withoutConversation: policies.find((policy) => policy === longest(policies)),
  releaseOnClose: false,
  answerEverySeconds: many,
  notify: notices,
}
const proxyNumber: OwnNumber = {
  address: phone,
  service: 'proxy',
  teams: plainNumber.teams,
  language: 'cmn-Hans-CN',
  notify: notices,
  mode: 'voice-and-message',
  sessions: {
    ttlSeconds: 2_147_483_646,
    endAtClosing: false,
    endAfterCall: false,
    pauseWhileClosed: false,
    keepContactsPrivate: false,
  },
  answerEverySeconds: many,
}
const choice = (letters: number) => ({ key: '9', words: 'w'.repeat(letters), teams: ['t'.repeat(50)] })
const workerWith = (identity: string, addresses: number): Worker => ({
  ...member,
  identity,
  proxyAddresses: Array.from({ length: addresses }, () => ({ address: number, of: 'worker' })),
})

/**
 * What webhooks read of the directory. No webhook writes any of it. Not here, because they may well be larger: prompts
 * are eleven sentences of up to 500 characters, the hours of a team list holidays and closures, and a number may have
 * many words besides its greeting: those of a menu, and a text for missed calls. A warm container reads
 * each of them once in half a minute, however many call; only a thousand containers would feel that Sync slows down.
 */
const read: readonly (readonly [what: string, bytes: number, record: object])[] = [
  ['number, with four teams to overflow to', 431, plainNumber],
  ['number, with a greeting of 500 letters as well', 945, { ...plainNumber, greeting: 'g'.repeat(500) }],
  ['number, with every setting', 660, wholeNumber],
  [
    'number, with every setting, a greeting and a text of 100 letters',
    894,
    { ...wholeNumber, greeting: 'g'.repeat(100), missedCallText: 'm'.repeat(100) },
  ],
  ['number, with a menu of five keys', 1020, { ...plainNumber, menu: Array.from({ length: 5 }, () => choice(30)) }],
  ['Proxy number, with every setting', 577, proxyNumber],
  [
    'team without hours',
    133,
    { settings: { strategy: 'round-robin', overflow: 't'.repeat(50), asksAvailability: true } },
  ],
  ['member of a team, also by their phone', 905, { member }],
  ['worker with two addresses', 1021, workerWith(identity, 2)],
  ['worker with an identity of 40 letters and 14 addresses', 941, workerWith('w'.repeat(40), 14)],
  ['address of a worker alone', 824, { address: number, owner: identity }],
  ['absence', 834, { absence: { worker: identity, until: at } }],
  ['blocked address', 45, { address: number }],
]

describe('An entry of the directory', () => {
  it.each(read)('of the kind %s has %d bytes', (_, bytes, record) => {
    expect(bytesOf(writeRecord(record))).toBe(bytes)
    expect(bytes).toBeLessThanOrEqual(KIBIBYTE)
  })
})
