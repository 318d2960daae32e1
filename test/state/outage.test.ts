import { assignmentsIn } from '../../src/state/assignments'
import { callLogIn } from '../../src/state/call-log'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { voicemailsIn } from '../../src/state/voicemails'
import { failingItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const recordingSid = 'RE00112233445566778899aabbccddeeff'
const callSid = 'CA0123456789abcdef0123456789abcdef'
const at = '2024-03-01T12:00:00.000Z'
const assignmentsOf = (items: Items) => assignmentsIn(items, secretKeys('constructed-secret-of-32-letters'), 60)

const questions: readonly (readonly [string, (items: Items) => Promise<unknown>])[] = [
  ['whose customer it is', (items) => assignmentsOf(items).find('+15557654321', '+15551230001')],
  ['to assign a customer', (items) => assignmentsOf(items).claim('+15557654321', '+15551230001', 'worker-1')],
  ['to note an event', (items) => callLogIn(items, 60).note(callSid, { kind: 'result', startedBy: 'customer', at })],
  ['what happened in a call', (items) => callLogIn(items, 60).timeline(callSid)],
  ['to keep a message', (items) => voicemailsIn(items, 60).keepMessage(recordingSid, { callSid, at })],
  [
    'to note audio',
    (items) =>
      voicemailsIn(items, 60).noteAudio(recordingSid, {
        callSid,
        status: 'completed',
        at: '2024-03-01T12:00:00.000Z',
      }),
  ],
  ['for a voicemail', (items) => voicemailsIn(items, 60).find(recordingSid)],
]

const outages = [
  ['unavailable', twilioError(503, 20503)],
  ['over its limit', twilioError(429, 54009)],
  ['silent', Object.assign(new Error('timeout of 3500ms exceeded'), { code: 'ECONNABORTED' })],
] as const

describe.each(outages)('while the store is %s', (_, error) => {
  it.each(questions)('asking %s fails, and is not answered with "nothing"', async (_, ask) => {
    await expect(ask(failingItems(error))).rejects.toBe(error)
  })
})

it('an assignment that expires between the create and the read goes to whoever asks', async () => {
  const expired: Items = {
    create: async () => 'taken',
    fetch: async () => undefined,
    list: async () => [],
  }
  expect(await assignmentsOf(expired).claim('+15557654321', '+15551230001', 'worker-2')).toBe('worker-2')
})

it('everything is written with the time after which it goes', async () => {
  const written: number[] = []
  const items: Items = {
    create: async (_place, _data, ttlSeconds) => {
      written.push(ttlSeconds)
      return 'created'
    },
    fetch: async () => undefined,
    list: async () => [],
  }
  await assignmentsIn(items, secretKeys('constructed-secret-of-32-letters'), 1).claim(
    '+15557654321',
    '+15551230001',
    'w',
  )
  await callLogIn(items, 2).note(callSid, { kind: 'result', startedBy: 'customer', at })
  await voicemailsIn(items, 3).keepMessage(recordingSid, { callSid, at })
  await voicemailsIn(items, 4).noteAudio(recordingSid, { callSid, status: 'absent', at })
  expect(written).toEqual([1, 2, 3, 4])
})
