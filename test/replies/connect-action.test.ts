import { afterConversation } from '../../src/replies/connect-action'
import { sayAndHangUp, hangUp } from '../../src/replies/spoken'
import { takeVoicemail } from '../../src/replies/voicemail'
import { linksFrom } from '../../src/runtime/paths'
import { documentedDialCallStatuses, documentedResults } from '../fixtures/connect-action'

const link = linksFrom('https://calls.example.com')
const reasons = [...documentedResults, ...documentedDialCallStatuses, 'unknown-result'] as const

const notAvailable = 'Sorry, we are not available right now. Please leave a message after the tone. Thank you!'
const engaged = 'Sorry, we are on another call right now. Please leave a message after the tone. Thank you!'

describe('after a conversation', () => {
  it('that went well the call ends', () => {
    expect(afterConversation({ kind: 'hang-up', because: 'session-success' }, link)).toEqual(hangUp())
  })

  it.each(reasons)(
    'that failed because of %s a customer may leave a message, and hears of nothing technical',
    (because) => {
      const prompt = because === 'busy' ? engaged : notAvailable
      expect(afterConversation({ kind: 'voicemail', because }, link)).toEqual(takeVoicemail(link, prompt))
    },
  )

  const couldNotConnect = 'Your call could not be connected. Please try again later.'
  const noLongerExists = 'This conversation no longer exists. Please start a new one with the customer.'

  it.each([
    ['no-answer', 'The customer did not answer.'],
    ['busy', 'The customer is on another call.'],
    ['failed', 'The customer could not be reached on this number.'],
    ['canceled', 'The call was canceled.'],
    ['invalid-conversation', noLongerExists],
    ['no-existing-conversation', noLongerExists],
    ['completed', couldNotConnect],
    ['session-success', couldNotConnect],
    ['dialed-call-incomplete', couldNotConnect],
    ['failed-create-conversation', couldNotConnect],
    ['no-other-participants', couldNotConnect],
    ['internal-error', couldNotConnect],
    ['unknown-result', couldNotConnect],
  ] as const)('that failed because of %s a worker hears: %s', (because, words) => {
    expect(afterConversation({ kind: 'explain', because }, link)).toEqual(sayAndHangUp(words))
  })
})
