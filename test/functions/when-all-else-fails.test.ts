import type { paths } from '../../src/runtime/paths'
import { chooseCustomer } from '../fixtures/choose-customer'
import { connectAction } from '../fixtures/connect-action'
import { conversationRouting } from '../fixtures/conversation-routing'
import { conversationStatus } from '../fixtures/conversation-status'
import { conversationAdd, participantAdded, stateUpdated } from '../fixtures/conversations-event'
import { customerDetails, customersList } from '../fixtures/crm'
import { wholeEnvironment } from '../fixtures/environment'
import { incomingCall, menuKey } from '../fixtures/incoming-call'
import { interactionCall, interactionMessage } from '../fixtures/interaction'
import { interceptCall, interceptMessage } from '../fixtures/intercept'
import { outOfSessionCall, outOfSessionMessage } from '../fixtures/out-of-session'
import { outgoingConversation } from '../fixtures/outgoing-conversation'
import { conversationRecording, voicemailRecording } from '../fixtures/recording-status'
import { templatesByCustomer } from '../fixtures/templates'
import { voicemailAction } from '../fixtures/voicemail-action'
import { brokenProxy, brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext, type FunctionContext } from '../support/fake-context'
import { coldBundle } from '../support/functions'
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
  'a choice lost': (sent: Sent) => {
    expect(verbsIn(sent)).toEqual(['Say', 'Hangup'])
    const words = 'Sorry, your choice could not be taken. Please call again. Goodbye.'
    expect(wordsIn(parseTwiml(sent.body ?? ''))).toBe(words)
  },
  '200': (sent: Sent) => expect(sent.statusCode).toBe(200),
  'go on': (sent: Sent) => expect(sent).toMatchObject({ statusCode: 200, body: '{}' }),
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
  ['a choice of customer', 'chooseCustomer', chooseCustomer, 'a choice lost', 'a choice lost'],
  ['a call about to pass', 'intercept', interceptCall, '200', '200'],
  ['a message about to pass', 'intercept', interceptMessage, '200', '200'],
  ['a call that has passed', 'interaction', interactionCall, '503', '400'],
  ['a message that has passed', 'interaction', interactionMessage, '503', '400'],
  ['a conversation that a customer begins', 'conversationRouting', conversationRouting, '503', '400'],
  ['a conversation that a worker starts', 'outgoingConversation', outgoingConversation, '503', '422'],
  ['a conversation that a customer begins', 'conversations', conversationAdd, 'go on', 'go on'],
  ['a customer who joins', 'conversations', participantAdded, 'go on', 'go on'],
  ['a conversation that is closed', 'conversations', stateUpdated, 'go on', 'go on'],
  ['the list of customers', 'crm', customersList, '503', '422'],
  ['the details of a customer', 'crm', customerDetails, '503', '422'],
  ['templates for a customer', 'templates', templatesByCustomer, '503', '422'],
]

const environment = { ...wholeEnvironment, PROXY_SERVICE_SID: 'KSaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }
type AnyRequest = () => Promise<never>
const onClient = (request: AnyRequest) => () =>
  fakeContext(environment, clientWith(brokenSync(request), brokenProxy(request)))
const unavailable = onClient(() => Promise.reject(twilioError(503, 20503)))
const notSetUp = onClient(() => Promise.reject(twilioError(404, 20404)))

const breakdowns: readonly (readonly [string, () => FunctionContext])[] = [
  ['Twilio is unavailable', unavailable],
  ['Twilio never answers', onClient(() => new Promise(() => {}))],
  ['Twilio answers 429 to the end', onClient(() => Promise.reject(twilioError(429, 54009)))],
]
const withoutConfiguration: readonly (readonly [string, () => FunctionContext])[] = [
  ['the environment is empty', () => fakeContext({})],
  ['the environment is wrong', () => fakeContext({ ...environment, SYNC_SERVICE_SID: '?', BASE_URL: '?' })],
]

async function answerTo(name: keyof typeof paths, context: FunctionContext, request: object): Promise<Sent> {
  captureLog()
  const { answer, timesAnswered } = start(coldBundle(name), context, request)
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
    ['answers 429 to the end', onClient(() => Promise.reject(twilioError(429, 54009)))],
  ])('is put through while Sync %s', async (_, contextOf) => {
    expect(verbsIn(await answerTo('incomingCall', contextOf(), outgoing))).toContain('Connect')
  })

  it.each([['Sync never answers', onClient(() => new Promise(() => {}))] as const, ...withoutConfiguration])(
    'hears that the call could not be made when %s',
    async (_, contextOf) => {
      answers['a sorry'](await answerTo('incomingCall', contextOf(), outgoing))
    },
  )

  it('hears it, too, when the request cannot be read', async () => {
    answers['a sorry'](await answerTo('incomingCall', notSetUp(), { ...outgoing, CallSid: 'broken' }))
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
const unreadable = [
  'CallSid',
  'DialCallSid',
  'MessageSid',
  'SmsSid',
  'Location',
  'interactionSessionSid',
  'ConversationSid',
  'EventType',
]

describe.each([
  ['Sync is well', notSetUp],
  ['the environment is empty', () => fakeContext({})],
] as const)('a request that cannot be read, while %s,', (_, contextOf) => {
  it.each(requests)('about %s is answered for whoever waits', async (_, name, request, _fallback, refusal) => {
    const broken = Object.keys(request).filter((field) => unreadable.includes(field))
    const fields = { ...request, ...Object.fromEntries(broken.map((field) => [field, 'broken'])) }
    answers[refusal](await answerTo(name, contextOf(), fields))
  })
})

it('a voicemail is not confirmed while nobody knows whether it is kept', async () => {
  const { body } = await answerTo('voicemailAction', unavailable(), voicemailAction)
  expect(body).not.toMatch(/saved/)
})

it('a Sync service that nobody prepared is not taken for an empty one', async () => {
  answers.voicemail(await answerTo('outOfSession', notSetUp(), outOfSessionCall))
  answers['thanks without a promise'](await answerTo('voicemailAction', notSetUp(), voicemailAction))
})
