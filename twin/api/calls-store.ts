/** A call that has come in to the account. */
export interface CallRecord {
  readonly sid: string
  readonly from: string
  readonly to: string
  /** Of https://www.twilio.com/docs/voice/api/call-resource#call-status-values, those that the phone network has. */
  readonly status: 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer'
  readonly createdAt: Date
  /** Nobody may have answered it. */
  readonly answeredAt?: Date | undefined
  readonly endedAt?: Date | undefined
}

/** The calls of the account. Its REST operation stands on the same store. */
export interface CallsStore {
  /** As the call stands now: one with the same SID takes its place. */
  put(call: CallRecord): void
  find(sid: string): CallRecord | undefined
}
