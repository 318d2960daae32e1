import { parseWhisperAction } from '../../src/webhooks/whisper-action'
import { whisperAction } from '../fixtures/whisper'
import { describeWebhook } from '../support/describe-webhook'

describe('a key that a worker presses', () => {
  it('is read with the call of the customer', () => {
    expect(parseWhisperAction(whisperAction)).toEqual({
      ok: true,
      event: { callSid: 'CA0123456789abcdef0123456789abcdef', key: '1' },
    })
  })

  describeWebhook({
    parse: parseWhisperAction,
    request: whisperAction,
    required: { Digits: ['two', '…', '2 '] },
    optional: { call: ['CA0123456789abcdef0123456789abcde', 'SM0123456789abcdef0123456789abcdef'] },
  })
})
