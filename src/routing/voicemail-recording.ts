import type { RecordingStatusChanged } from '../webhooks/recording-status'
import type { Address } from './address'
import { recipientsOf, timeZoneOf, wishesOf, type Facts as NoticeFacts, type Recipient } from './notice'

/** A message that somebody has left. */
export interface Left {
  readonly customer: Address | undefined
  readonly number: Address | undefined
  readonly durationSeconds: number | undefined
  /** UTC, ISO 8601 */
  readonly at: string
}

/** Asked for only where there is a message, or where its caller was told that there is. */
export interface Facts extends NoticeFacts {
  readonly left: Left
}

export type Decision =
  | { readonly kind: 'note'; readonly because: 'in-progress' | 'absent' | 'nothing-heard' }
  /** The caller believes that there is a message. */
  | { readonly kind: 'note'; readonly because: 'failed'; readonly alert: true }
  | {
      readonly kind: 'tell'
      readonly because: 'message-left' | 'told-before'
      /** Is there no audio, although the caller was told that the message is saved? Then somebody has to look, too. */
      readonly alert: boolean
      readonly left: Left
      readonly recipients: readonly Recipient[]
      readonly timeZone: string | undefined
    }
  /** An alert where somebody should be told. */
  | { readonly kind: 'tell-nobody'; readonly because: 'nobody-to-tell'; readonly alert: boolean }

/** Is there a message? One of no full second is none, as the caller was told. */
export function holdsMessage({ status, durationSeconds }: RecordingStatusChanged): boolean {
  return status === 'completed' && durationSeconds !== 0
}

export function decideVoicemailRecording(audio: RecordingStatusChanged, facts: Facts | undefined): Decision {
  switch (audio.status) {
    case 'in-progress':
      return { kind: 'note', because: audio.status }
    case 'absent':
      return facts ? tell(facts, true) : { kind: 'note', because: audio.status }
    case 'failed':
      return facts ? tell(facts, true) : { kind: 'note', because: 'failed', alert: true }
    case 'completed':
      return facts ? tell(facts, false) : { kind: 'note', because: 'nothing-heard' }
  }
}

function tell(facts: Facts, isLost: boolean): Decision {
  const { left } = facts
  const recipients = recipientsOf(left, facts)
  if (recipients.length === 0) {
    return { kind: 'tell-nobody', because: 'nobody-to-tell', alert: isLost || wishesOf(facts.number).length > 0 }
  }
  return { kind: 'tell', because: 'message-left', alert: isLost, left, recipients, timeZone: timeZoneOf(facts) }
}
