import { ApplicationError } from './application-error'
import { answer, did, sleepSeconds, theCaller, type Call } from './call-state'
import { phoneCall } from './phone'
import { proxyCodes } from './proxy-codes'
import type { InSession } from './proxy-reach'

/** Assumption: Proxy lets a phone ring as long as `<Dial>` does. https://www.twilio.com/docs/voice/twiml/dial#timeout */
const RINGING_SECONDS = 30

/** Proxy calls the other participant, who sees a proxy number and never the caller's own. */
export async function dialParticipant({ session, other }: InSession, call: Call): Promise<void> {
  const { script, network, progress } = call
  progress.session = session
  if (session.mode === 'message-only') {
    throw new ApplicationError(proxyCodes.sessionForMessages, `Session ${session.sid} is for messages only`)
  }
  network.proxy.interact(session.sid)
  progress.session = network.proxy.findOpen(script.from, script.to)?.session ?? session

  const phone = phoneCall(script.worker, RINGING_SECONDS)
  if (phone.rings) did(call, other.identifier, `hears the phone ring: ${other.proxyIdentifier} calls`)
  await sleepSeconds(call, phone.ringingSeconds)
  did(call, other.identifier, phone.what)
  if (phone.status === 'completed') {
    answer(call)
    await sleepSeconds(call, phone.talkingSeconds)
    const talked = `and ${theCaller(call)} have talked for ${phone.talkingSeconds} s; ${other.identifier} hangs up`
    did(call, other.identifier, talked)
  }
  progress.outcome = phone.status === 'completed' ? 'answered' : 'no-answer'
}
