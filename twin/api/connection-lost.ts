/** No answer to a request, ever. Whoever carries answers makes of it what a caller would notice on a real connection. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'

  constructor(
    /** `breaks`: the connection is reset. `hangs`: it stays open, and nothing comes. */
    readonly how: 'breaks' | 'hangs',
    operation: string,
  ) {
    super(`the connection ${how} in place of an answer to ${operation}`)
  }
}
