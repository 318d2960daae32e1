import type { paths } from '../../src/runtime/paths'
import { chooseCustomer, customerKeys } from '../fixtures/choose-customer'
import { connectAction } from '../fixtures/connect-action'
import { conversationRouting, routingOnWhatsApp } from '../fixtures/conversation-routing'
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
import { whisper, whisperAction } from '../fixtures/whisper'
import { brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext } from '../support/fake-context'
import { coldBundle } from '../support/functions'
import { invoke } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

const everyRequest: readonly (readonly [keyof typeof paths, Record<string, string>])[] = [
  ['incomingCall', incomingCall],
  ['incomingCall', menuKey],
  ['whisper', whisper],
  ['whisperAction', whisperAction],
  ['connectAction', connectAction],
  ['conversationStatus', conversationStatus],
  ['conversationRecording', conversationRecording],
  ['voicemailAction', voicemailAction],
  ['voicemailRecording', voicemailRecording],
  ['outOfSession', outOfSessionCall],
  ['outOfSession', outOfSessionMessage],
  ['chooseCustomer', chooseCustomer],
  ['intercept', interceptCall],
  ['intercept', interceptMessage],
  ['interaction', interactionCall],
  ['interaction', interactionMessage],
  ['outgoingConversation', outgoingConversation],
  ['conversationRouting', conversationRouting],
  ['conversationRouting', routingOnWhatsApp],
  ['conversations', conversationAdd],
  ['conversations', participantAdded],
  ['conversations', stateUpdated],
  ['crm', customersList],
  ['crm', customerDetails],
  ['templates', templatesByCustomer],
]

/** Addresses, names, places and words: everything of the requests above that is somebody's. */
const personal = [
  '5557654321',
  '5558675310',
  '5551230001',
  '5559990001',
  'worker-1@example.com',
  'customer-17',
  'A customer',
  'A worker',
  'SAN FRANCISCO',
  'OAKLAND',
  'When do you open',
  ...customerKeys,
]

/** However the request ends: answered, refused or with the fallback. */
const ends: readonly (readonly [string, object, (request: Record<string, string>) => object])[] = [
  ['nothing is known', brokenSync(() => Promise.reject(twilioError(404, 20404))), (request) => request],
  ['Sync is unavailable', brokenSync(() => Promise.reject(twilioError(503, 20503))), (request) => request],
  [
    'the request cannot be read',
    {},
    (request) => Object.fromEntries(Object.entries(request).map(([name, value]) => [name, [value, value]])),
  ],
  [
    'an address stands in every field',
    {},
    (request) => Object.fromEntries(Object.keys(request).map((name) => [name, '+15557654321'])),
  ],
]

describe.each(ends)('when %s', (_, sync, change) => {
  it.each(everyRequest)('the log about %s names nobody', async (name, request) => {
    const log = captureLog()
    await invoke(coldBundle(name), fakeContext(wholeEnvironment, clientWith(sync)), change(request))
    expect(log.entries).toHaveLength(1)
    for (const value of personal) expect(log.entries[0]?.text).not.toContain(value)
    expect(log.entries[0]?.text).not.toContain(wholeEnvironment['STATE_KEY_SECRET'])
  })
})
