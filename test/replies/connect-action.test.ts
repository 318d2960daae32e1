import { afterConversation } from '../../src/replies/connect-action'
import { builtIn } from '../../src/replies/prompts'
import { sayAndHangUp, hangUp } from '../../src/replies/spoken'
import { takeVoicemail } from '../../src/replies/voicemail'
import { linksFrom } from '../../src/runtime/paths'
import { german } from '../fixtures/prompts'

const link = linksFrom('https://calls.example.com')
const again = sayAndHangUp('This stands for the same connection.')
const after = (decision: Parameters<typeof afterConversation>[0]) => afterConversation(decision, () => again, link)

const about = { alert: false } as const
const voicemail = { kind: 'voicemail', ...about, because: 'no-answer', cleanUp: false } as const

describe('after a conversation', () => {
  it('that went well the call ends', () => {
    expect(after({ kind: 'hang-up', because: 'session-success', ...about })).toEqual(hangUp())
  })

  it.each(['notAvailable', 'busy', 'failed'] as const)('a customer may leave a message: %s', (prompt) => {
    expect(after({ ...voicemail, prompt, prompts: undefined })).toEqual(takeVoicemail(link, builtIn[prompt]))
  })

  it("a customer hears the number's language", () => {
    expect(after({ ...voicemail, prompt: 'busy', prompts: german })).toEqual(takeVoicemail(link, german.busy, german))
  })

  it('that failed within Twilio there is another', () => {
    expect(after({ kind: 'connect-again', because: 'internal-error', number: undefined, ...about })).toEqual(again)
  })

  it('that a stranger may not have, they hear so, or nothing', () => {
    const because = 'no-existing-conversation'
    expect(after({ kind: 'message', because, prompts: undefined, ...about })).toEqual(
      sayAndHangUp('Sorry, this number does not take calls. Goodbye.'),
    )
    expect(after({ kind: 'message', because, prompts: german, ...about })).toEqual(
      sayAndHangUp(german.noConversation, german),
    )
    expect(after({ kind: 'reject', because, ...about })).toEqual(hangUp())
  })

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
    expect(after({ kind: 'explain', because, ...about })).toEqual(sayAndHangUp(words))
  })
})
