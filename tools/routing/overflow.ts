/** What of a team matters here. */
interface Overflowing {
  readonly id: string
  readonly overflow?: string | undefined
}

/** The ids of the team that answers and of those that it overflows to, in order. A circle ends where it closes. */
export function overflowChain(teams: readonly Overflowing[], id: string): readonly string[] {
  const chain = [id]
  for (let next = overflowOf(teams, id); next !== undefined && !chain.includes(next); next = overflowOf(teams, next)) {
    chain.push(next)
  }
  return chain
}

export function overflowOf(teams: readonly Overflowing[], id: string): string | undefined {
  return teams.find((team) => team.id === id)?.overflow
}
