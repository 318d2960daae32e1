import { hasLeft, type Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { callPartner } from './conversation-leg'
import { findPartner } from './find-partner'

/** What the request to the action URL says of the session, besides the standard parameters. */
export type ConversationResult = Readonly<Record<string, string>>

/**
 * One `<Connect><Conversation>` session of a call.
 * https://www.twilio.com/docs/voice/twiml/connect/conversation, "Twilio's request to the action URL"
 */
export async function holdConversation(options: ConversationOptions, call: Call): Promise<ConversationResult> {
  const { progress, part } = call
  progress.connects++
  const session = { WorkerInitiated: String(part.app !== undefined) }
  const partner = await findPartner(options, call)
  if (partner.kind === 'nobody') {
    progress.outcome = 'no-answer'
    // Assumption: where nobody was dialled, there is no dialled call to tell about.
    return { ...session, Result: partner.result }
  }
  const leg = await callPartner(partner, options, call)
  const isConnected = leg.status === 'completed'
  progress.outcome = isConnected ? 'answered' : hasLeft(call) ? 'hung-up' : 'no-answer'
  return {
    ...session,
    Result: isConnected ? 'session-success' : 'dialed-call-incomplete',
    DialCallStatus: leg.status,
    DialCallSid: leg.sid,
    DialCallDuration: String(leg.seconds),
    ...(leg.recording && {
      RecordingSid: leg.recording.sid,
      RecordingUrl: leg.recording.url,
      RecordingDuration: String(leg.recording.seconds),
    }),
  }
}
