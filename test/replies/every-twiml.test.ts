import * as fc from 'fast-check'
import { afterConversation } from '../../src/replies/connect-action'
import { connectCall } from '../../src/replies/incoming-call'
import { answerOutOfSession, nobodyReachable } from '../../src/replies/out-of-session'
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
  serviceInstanceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
}
const connect = {
  kind: 'connect',
  inboundTimeoutSeconds: 20,
  record: 'record-from-answer',
  because: 'number-in-directory',
} as const

const nobody = { kind: 'voicemail', because: 'after-hours', prompts: undefined } as const

const everyTwiml = [
  ['connects', connectCall({ ...connect, greeting: 'Hello' }, connection, link)],
  ['takes a message', takeVoicemail(link, 'Please leave a message.')],
  ['takes a message after a conversation', afterConversation({ kind: 'voicemail', because: 'no-answer' }, link)],
  ['explains', afterConversation({ kind: 'explain', because: 'busy' }, link)],
  ['hangs up', afterConversation({ kind: 'hang-up', because: 'session-success' }, link)],
  ['confirms a message', afterMessage({ kind: 'keep', because: 'message-left' })],
  ['heard nothing', afterMessage({ kind: 'goodbye', because: 'nothing-heard' })],
  ['thanks', thankYou],
  ['takes a message out of session', answerOutOfSession(nobody, link)],
  ['rejects', answerOutOfSession({ kind: 'reject', because: 'blocked' }, link)],
  ['ignores', answerOutOfSession({ kind: 'ignore', because: 'blocked' }, link)],
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
        expect(wordsIn(twimlIn(connectCall({ ...connect, greeting }, connection, link)))).toBe(greeting)
      }),
    )
  })
})
