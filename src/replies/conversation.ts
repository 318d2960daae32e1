import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { RecordMode, Trim } from '../routing/directory'

/** Where Twilio tells what happens. */
export interface Callback<Event> {
  readonly url: string
  /** Otherwise POST. */
  readonly method?: 'GET' | 'POST'
  /** Otherwise those that Twilio takes for the most important. */
  readonly events?: readonly Event[]
}

/** Every attribute of `<Conversation>`. What is left out is as Twilio has it. */
export interface Conversation {
  readonly serviceInstanceSid: string
  readonly inboundAutocreation?: boolean | undefined
  readonly routingAssignmentTimeoutSeconds?: number | undefined
  readonly inboundTimeoutSeconds?: number | undefined
  readonly record?: RecordMode | undefined
  readonly trim?: Trim | undefined
  readonly recordingStatus?: Callback<'in-progress' | 'completed' | 'absent'> | undefined
  readonly status?: Callback<'call-initiated' | 'call-ringing' | 'call-answered' | 'call-completed'> | undefined
  /** TwiML that whoever is called hears before the caller. The page has no attribute for its method, which is POST. */
  readonly whisper?: Pick<Callback<never>, 'url'> | undefined
}

/** Where the call goes on afterwards. */
export type Action = Pick<Callback<never>, 'url' | 'method'>

/** `<Connect><Conversation>`. https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function connect(response: VoiceResponse, conversation: Conversation, action?: Action): void {
  const { recordingStatus, status, whisper } = conversation
  const verb: Unset<VoiceResponse.ConnectAttributes> = { action: action?.url, method: action?.method }
  const noun: Unset<VoiceResponse.ConversationAttributes> = {
    serviceInstanceSid: conversation.serviceInstanceSid,
    inboundAutocreation: conversation.inboundAutocreation,
    routingAssignmentTimeout: conversation.routingAssignmentTimeoutSeconds,
    inboundTimeout: conversation.inboundTimeoutSeconds,
    record: conversation.record,
    trim: conversation.trim,
    recordingStatusCallback: recordingStatus?.url,
    recordingStatusCallbackMethod: recordingStatus?.method,
    recordingStatusCallbackEvent: recordingStatus?.events && [...recordingStatus.events],
    statusCallback: status?.url,
    statusCallbackMethod: status?.method,
    statusCallbackEvent: status?.events && [...status.events],
    url: whisper?.url,
  }
  // What is undefined the SDK leaves out, although its types do not say so.
  response.connect(verb as VoiceResponse.ConnectAttributes).conversation(noun as VoiceResponse.ConversationAttributes)
}

type Unset<Attributes> = { readonly [Name in keyof Attributes]: Attributes[Name] | undefined }
