import { connectAction } from '../fixtures/connect-action'
import { conversationStatus } from '../fixtures/conversation-status'
import { alsoSeen, conversationRecording } from '../fixtures/recording-status'
import { voicemailAction } from '../fixtures/voicemail-action'
import { captureLog } from '../support/captured-log'
import { callSid, customer, recordingSid, scene } from '../support/frontline-scene'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(() => {
  installTwilioGlobal()
  captureLog()
})
afterEach(() => jest.restoreAllMocks())

const leg = connectAction['DialCallSid']
const at = expect.any(String) as unknown

describe('The timeline of a call', () => {
  it('holds everything that Twilio tells of the leg, of the recording, and of the end, in whatever order', async () => {
    const { call, ports } = await scene()
    const recorded = { ...conversationRecording, ...alsoSeen, RecordingStatus: 'failed', ErrorCode: '16102' }
    await call('connectAction', { ...connectAction, CallSid: callSid })
    expect(await call('conversationRecording', recorded)).toBe(204)
    expect(await call('conversationStatus', conversationStatus)).toBe(204)

    const timeline = await ports.callLog.timeline(callSid)
    expect(timeline.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      {
        kind: 'leg-status',
        leg,
        status: 'call-ringing',
        sequence: 2,
        conversation: conversationStatus['ConversationSid'],
        startedBy: 'customer',
        at: '2022-05-07T00:58:19.000Z',
      },
      {
        kind: 'recording',
        recording: recordingSid,
        status: 'failed',
        durationSeconds: 61,
        channels: 2,
        source: 'constructed',
        track: 'inbound',
        errorCode: '16102',
        startedAt: '2022-05-07T00:58:19.000Z',
        at,
      },
      {
        kind: 'result',
        leg,
        result: 'session-success',
        dialCallStatus: 'completed',
        startedBy: 'customer',
        durationSeconds: 62,
        recording: recordingSid,
        outcome: 'hang-up',
        at,
      },
    ])
  })

  it('can be found by the customer who left a message, so that it can be forgotten', async () => {
    const { call, contents, secretKey } = await scene()
    await call('voicemailAction', { ...voicemailAction, CallSid: callSid, From: customer })
    const kept = Object.entries(await contents()).filter(([name]) => name.includes(`${callSid}.message.`))
    expect(kept).toEqual([[expect.any(String), expect.objectContaining({ customer: secretKey('customer', customer) })]])
  })
})
