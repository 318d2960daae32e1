import type { Mistake } from '../mistake'
import { overflowChain } from '../overflow'
import type { RoutingFile } from '../schema'

/** Frontline's own switch is asked where Frontline asks us who shall answer. */
export function checkAvailability({ numbers, teams }: RoutingFile): readonly Mistake[] {
  const ofFrontline = numbers.filter(({ service }) => service === 'frontline')
  const named = ofFrontline.flatMap(({ team, menu = [] }) => [team, ...menu.map((choice) => choice.team)])
  const answering = new Set(named.flatMap((team) => overflowChain(teams, team)))
  return teams.flatMap(({ id, asksAvailability }, at) =>
    asksAvailability === true && !answering.has(id)
      ? [{ at: `teams.${at}.asksAvailability`, says: 'has no effect where no number of Frontline leads to the team' }]
      : [],
  )
}
