/** A worker, as Frontline knows them since they first signed in to the app. */
export interface FrontlineUser {
  readonly sid: string
  readonly identity: string
  readonly friendlyName: string
  readonly avatar: string | undefined
  readonly state: 'active' | 'deactivated'
  /** The switch in the app: whether pool routing may give them new conversations. */
  readonly isAvailable: boolean
}

/** The workers of the Frontline instance. Their REST operations stand on the same store. */
export interface FrontlineUsersStore {
  /**
   * These have signed in. Assumption: they have switched themselves on since; Twilio's pages have them unavailable until
   * they do.
   */
  signIn(identities: readonly string[]): void
  /** By SID or identity. */
  find(sidOrIdentity: string): FrontlineUser | undefined
  /** Throws ApiError 20404. */
  update(sidOrIdentity: string, changes: Partial<Omit<FrontlineUser, 'sid' | 'identity'>>): FrontlineUser
}
