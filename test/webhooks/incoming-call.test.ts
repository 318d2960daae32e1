import { parseIncomingCall } from '../../src/webhooks/incoming-call'
import { incomingCall } from '../fixtures/incoming-call'
import { describeWebhook } from '../support/describe-webhook'

describe('an incoming call', () => {
  it('is read from a whole request', () => {
    expect(parseIncomingCall(incomingCall)).toEqual({
      ok: true,
      event: { callSid: 'CA0123456789abcdef0123456789abcdef', from: '+15557654321', to: '+15551230001' },
    })
  })

  it.each(['anonymous', 'client:alice', 'sip:alice@example.com', '+266696687'])('may come from %s', (from) => {
    expect(parseIncomingCall({ ...incomingCall, From: from })).toMatchObject({ ok: true, event: { from } })
  })

  it('takes 1,000 characters of a field and no more', () => {
    const longest = 'x'.repeat(1_000)
    expect(parseIncomingCall({ ...incomingCall, To: longest })).toMatchObject({ ok: true, event: { to: longest } })
    expect(parseIncomingCall({ ...incomingCall, To: `${longest}x` })).toMatchObject({ ok: false })
  })

  describeWebhook({
    parse: parseIncomingCall,
    request: incomingCall,
    required: {
      CallSid: [
        'CA0123456789abcdef0123456789abcde',
        'SM0123456789abcdef0123456789abcdef',
        'CA0123456789abcdef0123456789abcdeg',
        'CA0123456789abcdef0123456789abcdef\n',
      ],
      To: [],
    },
    optional: { From: [] },
  })
})
