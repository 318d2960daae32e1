import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import { connect, type Action, type Conversation } from '../../src/replies/conversation'
import { parseTwiml } from '../support/twiml-tree'

const service = 'ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'

type Example = readonly [attribute: string, conversation: Omit<Conversation, 'serviceInstanceSid'>, documented: string]

const recorded = { record: 'record-from-answer' } as const
const recordingStatus = { url: 'https://example.com/yourRecordingStatusCallback' }
const status = { url: 'https://example.com/yourStatusCallback' }

/** Every example of https://www.twilio.com/docs/voice/twiml/connect/conversation, in its order and word for word. */
const examples: readonly Example[] = [
  ['serviceInstanceSid', {}, `<Conversation serviceInstanceSid="${service}" />`],
  [
    'inboundAutocreation',
    { inboundAutocreation: true },
    `<Conversation serviceInstanceSid="${service}" inboundAutocreation="true" />`,
  ],
  [
    'routingAssignmentTimeout',
    { inboundAutocreation: true, routingAssignmentTimeoutSeconds: 10 },
    `<Conversation serviceInstanceSid="${service}" inboundAutocreation="true" routingAssignmentTimeout="10" />`,
  ],
  [
    'inboundTimeout',
    { inboundTimeoutSeconds: 10 },
    `<Conversation serviceInstanceSid="${service}" inboundTimeout="10"/>`,
  ],
  ['record', recorded, `<Conversation serviceInstanceSid="${service}" record="record-from-answer"/>`],
  [
    'trim',
    { ...recorded, trim: 'trim-silence' },
    `<Conversation serviceInstanceSid="${service}" record="record-from-answer" trim="trim-silence"/>`,
  ],
  [
    'recordingStatusCallback',
    { ...recorded, recordingStatus },
    `<Conversation serviceInstanceSid="${service}" record="record-from-answer" recordingStatusCallback="https://example.com/yourRecordingStatusCallback"/>`,
  ],
  [
    'recordingStatusCallbackMethod',
    { ...recorded, recordingStatus: { ...recordingStatus, method: 'GET' } },
    `<Conversation serviceInstanceSid="${service}" record="record-from-answer" recordingStatusCallback="https://example.com/yourRecordingStatusCallback" recordingStatusCallbackMethod="GET"/>`,
  ],
  [
    'recordingStatusCallbackEvent',
    { ...recorded, recordingStatus: { ...recordingStatus, events: ['in-progress', 'completed'] } },
    `<Conversation serviceInstanceSid="${service}" record="record-from-answer" recordingStatusCallback="https://example.com/yourRecordingStatusCallback" recordingStatusCallbackEvent="in-progress completed"/>`,
  ],
  [
    'statusCallback',
    { status },
    `<Conversation serviceInstanceSid="${service}" statusCallback="https://example.com/yourStatusCallback"/>`,
  ],
  [
    'statusCallbackMethod',
    { status: { ...status, method: 'GET' } },
    `<Conversation serviceInstanceSid="${service}" statusCallback="https://example.com/yourStatusCallback" statusCallbackMethod="GET" />`,
  ],
  [
    'statusCallbackEvent',
    { status: { ...status, events: ['call-initiated', 'call-ringing', 'call-answered', 'call-completed'] } },
    `<Conversation serviceInstanceSid="${service}" statusCallback="https://example.com/yourStatusCallback" statusCallbackEvent="call-initiated call-ringing call-answered call-completed"/>`,
  ],
]

function rendered(conversation: Omit<Conversation, 'serviceInstanceSid'>, action?: Action) {
  const response = new VoiceResponse()
  connect(response, { serviceInstanceSid: service, ...conversation }, action)
  return parseTwiml(response.toString())
}

describe('<Connect><Conversation> is the documented example', () => {
  it.each(examples)('of %s', (_, conversation, documented) => {
    const whole = `<Response><Connect>${documented}</Connect></Response>`
    expect(rendered(conversation)).toEqual(parseTwiml(whole))
  })

  it('of the action and method of <Connect>', () => {
    expect(rendered({}, { url: 'https://example.com/yourActionUrl', method: 'GET' })).toEqual(
      parseTwiml(`
        <Response>
          <Connect action="https://example.com/yourActionUrl" method="GET">
            <Conversation serviceInstanceSid="${service}" />
          </Connect>
        </Response>`),
    )
  })

  it('of a customer who is prompted to leave a voicemail', () => {
    expect(rendered({ inboundTimeoutSeconds: 20 }, { url: 'https://example.com/myActionUrl' })).toEqual(
      parseTwiml(`
        <Response>
          <Connect action="https://example.com/myActionUrl">
            <Conversation serviceInstanceSid="${service}" inboundTimeout="20"/>
          </Connect>
        </Response>`),
    )
  })

  /** The page describes `url` without an example, and has no attribute for its method. */
  it('with a url for whoever is called', () => {
    expect(rendered({ whisper: { url: 'https://example.com/whisper' } })).toEqual(
      parseTwiml(`
        <Response>
          <Connect>
            <Conversation serviceInstanceSid="${service}" url="https://example.com/whisper"/>
          </Connect>
        </Response>`),
    )
  })
})
