/** Something in a routing file that cannot stay. */
export interface Mistake {
  /** The way to it: `teams.0.workers`. */
  readonly at: string
  /** What is wrong with it, or what would be right. */
  readonly says: string
}

/** Everything but the first of each name is there already. */
export function repeated(names: readonly string[], pathOf: (at: number) => string): readonly Mistake[] {
  const seen = new Set<string>()
  return names.flatMap((name, at) => {
    if (seen.has(name)) return [{ at: pathOf(at), says: 'is there already' }]
    seen.add(name)
    return []
  })
}
