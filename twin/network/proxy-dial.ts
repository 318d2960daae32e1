import { newSid } from '../account'
import { ApplicationError } from './application-error'
import { hasLeft, type Call } from './call-state'
import { plannedCall, startRinging, talk, waitForAnswer } from './dial'
import { dialledLeg } from './dialled-leg'
import { beginInteraction, interactionTeller } from './proxy-interaction'
import { proxyCodes } from './proxy-codes'
import type { InSession } from './proxy-reach'

/** Assumption: Proxy lets a phone ring as long as `<Dial>` does. https://www.twilio.com/docs/voice/twiml/dial#timeout */
const RINGING_SECONDS = 30

/** Proxy calls the other participant, who sees a proxy number and never the caller's own. */
export async function dialParticipant(reached: InSession, call: Call): Promise<void> {
  const { session, other } = reached
  const { part, network, progress } = call
  progress.session = session
  if (session.mode === 'message-only') {
    throw new ApplicationError(proxyCodes.sessionForMessages, `Session ${session.sid} is for messages only`)
  }
  // Twilio's sample has no data as long as nothing is known of how long it takes.
  const arrival = { resourceSid: call.sid, resourceType: 'call', data: '' } as const
  const interaction = await beginInteraction(reached, arrival, network)
  progress.session = network.proxy.findOpen(part.from, part.to)?.session ?? session
  if (!interaction) {
    progress.outcome = 'blocked'
    return
  }

  const leg = dialledLeg(newSid('CA'), { from: other.proxyIdentifier, to: other.identifier }, call)
  const ids = { participantSid: other.sid, resourceSid: leg.sid }
  const tell = interactionTeller(interaction, ids, call.courier, network)
  const participant = { name: other.identifier, shown: other.proxyIdentifier }
  const phone = plannedCall(call, RINGING_SECONDS)

  await tell('initiated')
  if (phone.rings) {
    startRinging(participant, call)
    await tell('ringing')
  }
  await waitForAnswer(participant, phone, call)
  progress.outcome = hasLeft(call) ? 'hung-up' : 'no-answer'
  if (phone.status !== 'completed') {
    leg.end(phone.status)
    return tell(phone.status)
  }
  call.answer()
  leg.answer()
  await tell('in-progress')
  await talk(participant, phone, call)
  leg.end('completed')
  progress.outcome = 'answered'
  await tell('completed', JSON.stringify({ duration: String(phone.talkingSeconds) }))
}
