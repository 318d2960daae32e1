/** What of a team matters here. */
interface Overflowing {
  readonly id: string
  readonly overflow?: string | undefined
}

/** For each call all of them are read. */
export const MOST_TEAMS_IN_CHAIN = 10

/** The ids of the team that answers and of those that it overflows to, in order. A circle ends where it closes. */
export function overflowChain(teams: readonly Overflowing[], id: string): readonly string[] {
  return chainAlong(overflows(teams), id)
}

/** Where each team overflows to. Of teams with the same id the first one counts. */
export function overflows(teams: readonly Overflowing[]): ReadonlyMap<string, string | undefined> {
  return new Map(teams.toReversed().map(({ id, overflow }) => [id, overflow]))
}

export function chainAlong(next: ReadonlyMap<string, string | undefined>, id: string): readonly string[] {
  const chain = new Set([id])
  for (let team = next.get(id); team !== undefined && !chain.has(team); team = next.get(team)) chain.add(team)
  return [...chain]
}
