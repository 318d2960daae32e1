import type { CallChanged } from '../webhooks/call-status'
import { isPhoneNumber, type Address } from './address'
import { recipientsOf, timeZoneOf, wishesOf, type Facts as NoticeFacts, type Recipient } from './notice'

export interface Facts {
  /** Was the caller asked for a message? */
  readonly messageExpected: boolean
  readonly messageLeft: boolean
  /** Asked for only where the call was missed. */
  readonly missed: (NoticeFacts & { readonly blocked: boolean }) | undefined
}

export interface MissedCall {
  readonly kind: 'missed'
  readonly because: 'no-message-left' | 'nobody-to-tell' | 'told-before'
  readonly customer: Address | undefined
  readonly number: Address | undefined
  readonly recipients: readonly Recipient[]
  readonly timeZone: string | undefined
  /** To the customer. */
  readonly textBack: { readonly from: Address; readonly to: Address; readonly words: string } | undefined
  /** Nobody is told, although somebody should be. */
  readonly alert: boolean
}

export type Decision =
  { readonly kind: 'nothing'; readonly because: 'not-over' | 'no-message-expected' | 'message-left' } | MissedCall

/** Somebody has called, has reached nobody, and has hung up without a message. */
export function decideCallStatus(call: CallChanged, { messageExpected, messageLeft, missed }: Facts): Decision {
  if (!call.isOver) return { kind: 'nothing', because: 'not-over' }
  if (messageLeft) return { kind: 'nothing', because: 'message-left' }
  if (!messageExpected || !missed) return { kind: 'nothing', because: 'no-message-expected' }

  const { from: customer, to: number } = call
  const recipients = recipientsOf({ customer, number }, missed)
  const nobody = recipients.length === 0
  const words = missed.number?.missedCallText
  const mayBeTexted = isPhoneNumber(customer) && number !== undefined && !missed.blocked
  return {
    kind: 'missed',
    because: nobody ? 'nobody-to-tell' : 'no-message-left',
    customer,
    number,
    recipients,
    timeZone: timeZoneOf(missed),
    textBack: mayBeTexted && words !== undefined ? { from: number, to: customer, words } : undefined,
    alert: nobody && wishesOf(missed.number).length > 0,
  }
}
