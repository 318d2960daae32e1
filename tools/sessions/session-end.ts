/** What says when a session ends by itself. */
export interface Lasting {
  readonly dateExpiry: Date | null
  /** Seconds. 0 says nothing. */
  readonly ttl: number
  readonly dateLastInteraction: Date | null
  readonly dateCreated: Date
}

/** `dateExpiry` overrides the ttl, which counts from the creation and from each interaction anew. */
export function endOf({ dateExpiry, ttl, dateLastInteraction, dateCreated }: Lasting): Date | undefined {
  if (dateExpiry) return dateExpiry
  return ttl > 0 ? new Date((dateLastInteraction ?? dateCreated).getTime() + ttl * 1000) : undefined
}
