/** A defect that is planted on purpose, and where the suite should notice it. */
export interface Mutation {
  /** What the mistake would be, in words. */
  readonly title: string
  readonly file: string
  /** Occurs once in the file. */
  readonly find: string
  readonly replace: string
  /** The part of the suite that is run, as Jest takes it: the layers that the mistake concerns. */
  readonly tests: readonly string[]
}
