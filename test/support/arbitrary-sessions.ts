import * as fc from 'fast-check'
import { sessionModes, type SessionMode } from '../../src/routing/directory'
import { takes } from '../../src/routing/session-mode'
import { overflowChain } from '../../tools/routing/overflow'

export const mode = fc.constantFrom(...sessionModes)

const sessions = fc.record(
  {
    ttlSeconds: fc.integer({ min: 1, max: 2_147_483_646 }),
    endAtClosing: fc.boolean(),
    endAfterCall: fc.boolean(),
    pauseWhileClosed: fc.boolean(),
    keepContactsPrivate: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** What only a Proxy number has. */
export const proxyFields = { mode, sessions, answerEverySeconds: fc.integer({ min: 60, max: 604_800 }) }

interface Ruled {
  readonly team: string
  readonly mode?: SessionMode
  readonly sessions?: Readonly<Record<string, unknown>>
}

interface Hourly {
  readonly id: string
  readonly overflow?: string
  readonly hours?: string
}

/** Without the rules that would never apply, and without rules where none is left. */
export function withoutVainRules<Number extends Ruled>(number: Number, teams: readonly Hourly[]): Number {
  const { sessions, ...rest } = number
  const closes = (id: string) => teams.some((team) => team.id === id && team.hours !== undefined)
  const applies: Readonly<Record<string, boolean>> = {
    endAtClosing: overflowChain(teams, number.team).some(closes),
    pauseWhileClosed: overflowChain(teams, number.team).some(closes),
    endAfterCall: takes(number.mode, 'call'),
    keepContactsPrivate: takes(number.mode, 'message'),
  }
  const rules = Object.entries(sessions ?? {}).filter(([rule]) => applies[rule] ?? true)
  return { ...rest, ...(rules.length > 0 && { sessions: Object.fromEntries(rules) }) } as Number // of which only rules are taken
}
