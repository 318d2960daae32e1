import type { paths } from '../../src/runtime/paths'
import { connectAction } from '../fixtures/connect-action'
import { conversationStatus } from '../fixtures/conversation-status'
import { wholeEnvironment } from '../fixtures/environment'
import { incomingCall, menuKey } from '../fixtures/incoming-call'
import { outOfSessionCall, outOfSessionMessage } from '../fixtures/out-of-session'
import { outgoingConversation } from '../fixtures/outgoing-conversation'
import { conversationRecording, voicemailRecording } from '../fixtures/recording-status'
import { voicemailAction } from '../fixtures/voicemail-action'
import { brokenSync, neverAnswering } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext, type FunctionContext } from '../support/fake-context'
import { coldHandler } from '../support/functions'
import { start } from '../support/invoke'
import { installTwilioGlobal, type Sent } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'
import { elementsIn, parseTwiml, wordsIn } from '../support/twiml-tree'

beforeEach(() => {
  installTwilioGlobal()
  jest.useFakeTimers({ now: new Date('2024-03-01T12:00:00Z') })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** What each answer looks like to whoever is waiting for it. */
const answers = {
  voicemail: (sent: Sent) => expect(verbsIn(sent)).toEqual(['Say', 'Record', 'Say', 'Record', 'Say', 'Hangup']),
  'a message': (sent: Sent) => expect(verbsIn(sent)).toEqual(['Message']),
  'thanks without a promise': (sent: Sent) => {
    expect(verbsIn(sent)).toEqual(['Say', 'Hangup'])
    expect(wordsIn(parseTwiml(sent.body ?? ''))).toBe('Thank you for calling. Goodbye.')
  },
  'a sorry': (sent: Sent) => {
    expect(verbsIn(sent)).toEqual(['Say', 'Hangup'])
    expect(wordsIn(parseTwiml(sent.body ?? ''))).toBe('Your call could not be connected. Please try again later.')
  },
  'a farewell': (sent: Sent) => expect(verbsIn(sent)).toEqual(['Hangup']),
  '503': (sent: Sent) => expect(sent.statusCode).toBe(503),
  '422': (sent: Sent) => expect(sent.statusCode).toBe(422),
  '400': (sent: Sent) => expect(sent.statusCode).toBe(400),
}
type Answer = keyof typeof answers

function verbsIn({ statusCode, headers, body }: Sent): readonly string[] {
  expect(statusCode).toBe(200)
  expect(headers['Content-Type']).toBe('application/xml')
  return parseTwiml(body ?? '').content.map((verb) => (typeof verb === 'string' ? verb : verb.name))
}

const byWorker = { ...connectAction, WorkerInitiated: 'true' }
const failed = { Result: 'internal-error' }

/** A whole request of each kind; what comes when nothing can be asked or kept; what comes when it cannot be read. */
const requests: readonly (readonly [string, keyof typeof paths, Record<string, string>, Answer, Answer])[] = [
  ['an incoming call', 'incomingCall', incomingCall, 'voicemail', 'voicemail'],
  ['a caller who has pressed a key', 'incomingCall', menuKey, 'voicemail', 'voicemail'],
  ['the failed call of a customer', 'connectAction', { ...connectAction, ...failed }, 'voicemail', 'voicemail'],
  ['the failed call of a worker', 'connectAction', { ...byWorker, ...failed }, 'a sorry', 'a sorry'],
  ['a message left', 'voicemailAction', voicemailAction, 'thanks without a promise', 'thanks without a promise'],
  ['a step of a leg', 'conversationStatus', conversationStatus, '503', '400'],
  ['the recording of a conversation', 'conversationRecording', conversationRecording, '503', '400'],
  ['the audio of a voicemail', 'voicemailRecording', voicemailRecording, '503', '400'],
  ['a call out of session', 'outOfSession', outOfSessionCall, 'voicemail', 'voicemail'],
  ['a message out of session', 'outOfSession', outOfSessionMessage, 'a message', 'a message'],
  ['a conversation that a worker starts', 'outgoingConversation', outgoingConversation, '503', '422'],
]

const unavailable = brokenSync(() => Promise.reject(twilioError(503, 20503)))
const notSetUp = brokenSync(() => Promise.reject(twilioError(404, 20404)))

const onClient = (sync: object) => () => fakeContext(wholeEnvironment, clientWith(sync))
const breakdowns: readonly (readonly [string, () => FunctionContext])[] = [
  ['Sync is unavailable', onClient(unavailable)],
  ['Sync never answers', onClient(neverAnswering)],
  ['Sync answers 429 to the end', onClient(brokenSync(() => Promise.reject(twilioError(429, 54009))))],
]
const withoutConfiguration: readonly (readonly [string, () => FunctionContext])[] = [
  ['the environment is empty', () => fakeContext({})],
  ['the environment is wrong', () => fakeContext({ ...wholeEnvironment, SYNC_SERVICE_SID: '?', BASE_URL: '?' })],
]

async function answerTo(name: keyof typeof paths, context: FunctionContext, request: object): Promise<Sent> {
  captureLog()
  const { answer, timesAnswered } = start(coldHandler(name), context, request)
  await jest.advanceTimersByTimeAsync(9_000)
  expect(timesAnswered()).toBe(1)
  return answer
}

describe.each([...breakdowns, ...withoutConfiguration])('when %s', (_, contextOf) => {
  it.each(requests)('%s is answered all the same', async (_, name, request, fallback) => {
    answers[fallback](await answerTo(name, contextOf(), request))
  })

  it('every URL is absolute', async () => {
    for (const [, name, request] of requests) {
      const { body } = await answerTo(name, contextOf(), request)
      if (!body?.startsWith('<')) continue
      for (const { attributes } of elementsIn(parseTwiml(body))) {
        for (const url of [attributes['action'], attributes['recordingStatusCallback']]) {
          if (url !== undefined) expect(new URL(url).protocol).toBe('https:')
        }
      }
    }
  })
})

describe('a worker who calls out from the app', () => {
  const outgoing = { ...incomingCall, From: 'client:worker-1@example.com', To: '+15557654321' }

  it.each([
    ['is unavailable', unavailable],
    ['answers 429 to the end', brokenSync(() => Promise.reject(twilioError(429, 54009)))],
  ])('is put through while Sync %s', async (_, sync) => {
    expect(verbsIn(await answerTo('incomingCall', onClient(sync)(), outgoing))).toContain('Connect')
  })

  it.each([['Sync never answers', onClient(neverAnswering)] as const, ...withoutConfiguration])(
    'hears that the call could not be made when %s',
    async (_, contextOf) => {
      answers['a sorry'](await answerTo('incomingCall', contextOf(), outgoing))
    },
  )

  it('hears it, too, when the request cannot be read', async () => {
    answers['a sorry'](await answerTo('incomingCall', onClient(notSetUp)(), { ...outgoing, CallSid: 'broken' }))
  })
})

describe.each(breakdowns)('when %s, what was decided still counts', (_, contextOf) => {
  it('after a conversation that went well the call ends', async () => {
    answers['a farewell'](await answerTo('connectAction', contextOf(), connectAction))
  })

  it('a worker hears why a customer was not reached', async () => {
    const request = { ...byWorker, Result: 'dialed-call-incomplete', DialCallStatus: 'busy' }
    const { body } = await answerTo('connectAction', contextOf(), request)
    expect(wordsIn(parseTwiml(body ?? ''))).toBe('The customer is on another call.')
  })
})

/** Each request with its SIDs and our own marker broken: what is left tells who is waiting, and no more. */
const unreadable = ['CallSid', 'DialCallSid', 'MessageSid', 'SmsSid', 'Location']

describe.each([
  ['Sync is well', onClient(notSetUp)],
  ['the environment is empty', () => fakeContext({})],
] as const)('a request that cannot be read, while %s,', (_, contextOf) => {
  it.each(requests)('about %s is answered for whoever waits', async (_, name, request, _fallback, refusal) => {
    const broken = Object.keys(request).filter((field) => unreadable.includes(field))
    const fields = { ...request, ...Object.fromEntries(broken.map((field) => [field, 'broken'])) }
    answers[refusal](await answerTo(name, contextOf(), fields))
  })
})

it('a voicemail is not confirmed while nobody knows whether it is kept', async () => {
  const { body } = await answerTo('voicemailAction', onClient(unavailable)(), voicemailAction)
  expect(body).not.toMatch(/saved/)
})

it('a Sync service that nobody prepared is not taken for an empty one', async () => {
  answers.voicemail(await answerTo('outOfSession', onClient(notSetUp)(), outOfSessionCall))
  answers['thanks without a promise'](await answerTo('voicemailAction', onClient(notSetUp)(), voicemailAction))
})
