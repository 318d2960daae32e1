import { parseVoicemailAction } from '../../src/webhooks/voicemail-action'
import { voicemailAction } from '../fixtures/voicemail-action'
import { describeWebhook } from '../support/describe-webhook'

const recordings = 'https://api.twilio.com/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Recordings'

describe('a message left', () => {
  it('is read from a whole request, the recording from the end of its URL', () => {
    expect(parseVoicemailAction(voicemailAction)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        from: '+15557654321',
        to: '+15551230001',
        recordingSid: 'RE00112233445566778899aabbccddeeff',
        durationSeconds: 17,
      },
    })
  })

  it.each(['.mp3', '.wav', '.json', '.mp3?RequestedChannels=2'])(
    'may have a recording URL that ends with %s',
    (end) => {
      const request = { ...voicemailAction, RecordingUrl: `${recordings}/RE00112233445566778899aabbccddeeff${end}` }
      const event = { recordingSid: 'RE00112233445566778899aabbccddeeff' }
      expect(parseVoicemailAction(request)).toMatchObject({ ok: true, event })
    },
  )

  it('takes a duration of 0 for what it is', () => {
    const request = { ...voicemailAction, RecordingDuration: '0' }
    expect(parseVoicemailAction(request)).toMatchObject({ ok: true, event: { durationSeconds: 0 } })
  })

  describeWebhook({
    parse: parseVoicemailAction,
    request: voicemailAction,
    required: {
      CallSid: ['RE00112233445566778899aabbccddeeff'],
      RecordingUrl: [
        recordings,
        `${recordings}/CA00112233445566778899aabbccddeeff`,
        `${recordings}/RE00112233445566778899aabbccddeef`,
        `${recordings}/RE00112233445566778899aabbccddeeff0`,
        `${recordings}/RE00112233445566778899aabbccddeeff/`,
      ],
    },
    optional: { From: [], To: [], RecordingDuration: ['-1', 'long'] },
  })
})
