import { modeOfBoth } from '../../../src/routing/session-mode'
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
  const known = new Map(workers.map((worker) => [worker.identity, worker]))
  const membersOf = new Map(teams.map((team) => [team.id, team.workers]))
  /** Where somebody is missing, that is the mistake. */
  const hasAny = (chain: readonly string[], isMeant: (worker: RoutingFile['workers'][number]) => boolean) =>
    chain.some((id) => {
      const members = membersOf.get(id) ?? []
      const found = members.flatMap((worker) => known.get(worker) ?? [])
      return found.length === 0 || found.length < members.length || found.some(isMeant)
    })
  return numbers.flatMap(({ service, team, mode }, at): readonly Mistake[] => {
    if (service !== 'proxy') return []
    const chain = chainOf(team)
    const names = chain.map((id) => `"${id}"`).join(', ')
    if (!hasAny(chain, ({ phone }) => phone !== undefined)) {
      const says = `nobody in ${names} has a phone, and a Proxy number needs one to ring`
      return [{ at: `numbers.${at}.team`, says }]
    }
    if (hasAny(chain, (worker) => worker.phone !== undefined && modeOfBoth(mode, worker.mode) !== undefined)) return []
    const says = `nobody in ${names} takes ${mode === 'message-only' ? 'messages' : 'calls'}, which is all that is put through`
    return [{ at: `numbers.${at}.mode`, says }]
  })
}
