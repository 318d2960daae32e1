import { allOf, pagesOf } from './pages'
import type { ProxyAccount } from './proxy-account'

/** https://www.twilio.com/docs/proxy/proxy-limits: recommended, and not enforced. */
const MOST_PARTICIPANTS = 100
/** Each open session has at most this many participants on one number. */
const MOST_PARTICIPANTS_A_SESSION = 2
const MOST_RESERVED = 5000
const MOST_OTHERS = 500

export interface PoolNumber {
  readonly phoneNumber: string
  readonly isReserved: boolean
  /** How many open sessions it is in. */
  readonly inUse: number
}

export async function poolOf({ service, limited }: ProxyAccount): Promise<readonly PoolNumber[]> {
  return allOf(pagesOf(limited, 'phone-numbers', (size) => service.phoneNumbers.page(size)))
}

export interface Known {
  /** How many a number has in open sessions, by number, where all of these were read. */
  readonly participants?: ReadonlyMap<string, number> | undefined
  /** The numbers in question. Without, all. */
  readonly numbers?: ReadonlySet<string> | undefined
}

export function poolWarnings(pool: readonly PoolNumber[], { participants, numbers }: Known = {}): readonly string[] {
  const reserved = pool.filter(({ isReserved }) => isReserved).length
  return [
    ...pool
      .filter(({ phoneNumber }) => numbers === undefined || numbers.has(phoneNumber))
      .flatMap((number) => crowded(number, participants && (participants.get(number.phoneNumber) ?? 0))),
    ...full('reserved', reserved, MOST_RESERVED),
    ...full('other', pool.length - reserved, MOST_OTHERS),
  ]
}

function crowded({ phoneNumber, inUse }: PoolNumber, participants: number | undefined): readonly string[] {
  const limit = `Twilio recommends ${MOST_PARTICIPANTS} at most`
  const least = Math.max(inUse, participants ?? 0)
  if (least > MOST_PARTICIPANTS) {
    const count = participants === undefined ? `at least ${least}` : String(least)
    return [
      `Warning: ${phoneNumber} has ${count} participants in open sessions, and ${limit}. Add numbers, or close sessions.`,
    ]
  }
  if (participants !== undefined || inUse * MOST_PARTICIPANTS_A_SESSION <= MOST_PARTICIPANTS) return []
  return [
    `Warning: ${phoneNumber} is in ${inUse} open sessions. Its participants may be more than ${MOST_PARTICIPANTS}, and ` +
      `${limit}; this counts them: npm run sessions -- list --participants`,
  ]
}

function full(kind: string, count: number, most: number): readonly string[] {
  if (count < most) return []
  const what = `Warning: the Proxy service has ${count} ${kind} numbers`
  return [count === most ? `${what}, and can have no more.` : `${what}, and Twilio allows ${most}.`]
}
