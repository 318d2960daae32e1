import type { Mistake } from '../mistake'
import { overflowChain, overflowOf } from '../overflow'
import type { RoutingFile } from '../schema'

/** Who overflows comes to an end, and at a Proxy number somebody can be rung before it. */
export function checkOverflow({ workers, teams, numbers }: RoutingFile): readonly Mistake[] {
  const ids = teams.map(({ id }) => id)
  const phoneOf = new Map(workers.map(({ identity, phone }) => [identity, phone]))
  /** Where somebody is missing, that is the mistake. */
  const mayRing = (id: string) => {
    const members = teams.find((team) => team.id === id)?.workers ?? []
    return members.length === 0 || members.some((worker) => !phoneOf.has(worker) || phoneOf.get(worker) !== undefined)
  }

  const circles = teams.flatMap(({ id, overflow }, at): readonly Mistake[] => {
    if (overflow === id) return [{ at: `teams.${at}.overflow`, says: 'must be another team' }]
    const circle = overflowChain(teams, id)
    const first = Math.min(...circle.map((one) => ids.indexOf(one)))
    if (at !== first || overflowOf(teams, circle.at(-1) ?? id) !== id) return []
    const says = `goes in a circle: ${[...circle, id].join(' → ')}; the last team must have no overflow`
    return [{ at: `teams.${at}.overflow`, says }]
  })

  const silent = numbers.flatMap(({ service, team }, at): readonly Mistake[] => {
    const chain = overflowChain(teams, team)
    if (service !== 'proxy' || chain.some(mayRing)) return []
    const names = chain.map((id) => `"${id}"`).join(', ')
    return [{ at: `numbers.${at}.team`, says: `nobody in ${names} has a phone, and a Proxy number needs one to ring` }]
  })
  return [...circles, ...silent]
}
