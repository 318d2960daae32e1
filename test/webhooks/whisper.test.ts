import { parseWhisper } from '../../src/webhooks/whisper'
import { whisper } from '../fixtures/whisper'
import { describeWebhook } from '../support/describe-webhook'

describe('a whisper', () => {
  it('is read from our own URL, whatever the leg says of itself', () => {
    expect(parseWhisper(whisper)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        caller: '+15557654321',
        number: '+15551230001',
        team: 'night-shift',
        mode: 'accept',
      },
    })
  })

  it('does no more than announce the call where its mode is not known', () => {
    expect(parseWhisper({ ...whisper, mode: 'refuse' })).toMatchObject({ event: { mode: 'announce' } })
  })

  describeWebhook({
    parse: parseWhisper,
    request: whisper,
    required: { call: ['CA0123456789abcdef0123456789abcde', 'SM0123456789abcdef0123456789abcdef'] },
    optional: {
      caller: ['anonymous', '15557654321', 'client:alice', '+0'],
      number: ['whatsapp:+15551230001', '15551230001'],
      team: [],
      mode: ['off', 'Accept'],
    },
  })
})
