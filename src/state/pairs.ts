import type { Party, ProxySessions } from '../twilio/proxy-sessions'
import type { Directory } from './directory'
import { recent } from './recent'

/** The two of a session, told apart. */
export interface Pair {
  readonly customer: Party
  readonly worker: Party & { readonly identity: string }
}

/** Who is in a session. */
export interface Pairs {
  /** `undefined`: it is no session of ours, or not of one customer and one worker. */
  of(sessionSid: string): Promise<Pair | undefined>
}

/** The parties of a session do not change; whose phone it is may, once in years. */
const FRESH_MILLISECONDS = 10 * 60_000

/** Remembered by a warm container for some minutes, because everything that goes through a session asks. Who is not known is asked for again. */
export function pairsIn(
  proxySessions: Pick<ProxySessions, 'parties'> | undefined,
  directory: Pick<Directory, 'workerWithPhone'>,
  now: () => number,
): Pairs {
  const seen = recent<Pair | undefined>(FRESH_MILLISECONDS, now)
  const look = async (sessionSid: string): Promise<Pair | undefined> => {
    const parties = (await proxySessions?.parties(sessionSid)) ?? []
    const known = await Promise.all(
      parties.map(async (party) => ({
        ...party,
        identity: (await directory.workerWithPhone(party.address))?.identity,
      })),
    )
    const pair = pairOf(known)
    if (pair) seen.set(sessionSid, pair)
    return pair
  }
  return { of: (sessionSid) => seen.getOr(sessionSid, () => look(sessionSid)) }
}

/** The customer is the one who is no worker. */
function pairOf(parties: readonly (Party & { readonly identity: string | undefined })[]): Pair | undefined {
  const customers = parties.filter(({ identity }) => identity === undefined)
  const [worker] = parties.flatMap(({ identity, ...party }) => (identity === undefined ? [] : { ...party, identity }))
  const [customer] = customers
  if (parties.length !== 2 || !customer || !worker) return undefined
  return { customer: { address: customer.address, proxyNumber: customer.proxyNumber }, worker }
}
