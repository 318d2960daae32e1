import { parseConversationStatus } from '../../src/webhooks/conversation-status'
import { conversationStatus, documentedStatuses } from '../fixtures/conversation-status'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

describe("a step of a conversation's call leg", () => {
  it('is read from a whole request', () => {
    expect(parseConversationStatus(conversationStatus)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        dialCallSid: 'CAfedcba9876543210fedcba9876543210',
        conversationSid: 'CH0123456789abcdef0123456789abcdef',
        startedBy: 'customer',
        status: 'call-ringing',
        sequence: 2,
        at: new Date('2022-05-07T00:58:19Z'),
      },
    })
  })

  it('tells that a worker called', () => {
    expect(parseConversationStatus({ ...conversationStatus, WorkerInitiated: 'true' })).toMatchObject({
      event: { startedBy: 'worker' },
    })
  })

  it.each(documentedStatuses)('knows the documented status %s', (status) => {
    expect(parseConversationStatus({ ...conversationStatus, Status: status })).toMatchObject({ event: { status } })
  })

  it('keeps a status that no document knows: an event is noted, not judged', () => {
    const request = { ...conversationStatus, Status: 'call-transferred' }
    expect(parseConversationStatus(request)).toMatchObject({ ok: true, event: { status: 'call-transferred' } })
  })

  it('lets the leg stand for the call when our own query is lost', () => {
    expect(parseConversationStatus(without(conversationStatus, 'call'))).toMatchObject({
      ok: true,
      event: { callSid: 'CAfedcba9876543210fedcba9876543210' },
    })
  })

  it.each([
    ['Sat, 7 May 2022 00:58:19 +0000', '2022-05-07T00:58:19.000Z'],
    ['Sat, 07 May 2022 00:58:19 +0000', '2022-05-07T00:58:19.000Z'],
    ['Fri, 6 May 2022 17:58:19 -0700', '2022-05-07T00:58:19.000Z'],
    ['Sat, 7 May 2022 00:58:19 GMT', '2022-05-07T00:58:19.000Z'],
  ])('reads the RFC 2822 time %s', (written, at) => {
    const request = { ...conversationStatus, Timestamp: written }
    expect(parseConversationStatus(request)).toMatchObject({ ok: true, event: { at: new Date(at) } })
  })

  describeWebhook({
    parse: parseConversationStatus,
    request: conversationStatus,
    required: {
      DialCallSid: ['CH0123456789abcdef0123456789abcdef'],
      Status: [],
      SequenceNumber: ['-1', '1.5', 'two', ' 2', '1234567890'],
    },
    optional: {
      call: ['CH0123456789abcdef0123456789abcdef'],
      ConversationSid: ['CA0123456789abcdef0123456789abcdef'],
      WorkerInitiated: [],
      // JavaScript's Date would read all but the first and the last, the others in the time zone of the machine.
      Timestamp: [
        'yesterday',
        '1',
        '2022',
        '7 May 2022',
        'Sat, 7 May 2022 00:58:19',
        'Sat, 99 May 2022 00:58:19 +0000',
      ],
    },
  })
})
