import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import { addressOn, type Address } from './address'
import type { Worker } from './directory'
import { nearestFirst } from './nearest'

/** Everything the choice may depend on. If it is not here, it does not matter. */
export interface Facts {
  readonly worker: Worker | undefined
  /** On which the customer knows this worker, the best known first. `undefined`: nobody could say. */
  readonly known: readonly Address[] | undefined
  /** On which the customer is in a Conversation that is not closed. `undefined`: nobody could say. */
  readonly inUse: readonly Address[] | undefined
  /** Which other workers are being given for this customer at this moment. */
  readonly beingGiven: readonly Address[]
}

type Why = 'known-address' | 'own-address' | 'team-address-nearest'

export interface GivenAddress {
  readonly kind: 'address'
  readonly proxyAddress: Address
  readonly why: Why
  /**
   * Unchecked: not everything could be asked, so that it is only what the directory says, or may be in use. Unnoted: next
   * time nobody will know that the customer knows the worker by this address.
   */
  readonly because: Why | `${Why}-unchecked` | `${Why}-unnoted`
  readonly alert?: boolean
}

export type Refused =
  | {
      readonly kind: 'refuse'
      readonly because: 'worker-not-in-directory' | 'no-address-on-channel' | 'only-the-customers-own-address'
    }
  | {
      readonly kind: 'refuse'
      readonly because: 'all-addresses-in-use'
      readonly inUse: readonly Address[]
      readonly beingGiven: readonly Address[]
    }

export type Decision = GivenAddress | Refused

/**
 * An address on which the customer knows the worker; otherwise the worker's own; otherwise the team's, nearest to the
 * customer. Never one with which the customer is in a Conversation, which Frontline refuses with its error 48031.
 */
export function decideOutgoingConversation(start: OutgoingConversation, facts: Facts): Decision {
  const { worker, known, inUse, beingGiven } = facts
  if (!worker) return { kind: 'refuse', because: 'worker-not-in-directory' }
  const candidates = candidatesFor(start, worker)
  if (candidates.length === 0) return { kind: 'refuse', because: whyNoCandidate(start, worker) }

  const free = candidates.filter(({ address }) => !inUse?.includes(address) && !beingGiven.includes(address))
  const familiar = known?.find((address) => free.some((candidate) => candidate.address === address))
  const [first] = free
  const isChecked = known !== undefined && inUse !== undefined
  const give = (proxyAddress: Address, why: Why): GivenAddress => {
    const checked: GivenAddress = { kind: 'address', proxyAddress, why, because: why }
    return isChecked ? checked : unchecked(checked)
  }
  if (familiar !== undefined) return give(familiar, 'known-address')
  if (first) return give(first.address, first.of === 'worker' ? 'own-address' : 'team-address-nearest')

  const all = [...new Set(candidates.map(({ address }) => address))]
  const used = all.filter((address) => inUse?.includes(address))
  return {
    kind: 'refuse',
    because: 'all-addresses-in-use',
    inUse: used,
    beingGiven: all.filter((address) => !used.includes(address)),
  }
}

/**
 * The worker's own first, in the operator's order, then the teams', the nearest first. Only of the channel's kind (48029),
 * and never the customer's own (48027).
 */
export function candidatesFor(start: OutgoingConversation, worker: Worker): Worker['proxyAddresses'] {
  const usable = worker.proxyAddresses.filter(
    ({ address }) => addressOn(start.channel, address) && address !== start.customer,
  )
  const own = usable.filter((each) => each.of === 'worker')
  const teams = usable.filter((each) => each.of === 'team').map(({ address }) => address)
  return [...own, ...nearestFirst(start.customer, teams).map((address) => ({ address, of: 'team' }) as const)]
}

function whyNoCandidate({ channel }: OutgoingConversation, { proxyAddresses }: Worker) {
  const hasAny = proxyAddresses.some(({ address }) => addressOn(channel, address))
  return hasAny ? 'only-the-customers-own-address' : 'no-address-on-channel'
}

/** Whoever looks into the log shall know why Frontline may refuse it. */
export function unchecked(given: GivenAddress): GivenAddress {
  return { ...given, because: `${given.why}-unchecked`, alert: true }
}

export function unnoted(given: GivenAddress): GivenAddress {
  return given.alert ? given : { ...given, because: `${given.why}-unnoted`, alert: true }
}
