import { parseIncomingCall } from '../../src/webhooks/incoming-call'
import { incomingCall, menuKey } from '../fixtures/incoming-call'
import { describeWebhook } from '../support/describe-webhook'

describe('an incoming call', () => {
  const event = {
    callSid: 'CA0123456789abcdef0123456789abcdef',
    from: '+15557654321',
    to: '+15551230001',
    timesAsked: 0,
    key: undefined,
  }

  it('is read from a whole request', () => {
    expect(parseIncomingCall(incomingCall)).toEqual({ ok: true, event })
  })

  it('is read with the key that the caller has pressed, and how often they were asked', () => {
    expect(parseIncomingCall(menuKey)).toEqual({ ok: true, event: { ...event, timesAsked: 1, key: '2' } })
  })

  it.each(['0', '9', '*', '#'])('may come with the key %s', (Digits) => {
    expect(parseIncomingCall({ ...menuKey, Digits })).toMatchObject({ ok: true, event: { key: Digits } })
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
    request: menuKey,
    required: {
      CallSid: [
        'CA0123456789abcdef0123456789abcde',
        'SM0123456789abcdef0123456789abcdef',
        'CA0123456789abcdef0123456789abcdeg',
        'CA0123456789abcdef0123456789abcdef\n',
      ],
      To: [],
    },
    optional: { From: [], menu: ['one', '-1', '1.5', '1 '], Digits: [] },
  })
})
