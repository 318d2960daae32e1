/** A phone number that the account has. */
export interface IncomingNumber {
  readonly sid: string
  readonly phoneNumber: string
  /** Where it stands in lists. */
  readonly order: string
  readonly since: Date
}

/** The phone numbers of the account: what somebody has bought, ported or hosted. */
export interface IncomingNumbersStore {
  /** From now on the account has these, too. E.164. */
  own(phoneNumbers: readonly string[]): void
}
