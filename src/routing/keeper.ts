import type { Facts } from './choose-worker'
import { standingsInApp } from './standings'
import { sticky } from './strategies'

type Knowing = Pick<Facts, 'assignedTo' | 'previousWorker' | 'keptFrom'>

/** Of ours, whoever the customer belongs to, else whoever they last spoke with; both are identities. */
export function knownWorker(
  ours: readonly string[],
  { assignedTo, previousWorker, keptFrom = [] }: Knowing,
): string | undefined {
  const mayJoin = (identity: string | undefined) =>
    identity !== undefined && ours.includes(identity) && !keptFrom.includes(identity)
  return [assignedTo, previousWorker].find(mayJoin)
}

/**
 * In whose app a message waits while nobody is free: the same worker for the same customer, of the first team in which
 * anybody is there again when it opens, and of any team where everybody is away.
 */
export function keeperOf(facts: Facts): string | undefined {
  const standings = standingsInApp(facts).flatMap(({ members }) => [members])
  for (const wanted of ['free', 'away']) {
    for (const members of standings) {
      const some = members.flatMap(({ member, standing }) => (standing === wanted ? [member] : []))
      const keeper = sticky(facts.customer, some)
      if (keeper) return keeper.identity
    }
  }
  return undefined
}
