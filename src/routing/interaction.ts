import type { InteractionTold } from '../webhooks/interaction'
import type { Address } from './address'
import type { SessionRules, Team } from './directory'
import { endsOf } from './session-terms'
import { isCounted } from './standings'

/** The two of a session, each with the number of ours that they see. */
export interface InTouch {
  readonly customer: Address
  /** Seen by the customer. */
  readonly number: Address
  /** Identity. */
  readonly worker: string
  /** Seen by the worker. */
  readonly seen: Address
  /** How long the session lasts after this, where the number says so. */
  readonly ttlSeconds?: number | undefined
}

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  /** `undefined`: nobody knows who is in this session. `unavailable`: it cannot be asked just now. */
  readonly between:
    | (InTouch & {
        /** Of the number that the customer sees. */
        readonly rules: SessionRules
        /** Those who answer that number, the team and where it overflows to. */
        readonly teams: readonly Team[]
      })
    | 'unavailable'
    | undefined
  readonly now: Date
}

interface Concerning {
  readonly between: InTouch
  /** What the session may hold a place of: the worker, and the number that is kept for them. */
  readonly places: readonly string[]
}

export type Decision =
  | { readonly kind: 'note'; readonly because: 'session-unknown' }
  /** Whom it was between may be lost, should Proxy not tell it again. */
  | { readonly kind: 'note'; readonly because: 'session-unavailable'; readonly alert: true }
  | ({ readonly kind: 'renew'; readonly because: 'session-goes-on' } & Concerning)
  | ({ readonly kind: 'end'; readonly because: 'call-over' | 'ended-before' } & Concerning)

/** The session goes on, and is counted for as long again; or it was for one call, and is over. */
export function decideInteraction({ isCallOver }: InteractionTold, { between, now }: Facts): Decision {
  if (!between) return { kind: 'note', because: 'session-unknown' }
  if (between === 'unavailable') return { kind: 'note', because: 'session-unavailable', alert: true }
  const { rules, teams, ...inTouch } = between
  const { worker } = inTouch
  const places = placesOf(inTouch, teams)
  if (isCallOver && rules.endAfterCall) return { kind: 'end', because: 'call-over', between: inTouch, places }
  const lasting = { ...inTouch, ttlSeconds: rules.ttlSeconds }
  // What ends at closing time has its place until then. Where the worker's team does not close, it ends by its ttl.
  const team = teams.find(({ members }) => members.some(({ identity }) => identity === worker))
  const endsAtClosing = endsOf(rules, team, now).dateExpiry !== undefined
  return { kind: 'renew', because: 'session-goes-on', between: lasting, places: endsAtClosing ? [] : places }
}

function placesOf({ worker, seen }: InTouch, teams: readonly Team[]): readonly string[] {
  const memberships = teams.flatMap((team) =>
    team.members.filter(({ identity }) => identity === worker).map((member) => ({ team, member })),
  )
  const counted = memberships.some(({ team, member }) => isCounted(team, member))
  const reserved = memberships.some(({ member }) => member.reservedNumber === seen)
  return [...(counted ? [worker] : []), ...(reserved ? [seen] : [])]
}
