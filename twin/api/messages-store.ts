/** A text that was sent by the REST API, or that the phone network has carried. */
export interface Message {
  readonly sid: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply'
  /** The service that has chosen `from`, if one has. */
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
  /** One that the phone network has carried: the REST API has it from now on, too. */
  put(message: Message): void
  /** Those that were sent by the REST API, in the order in which they were sent. */
  list(): readonly Message[]
}
