import { parseRecordingStatus } from '../../src/webhooks/recording-status'
import {
  alsoSeen,
  conversationRecording,
  documentedRecordingStatuses,
  voicemailRecording,
} from '../fixtures/recording-status'
import { describeWebhook } from '../support/describe-webhook'

describe('the status of a recording', () => {
  it('is read from the request about a voicemail', () => {
    expect(parseRecordingStatus(voicemailRecording)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        recordingSid: 'RE00112233445566778899aabbccddeeff',
        status: 'completed',
        durationSeconds: 17,
        channels: 1,
        source: 'RecordVerb',
      },
    })
  })

  it("is read from the request about a conversation, under the customer's call that our own URL names", () => {
    expect(parseRecordingStatus(conversationRecording)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        recordingSid: 'RE00112233445566778899aabbccddeeff',
        status: 'completed',
        durationSeconds: 61,
        channels: 2,
        source: 'constructed',
      },
    })
  })

  it('is read with the track, the time at which it began, and no error', () => {
    const { event } = parseRecordingStatus({ ...voicemailRecording, ...alsoSeen }) as { event: object }
    expect(event).toMatchObject({ track: 'inbound', startedAt: new Date('2022-05-07T00:58:19Z'), errorCode: undefined })
  })

  it.each(documentedRecordingStatuses)('knows the documented status %s', (status) => {
    expect(parseRecordingStatus({ ...voicemailRecording, RecordingStatus: status })).toMatchObject({
      event: { status },
    })
  })

  describeWebhook({
    parse: parseRecordingStatus,
    request: { ...conversationRecording, ...alsoSeen, ErrorCode: '16101' },
    required: {
      CallSid: ['RE00112233445566778899aabbccddeeff'],
      RecordingSid: ['CA0123456789abcdef0123456789abcdef'],
      RecordingStatus: ['COMPLETED', 'complete'],
    },
    optional: {
      call: ['RE00112233445566778899aabbccddeeff'],
      RecordingDuration: ['-1', '17s'],
      RecordingChannels: ['mono'],
      RecordingSource: [],
      RecordingTrack: [],
      RecordingStartTime: ['yesterday'],
      ErrorCode: ['none'],
    },
  })
})
