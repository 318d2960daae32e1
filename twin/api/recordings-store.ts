/** How a recording came to be, of Twilio's list as much as the phone network does. */
export type RecordingSource = 'RecordVerb' | 'DialVerb'

export interface Recording {
  readonly sid: string
  readonly callSid: string
  readonly channels: 1 | 2
  readonly source: RecordingSource
  readonly startedAt: Date
  readonly status: 'in-progress' | 'processing' | 'completed' | 'absent'
  /** Nobody knows it before the end. */
  readonly durationSeconds?: number | undefined
  /** Why it is absent. */
  readonly errorCode?: number | undefined
}

/** The recordings of the account. Its REST operations stand on the same store: what is deleted there is gone here. */
export interface RecordingsStore {
  /** One with the same SID takes its place. */
  add(recording: Recording): Recording
  find(sid: string): Recording | undefined
  /** In the order of their creation. */
  list(): readonly Recording[]
  /**
   * From now on its media can be fetched. Without a duration, it has that with which it was added. Does nothing to a
   * recording that somebody has deleted meanwhile.
   */
  complete(sid: string, durationSeconds?: number): void
  /** Nothing was heard: it will never have media. */
  markAbsent(sid: string, errorCode?: number): void
}
