import { hangUp, type Call } from './call-state'
import { did, sleepSeconds } from './listener'

export interface Heard {
  readonly recordedSeconds: number
  readonly hungUp: boolean
}

interface Limits {
  readonly timeout: number
  readonly maxLength: number
  readonly trim: 'trim-silence' | 'do-not-trim'
}

/** Plays the caller at the beep: speaks once in a call, then waits in silence or hangs up. */
export async function listenToCaller(limits: Limits, call: Call): Promise<Heard> {
  const { part, progress } = call
  const { message, callerHangsUp: moment } = part
  const willSpeak = !progress.hasLeftMessage && message !== 'none' && message > 0 && moment !== 'at-the-beep'
  const recordedSeconds = willSpeak ? await speak(message, limits, call) : 0
  if (recordedSeconds > 0) progress.outcome = 'voicemail'
  else if (!progress.hasLeftMessage) progress.outcome = 'no-message'
  progress.hasLeftMessage ||= recordedSeconds > 0

  const hungUp = moment === 'after-message' || moment === 'at-the-beep'
  if (hungUp) {
    hangUp(call)
    return { recordedSeconds, hungUp }
  }
  if (recordedSeconds === 0) did(call, call.name, 'says nothing')
  const silence = Math.min(limits.timeout, limits.maxLength - recordedSeconds)
  await sleepSeconds(call, silence)
  const kept = recordedSeconds > 0 && limits.trim === 'do-not-trim' ? silence : 0
  return { recordedSeconds: recordedSeconds + kept, hungUp }
}

async function speak(seconds: number, { maxLength }: Limits, call: Call): Promise<number> {
  const recorded = Math.min(Math.ceil(seconds), maxLength)
  did(call, call.name, `speaks for ${seconds} s`)
  await sleepSeconds(call, recorded)
  return recorded
}
