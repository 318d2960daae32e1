import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { dialWorker } from './conversation-leg'
import { findPartner } from './conversation-partner'

/** What the request to the action URL says of the session, besides the standard parameters. */
export type ConversationResult = Readonly<Record<string, string>>

/**
 * One `<Connect><Conversation>` session of an inbound call.
 * https://www.twilio.com/docs/voice/twiml/connect/conversation, "Twilio's request to the action URL"
 */
export async function holdConversation(options: ConversationOptions, call: Call): Promise<ConversationResult> {
  const session = { WorkerInitiated: 'false' }
  const partner = await findPartner(options, call)
  if (partner.kind === 'none') {
    call.progress.outcome = 'no-answer'
    // Assumption: where nobody was dialled, there is no dialled call to tell about.
    return { ...session, Result: partner.result }
  }
  const leg = await dialWorker(partner, options, call)
  call.progress.outcome = leg.status === 'completed' ? 'answered' : 'no-answer'
  return {
    ...session,
    Result: leg.status === 'completed' ? 'session-success' : 'dialed-call-incomplete',
    DialCallStatus: leg.status,
    DialCallSid: leg.sid,
    DialCallDuration: String(leg.talkingSeconds),
    ...(leg.recording && {
      RecordingSid: leg.recording.sid,
      RecordingUrl: leg.recording.url,
      RecordingDuration: String(leg.recording.seconds),
    }),
  }
}
