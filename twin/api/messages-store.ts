/** A text that was sent by the REST API. */
export interface Message {
  readonly sid: string
  readonly from: string
  readonly to: string
  readonly body: string
  /** The service that has chosen `from`. */
  readonly messagingServiceSid: string | undefined
  readonly sentAt: Date
}

/** What an operator has set up in the Console. */
export interface MessagingSettings {
  /** Those of the account's numbers that can send texts. */
  readonly numbers: readonly string[]
  /** By SID; each sends from the first of its numbers. */
  readonly services?: Readonly<Record<string, readonly string[]>>
}

/** The texts of the account. */
export interface MessagesStore {
  /** Until then the account has no number, and no text is taken. */
  configure(settings: MessagingSettings): void
  /** This customer has answered STOP to this number. */
  optOut(customer: string, number: string): void
  /** In the order in which they were sent. */
  list(): readonly Message[]
}
