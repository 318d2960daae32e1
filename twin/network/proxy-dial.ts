import { ApplicationError } from './application-error'
import { hasLeft, type Call } from './call-state'
import { plannedCall, startRinging, talk, waitForAnswer } from './dial'
import { proxyCodes } from './proxy-codes'
import type { InSession } from './proxy-reach'

/** Assumption: Proxy lets a phone ring as long as `<Dial>` does. https://www.twilio.com/docs/voice/twiml/dial#timeout */
const RINGING_SECONDS = 30

/** Proxy calls the other participant, who sees a proxy number and never the caller's own. */
export async function dialParticipant({ session, other }: InSession, call: Call): Promise<void> {
  const { part, network, progress } = call
  progress.session = session
  if (session.mode === 'message-only') {
    throw new ApplicationError(proxyCodes.sessionForMessages, `Session ${session.sid} is for messages only`)
  }
  network.proxy.interact(session.sid)
  progress.session = network.proxy.findOpen(part.from, part.to)?.session ?? session

  const participant = { name: other.identifier, shown: other.proxyIdentifier }
  const phone = plannedCall(call, RINGING_SECONDS)
  if (phone.rings) startRinging(participant, call)
  await waitForAnswer(participant, phone, call)
  progress.outcome = hasLeft(call) ? 'hung-up' : 'no-answer'
  if (phone.status !== 'completed') return
  call.answer()
  await talk(participant, phone, call)
  progress.outcome = 'answered'
}
