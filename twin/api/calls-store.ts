/** A call that has come in to the account, or the one that it was put through by. */
export interface CallRecord {
  readonly sid: string
  readonly from: string
  readonly to: string
  /** Of https://www.twilio.com/docs/voice/api/call-resource#call-status-values, those that the phone network has. */
  readonly status: 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'canceled' | 'failed'
  /** The call that came in, of one that was made to put that through. Without it, the call came in itself. */
  readonly parentSid?: string | undefined
  readonly createdAt: Date
  /** Nobody may have answered it. */
  readonly answeredAt?: Date | undefined
  readonly endedAt?: Date | undefined
}

/** The calls of the account. Its REST operations stand on the same store. */
export interface CallsStore {
  /** As the call stands now: it takes the place of one with the same SID. One that was deleted stays so. */
  put(call: CallRecord): void
  find(sid: string): CallRecord | undefined
}
