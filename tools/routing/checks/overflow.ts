import type { Mistake } from '../mistake'
import { chainAlong, MOST_TEAMS_IN_CHAIN, overflows } from '../overflow'
import type { RoutingFile } from '../schema'

/** Who overflows comes to an end, soon, and at a Proxy number somebody can be rung before it. */
export function checkOverflow({ workers, teams, numbers }: RoutingFile): readonly Mistake[] {
  const next = overflows(teams)
  const chainOf = (id: string) => chainAlong(next, id)
  const position = new Map(teams.map(({ id }, at) => [id, at] as const).toReversed())

  const endless = teams.flatMap(({ id, overflow }, at): readonly Mistake[] => {
    if (overflow === id) return [{ at: `teams.${at}.overflow`, says: 'must be another team' }]
    const chain = chainOf(id)
    const last = chain.at(-1) ?? id
    const inCircle = next.get(last) === id
    if (inCircle && chain.every((one) => at <= (position.get(one) ?? at))) {
      const says = `goes in a circle: ${[...chain, id].join(' → ')}; the last team must have no overflow`
      return [{ at: `teams.${at}.overflow`, says }]
    }
    // Of a chain that is much too long, once: where it has one team too many.
    if (next.get(last) !== undefined || chain.length !== MOST_TEAMS_IN_CHAIN + 1) return []
    const says = `begins a chain of ${chain.length} teams, ${chain.join(' → ')}; it may have ${MOST_TEAMS_IN_CHAIN}`
    return [{ at: `teams.${at}.overflow`, says }]
  })
  return [...endless, ...silentNumbers({ workers, teams, numbers }, chainOf)]
}

function silentNumbers(
  { workers, teams, numbers }: Pick<RoutingFile, 'workers' | 'teams' | 'numbers'>,
  chainOf: (id: string) => readonly string[],
): readonly Mistake[] {
  const phoneOf = new Map(workers.map(({ identity, phone }) => [identity, phone]))
  const membersOf = new Map(teams.map((team) => [team.id, team.workers]))
  /** Where somebody is missing, that is the mistake. */
  const mayRing = (id: string) => {
    const members = membersOf.get(id) ?? []
    return members.length === 0 || members.some((worker) => !phoneOf.has(worker) || phoneOf.get(worker) !== undefined)
  }
  return numbers.flatMap(({ service, team }, at): readonly Mistake[] => {
    const chain = service === 'proxy' ? chainOf(team) : []
    if (chain.length === 0 || chain.some(mayRing)) return []
    const names = chain.map((id) => `"${id}"`).join(', ')
    return [{ at: `numbers.${at}.team`, says: `nobody in ${names} has a phone, and a Proxy number needs one to ring` }]
  })
}
