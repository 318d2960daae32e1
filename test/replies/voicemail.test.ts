import { hangUp, sayAndHangUp } from '../../src/replies/spoken'
import { takeVoicemail } from '../../src/replies/voicemail'
import { afterMessage, thankYou } from '../../src/replies/voicemail-action'
import { linksFrom } from '../../src/runtime/paths'
import { german } from '../fixtures/prompts'
import { twimlIn } from '../support/replied'
import { parseTwiml, wordsIn } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')

describe('voicemail', () => {
  /** The TwiML of https://www.twilio.com/docs/voice/twiml/connect/conversation, with each default that loops or drags on replaced. */
  it('asks, records, asks once more when nothing was heard, and ends when nothing was heard again', () => {
    const prompt =
      'Sorry, your personal advisor is not available right now. Please leave a message after the tone. Thank you!'
    expect(twimlIn(takeVoicemail(link, prompt))).toEqual(
      parseTwiml(`
        <Response>
          <Say>${prompt}</Say>
          <Record
            action="https://calls.example.com/voice/voicemail-action"
            method="POST"
            maxLength="120"
            timeout="5"
            finishOnKey="#"
            playBeep="true"
            trim="trim-silence"
            recordingStatusCallback="https://calls.example.com/voice/voicemail-recording#rc=3&amp;rp=all"
            recordingStatusCallbackMethod="POST"
            recordingStatusCallbackEvent="completed absent"/>
          <Say>We did not hear you. Please leave a message after the tone.</Say>
          <Record
            action="https://calls.example.com/voice/voicemail-action"
            method="POST"
            maxLength="120"
            timeout="5"
            finishOnKey="#"
            playBeep="true"
            trim="trim-silence"
            recordingStatusCallback="https://calls.example.com/voice/voicemail-recording#rc=3&amp;rp=all"
            recordingStatusCallbackMethod="POST"
            recordingStatusCallbackEvent="completed absent"/>
          <Say>We did not hear a message. Goodbye.</Say>
          <Hangup/>
        </Response>`),
    )
  })

  it('plays what somebody has recorded, and says the rest', () => {
    const recorded = { ...german, notAvailable: 'https://calls.example.com/not-available.mp3' }
    const [first, , second] = twimlIn(takeVoicemail(link, recorded.notAvailable, recorded)).content
    expect(first).toEqual({ name: 'Play', attributes: {}, content: [recorded.notAvailable] })
    expect(second).toMatchObject({ name: 'Say', content: [german.tryAgain] })
  })

  it('is confirmed once the message is kept', () => {
    expect(twimlIn(afterMessage({ kind: 'keep', because: 'message-left' }, undefined))).toEqual(
      parseTwiml('<Response><Say>Thank you. Your message has been saved. Goodbye.</Say><Hangup/></Response>'),
    )
  })

  it('says so when nothing was heard', () => {
    expect(twimlIn(afterMessage({ kind: 'goodbye', because: 'nothing-heard' }, undefined))).toEqual(
      parseTwiml('<Response><Say>We did not hear a message. Goodbye.</Say><Hangup/></Response>'),
    )
  })

  it("is confirmed in the number's language", () => {
    expect(wordsIn(twimlIn(afterMessage({ kind: 'keep', because: 'message-left' }, german)))).toBe(german.saved)
    expect(wordsIn(twimlIn(afterMessage({ kind: 'goodbye', because: 'nothing-heard' }, german)))).toBe(
      german.nothingHeard,
    )
  })

  it('promises nothing when nobody knows whether the message was stored', () => {
    expect(wordsIn(twimlIn(thankYou))).not.toMatch(/saved|stored|message/i)
  })
})

describe('the end of a call', () => {
  it('may be silent', () => {
    expect(twimlIn(hangUp())).toEqual(parseTwiml('<Response><Hangup/></Response>'))
  })

  it('may have a last word', () => {
    expect(twimlIn(sayAndHangUp('Goodbye.'))).toEqual(parseTwiml('<Response><Say>Goodbye.</Say><Hangup/></Response>'))
  })
})
