import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Connect } from '../routing/incoming-call'
import { paths, type Link } from '../runtime/paths'
import { twiml, type Reply } from './reply'

export interface Connection {
  readonly callSid: string
  readonly serviceInstanceSid: string
}

/** `<Connect><Conversation>`. https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function connectCall(decision: Connect, { callSid, serviceInstanceSid }: Connection, link: Link): Reply {
  const response = new VoiceResponse()
  if (decision.greeting) response.say(decision.greeting)
  // The callbacks name the call leg only: the customer's call travels in their URLs, so that one call has one timeline.
  const call = { call: callSid }
  response.connect({ action: link(paths.connectAction), method: 'POST' }).conversation({
    serviceInstanceSid,
    inboundTimeout: decision.inboundTimeoutSeconds,
    statusCallback: link(paths.conversationStatus, call),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['call-initiated', 'call-ringing', 'call-answered', 'call-completed'],
    ...(decision.record !== 'do-not-record' && {
      record: decision.record,
      recordingStatusCallback: link(paths.conversationRecording, call),
      recordingStatusCallbackMethod: 'POST',
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'] as const,
    }),
  })
  return twiml(response)
}
