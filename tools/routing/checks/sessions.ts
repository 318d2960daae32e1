import { takes } from '../../../src/routing/session-mode'
import type { Mistake } from '../mistake'
import { overflowChain } from '../overflow'
import type { RoutingFile } from '../schema'

/** No rule is written of sessions to which it would never apply. */
export function checkSessions({ numbers, teams }: RoutingFile): readonly Mistake[] {
  const alwaysOpen = new Set(teams.filter(({ hours }) => hours === undefined).map(({ id }) => id))
  return numbers.flatMap(({ service, team, mode, sessions = {} }, at): readonly Mistake[] => {
    if (service !== 'proxy') return [] // which is the mistake
    const { endAtClosing, endAfterCall, pauseWhileClosed, keepContactsPrivate } = sessions
    const chain = overflowChain(teams, team)
    const neverCloses = chain.every((id) => alwaysOpen.has(id))
    const names = chain.map((id) => `"${id}"`).join(', ')
    const noHours = `needs hours, which none of its teams has: ${names}`
    const never: readonly (readonly [rule: string, applies: boolean | undefined, says: string])[] = [
      ['endAtClosing', endAtClosing && neverCloses, noHours],
      ['pauseWhileClosed', pauseWhileClosed && neverCloses, noHours],
      ['endAfterCall', endAfterCall && !takes(mode, 'call'), 'has no effect where no calls are put through'],
      [
        'keepContactsPrivate',
        keepContactsPrivate && !takes(mode, 'message'),
        'has no effect where no messages are put through',
      ],
    ]
    return never
      .filter(([, applies]) => applies)
      .map(([rule, , says]) => ({ at: `numbers.${at}.sessions.${rule}`, says }))
  })
}
