import type { Intercepted } from '../webhooks/intercept'
import { holdsContactDetails } from './contact-details'
import type { BlockedFrom, SessionRules, Team } from './directory'
import { openingAt } from './hours'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  /** `undefined`: nobody knows who is in this session. */
  readonly between:
    | {
        /** Identity. */
        readonly worker: string
        /** From whom the customer is kept. */
        readonly blockedFrom: BlockedFrom
        /** Of the number that the customer sees. */
        readonly rules: SessionRules
        /** Those who answer that number, the team and where it overflows to. */
        readonly teams: readonly Team[]
      }
    | undefined
  readonly now: Date
}

export type Decision =
  | { readonly kind: 'stop'; readonly because: 'blocked' | 'closed' | 'contact-details' }
  | { readonly kind: 'pass'; readonly because: 'session-unknown' | 'nothing-against-it' }

/** Whatever is not known to be unwanted goes through, in both directions. */
export function decideIntercept({ words }: Intercepted, { between, now }: Facts): Decision {
  if (!between) return { kind: 'pass', because: 'session-unknown' }
  const { worker, blockedFrom, rules, teams } = between
  if (blockedFrom === 'everybody' || blockedFrom.includes(worker)) return { kind: 'stop', because: 'blocked' }
  if (rules.pauseWhileClosed && isClosed(teams, worker, now)) return { kind: 'stop', because: 'closed' }
  if (rules.keepContactsPrivate && words !== undefined && holdsContactDetails(words)) {
    return { kind: 'stop', because: 'contact-details' }
  }
  return { kind: 'pass', because: 'nothing-against-it' }
}

/** By the hours of those teams that this worker is in: whoever answers at night is not silenced by who answers by day. */
function isClosed(teams: readonly Team[], worker: string, now: Date): boolean {
  const theirs = teams.filter(({ members }) => members.some(({ identity }) => identity === worker))
  const answering = theirs.length > 0 ? theirs : teams
  return answering.length > 0 && answering.every(({ hours }) => hours && !openingAt(hours, now).open)
}
