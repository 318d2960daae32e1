import type { CallScript, HangUp, Whisper, WorkerBehaviour, WorkerCallScript } from './script'

/** A call as it is played, whoever placed it. The caller is who is on the line first; the other one is called by Twilio. */
export interface Part {
  readonly from: string
  readonly to: string
  readonly keys: readonly string[]
  readonly callerHangsUp: HangUp | undefined
  /** Seconds that the caller speaks at the beep. */
  readonly message: number | 'none'
  readonly other: WorkerBehaviour
  readonly whisper: Whisper
  readonly twilioFails: 'once' | 'always' | undefined
  readonly creationFails: 'limit' | 'error' | undefined
  /** Who calls from the Frontline app, and the SID of the Conversation that the app names. */
  readonly app: { readonly worker: string; readonly conversationSid: string | undefined } | undefined
}

export function customersPart(script: CallScript): Part {
  const { from, to, keys = [], whisper = {}, worker, message, customerHangsUp, twilioFails, creationFails } = script
  const played = { from, to, keys, whisper, message, twilioFails, creationFails }
  return { ...played, other: worker, callerHangsUp: customerHangsUp, app: undefined }
}

/** `conversationSid`: what the app names. */
export function workersPart(script: WorkerCallScript, conversationSid: string | undefined): Part {
  const { from, to, keys = [], whisper = {}, worker, customer, workerHangsUp, twilioFails } = script
  const played = { from, to, keys, whisper, message: 'none', twilioFails, creationFails: undefined } as const
  return { ...played, other: customer, callerHangsUp: workerHangsUp, app: { worker, conversationSid } }
}
