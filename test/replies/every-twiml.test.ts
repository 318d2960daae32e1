import * as fc from 'fast-check'
import { afterConversation } from '../../src/replies/connect-action'
import { answerIncomingCall, connectAgain } from '../../src/replies/incoming-call'
import { answerOutOfSession, nobodyReachable } from '../../src/replies/out-of-session'
import { afterKey, connectThem, whisperTo } from '../../src/replies/whisper'
import { sayAndHangUp } from '../../src/replies/spoken'
import { takeVoicemail } from '../../src/replies/voicemail'
import { afterMessage, thankYou } from '../../src/replies/voicemail-action'
import { linksFrom } from '../../src/runtime/paths'
import { arbitraryWords } from '../support/arbitrary-words'
import { twimlIn } from '../support/replied'
import { elementsIn, wordsIn } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')
const connection = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  caller: '+15557654321',
  number: '+15551230001',
  team: 'sales',
  conversationsServiceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  inboundAutocreation: false,
  routingAssignmentTimeoutSeconds: 10,
  inboundTimeoutSeconds: 20,
  record: 'record-from-answer',
  trim: 'trim-silence',
  whisper: 'accept',
} as const
const unrecorded = { ...connection, record: 'do-not-record' } as const
const connect = { kind: 'connect', because: 'number-in-directory', connection, prompts: undefined } as const
const menu = {
  kind: 'menu',
  because: 'not-asked-yet',
  greeting: 'Hello',
  choices: [{ key: '1', words: 'Press one.', teams: ['sales'] }],
  timesAsked: 1,
  prompts: undefined,
} as const
const call = {
  callSid: connection.callSid,
  caller: undefined,
  number: undefined,
  team: undefined,
  mode: 'accept',
} as const

const about = { alert: false }
const after = (decision: Parameters<typeof afterConversation>[0]) => afterConversation(decision, () => thankYou, link)

const nobody = { kind: 'voicemail', because: 'after-hours', prompts: undefined } as const

const proxyUrl = `https://webhooks.twilio.com/v1/Accounts/AC${'a'.repeat(32)}/Proxy/KS${'a'.repeat(32)}/Webhooks/Call`
const outOfSession = (decision: Parameters<typeof answerOutOfSession>[0]) =>
  answerOutOfSession(decision, 'call', link, new Date('2026-11-20T12:00:00Z'))

const everyTwiml = [
  ['connects', answerIncomingCall({ ...connect, greeting: 'Hello' }, link)],
  ['connects again', connectAgain(connection, link)],
  ['asks for a key', answerIncomingCall(menu, link)],
  ['takes a message after hours', answerIncomingCall(nobody, link)],
  ['whispers', whisperTo({ kind: 'announce', because: 'announced-only' }, call, link)],
  ['whispers that it is recorded', whisperTo({ kind: 'tell-of-recording', because: 'recorded' }, call, link)],
  ['whispers and asks', whisperTo({ kind: 'ask', because: 'to-be-accepted', keyToDecline: '2' }, call, link)],
  ['ends the leg of a worker who declines', afterKey({ kind: 'decline', because: 'declined' })],
  ['connects at once', connectThem],
  ['takes a message', takeVoicemail(link, 'Please leave a message.')],
  [
    'takes a message after a conversation',
    after({ ...about, kind: 'voicemail', because: 'no-answer', prompt: 'busy', prompts: undefined, cleanUp: false }),
  ],
  ['explains', after({ ...about, kind: 'explain', because: 'busy' })],
  ['hangs up', after({ ...about, kind: 'hang-up', because: 'session-success' })],
  ['confirms a message', afterMessage({ kind: 'keep', because: 'message-left' }, undefined)],
  ['heard nothing', afterMessage({ kind: 'goodbye', because: 'nothing-heard' }, undefined)],
  ['thanks', thankYou],
  ['takes a message out of session', outOfSession({ ...nobody, answerEverySeconds: 3600 })],
  ['rejects', outOfSession({ kind: 'reject', because: 'blocked' })],
  ['ignores', outOfSession({ kind: 'ignore', because: 'blocked' })],
  ['sends a call back to Proxy', outOfSession({ kind: 'wait', because: 'session-being-made', proxyUrl })],
  ['apologises', nobodyReachable('message', link)],
] as const

/** The attributes that hold URLs. https://www.twilio.com/docs/voice/twiml */
const urlAttributes = ['action', 'url', 'statusCallback', 'recordingStatusCallback', 'transcribeCallback']

describe.each(everyTwiml)('TwiML that %s', (_, reply) => {
  const elements = elementsIn(twimlIn(reply))

  it('is a Response', () => {
    expect(elements[0]?.name).toBe('Response')
  })

  it('holds absolute URLs only, of our own', () => {
    for (const { attributes } of elements) {
      for (const [name, value] of Object.entries(attributes)) {
        if (urlAttributes.includes(name)) expect(new URL(value).origin).toBe('https://calls.example.com')
        else expect(value).not.toMatch(/\//)
      }
    }
  })

  it('sets the action of each verb whose default is the same document again', () => {
    const looping = elements.filter(({ name }) => ['Connect', 'Record', 'Gather'].includes(name))
    for (const { attributes } of looping) expect(attributes).toHaveProperty('action')
  })
})

describe('any words', () => {
  it('reach the caller as a prompt just as they were written', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        expect(twimlIn(sayAndHangUp(words)).content[0]).toMatchObject({ name: 'Say' })
        expect(wordsIn(twimlIn(sayAndHangUp(words)))).toBe(words)
      }),
    )
  })

  it('reach the caller as a greeting just as they were written', () => {
    fc.assert(
      fc.property(arbitraryWords, (greeting) => {
        const reply = answerIncomingCall({ ...connect, connection: unrecorded, greeting }, link)
        expect(wordsIn(twimlIn(reply))).toBe(greeting)
      }),
    )
  })
})
