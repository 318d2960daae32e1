import { hangUp, leave, type Call } from './call-state'
import { did, inSentence, sleepSeconds } from './listener'
import { abandoned, phoneCall, type PhoneCall } from './phone'

/** Whoever is called for the caller. */
export interface Other {
  /** As a transcript calls them. */
  readonly name: string
  /** What their phone shows. */
  readonly shown: string
}

/** What is to come of calling them, unless something else ends it. */
export function plannedCall({ part }: Call, timeoutSeconds: number): PhoneCall {
  const phone = phoneCall(part.other, timeoutSeconds)
  return phone.rings && part.callerHangsUp === 'while-it-rings' ? abandoned(phone) : phone
}

export function startRinging({ name, shown }: Other, call: Call): void {
  did(call, name, `hears the phone ring: ${shown} calls`)
}

/** Until they answer or do not, or the caller has had enough. */
export async function waitForAnswer({ name }: Other, phone: PhoneCall, call: Call): Promise<void> {
  await sleepSeconds(call, phone.ringingSeconds)
  if (phone.rings && call.part.callerHangsUp === 'while-it-rings') hangUp(call)
  did(call, name, phone.what)
}

/** Until one of them hangs up. */
export async function talk({ name }: Other, phone: PhoneCall, call: Call): Promise<void> {
  await sleepSeconds(call, phone.talkingSeconds)
  const callerHangsUp = call.part.callerHangsUp === 'while-talking'
  const first = callerHangsUp ? inSentence(call) : name
  did(call, name, `and ${inSentence(call)} have talked for ${phone.talkingSeconds} s; ${first} hangs up`)
  if (callerHangsUp) leave(call)
}
