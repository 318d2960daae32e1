import { keptFrom } from '../blocked-schema'
import { repeated, type Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { didYouMean } from '../suggestion'

/** Nothing is there twice, nobody is named who is not there, and nothing is there that nobody names. */
export function checkNames({ workers, teams, numbers, hours, blocked }: RoutingFile): readonly Mistake[] {
  const identities = workers.map(({ identity }) => identity)
  const teamIds = teams.map(({ id }) => id)
  const hoursIds = hours.map(({ id }) => id)
  const used = new Set(teams.map((team) => team.hours))

  return [
    ...repeated(identities, (at) => `workers.${at}.identity`),
    ...repeated(teamIds, (at) => `teams.${at}.id`),
    ...repeated(
      numbers.map(({ address }) => address),
      (at) => `numbers.${at}.address`,
    ),
    ...repeated(hoursIds, (at) => `hours.${at}.id`),
    ...teams.flatMap((team, at) => [
      ...named(team.workers, identities, `teams.${at}.workers`),
      ...unknown(team.hours, hoursIds, `teams.${at}.hours`, 'the hours'),
      ...unknown(team.overflow, teamIds, `teams.${at}.overflow`, 'the teams'),
    ]),
    ...numbers.flatMap(({ team, menu = [] }, at) => [
      ...unknown(team, teamIds, `numbers.${at}.team`, 'the teams'),
      ...menu.flatMap((choice, index) =>
        unknown(choice.team, teamIds, `numbers.${at}.menu.${index}.team`, 'the teams'),
      ),
      ...repeated(
        menu.map(({ key }) => key),
        (index) => `numbers.${at}.menu.${index}.key`,
      ),
    ]),
    ...blocked.flatMap((entry, at) => named(keptFrom(entry) ?? [], identities, `blocked.${at}.workers`)),
    ...hoursIds
      .map((id, at) => ({ id, at: `hours.${at}.id`, says: 'no team has these hours; give them to one or remove them' }))
      .filter(({ id }) => !used.has(id)),
  ]
}

/** Workers who are named are there, each once. */
function named(workers: readonly string[], identities: readonly string[], at: string): readonly Mistake[] {
  return [
    ...workers.flatMap((worker) => unknown(worker, identities, at, 'the workers')),
    ...[...new Set(workers)]
      .filter((worker) => workers.indexOf(worker) < workers.lastIndexOf(worker))
      .map((worker) => ({ at, says: `"${worker}" is there twice` })),
  ]
}

function unknown(name: string | undefined, known: readonly string[], at: string, among: string): readonly Mistake[] {
  if (name === undefined || known.includes(name)) return []
  return [{ at, says: `"${name}" is not among ${among}${didYouMean(name, known)}` }]
}
