import { did, sleepSeconds, type Call } from './call-state'

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
  const { script, progress } = call
  const willSpeak = !progress.hasLeftMessage && script.message !== 'none' && script.message > 0
  const recordedSeconds = willSpeak ? await speak(script.message, limits, call) : 0
  if (recordedSeconds > 0) progress.outcome = 'voicemail'
  else if (!progress.hasLeftMessage) progress.outcome = 'no-message'
  progress.hasLeftMessage ||= recordedSeconds > 0

  const hungUp = script.hangsUp === 'after-message'
  if (hungUp) {
    did(call, call.caller, 'hangs up')
    progress.status = 'completed'
    return { recordedSeconds, hungUp }
  }
  if (recordedSeconds === 0) did(call, call.caller, 'says nothing')
  const silence = Math.min(limits.timeout, limits.maxLength - recordedSeconds)
  await sleepSeconds(call, silence)
  const kept = recordedSeconds > 0 && limits.trim === 'do-not-trim' ? silence : 0
  return { recordedSeconds: recordedSeconds + kept, hungUp }
}

async function speak(seconds: number, { maxLength }: Limits, call: Call): Promise<number> {
  const recorded = Math.min(Math.ceil(seconds), maxLength)
  did(call, call.caller, `speaks for ${seconds} s`)
  await sleepSeconds(call, recorded)
  return recorded
}
