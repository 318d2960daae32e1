import { parseCallStatus } from '../../src/webhooks/call-status'
import { callStatus, documentedBeginnings, documentedEnds } from '../fixtures/call-status'
import { describeWebhook } from '../support/describe-webhook'

describe('the status of a call', () => {
  it('is read from a whole request', () => {
    expect(parseCallStatus(callStatus)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        from: '+15557654321',
        to: '+15551230001',
        isOver: true,
        wasAnswered: true,
      },
    })
  })

  it.each(documentedEnds)('tells by %s that it is over', (CallStatus) => {
    expect(parseCallStatus({ ...callStatus, CallStatus })).toMatchObject({ event: { isOver: true } })
  })

  it('tells by completed alone that it was answered', () => {
    const answered = documentedEnds.filter((CallStatus) => {
      const parsed = parseCallStatus({ ...callStatus, CallStatus })
      return parsed.ok && parsed.event.wasAnswered
    })
    expect(answered).toEqual(['completed'])
  })

  it.each([...documentedBeginnings, 'a-status-of-tomorrow'])('does not take %s for the end', (CallStatus) => {
    expect(parseCallStatus({ ...callStatus, CallStatus })).toMatchObject({ event: { isOver: false } })
  })

  describeWebhook({
    parse: parseCallStatus,
    request: callStatus,
    required: { CallSid: ['RE00112233445566778899aabbccddeeff'], CallStatus: [] },
    optional: { From: [], To: [] },
  })
})
