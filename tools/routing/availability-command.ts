import { UserError } from '../command'
import type { RoutingAccount } from './account'
import { setAvailable, setAway, type Availability } from './availability'
import { say } from './say'
import { storedWorkers } from './stored'
import { didYouMean } from './suggestion'

export interface AvailabilityOptions {
  /** In milliseconds. */
  readonly for?: number | undefined
  readonly until?: Date | undefined
  readonly json?: boolean | undefined
}

export async function setWorkerAvailability(
  worker: string,
  availability: Availability,
  options: AvailabilityOptions,
  account: RoutingAccount,
): Promise<void> {
  const now = new Date()
  const until = options.for === undefined ? options.until : new Date(now.getTime() + options.for)
  if (availability === 'available' && until) {
    throw new UserError('--for and --until say how long somebody is away: leave them out for "available".')
  }
  if (until && until <= now) throw new UserError(`${until.toISOString()} is past: say when ${worker} comes back.`)

  const isListed = (await account.ports.directory.worker(worker)) !== undefined
  if (availability === 'away') {
    if (!isListed) throw await unknown(worker, account)
    await setAway(account, worker, until, now)
  } else {
    // Also of somebody who has left: they may come back one day, and shall not be away then.
    const absence = await setAvailable(account, worker)
    if (!isListed && absence === 'missing') throw await unknown(worker, account)
  }
  const shown = { worker, availability, until: until?.toISOString(), listed: isListed }
  say(shown, options.json, (said) => (said.listed ? stateOf(said) : leftBehind(said)))
}

interface Said {
  readonly worker: string
  readonly availability: Availability
  readonly until: string | undefined
}

function stateOf({ worker, availability, until }: Said): string {
  const state = until === undefined ? availability : `away until ${until}`
  return `${worker} is ${state}. Calls and texts on Proxy numbers heed it within 10 seconds.`
}

function leftBehind({ worker }: Said): string {
  return `${worker} is no longer among the workers of the directory. That they were away is forgotten.`
}

async function unknown(worker: string, { sync }: RoutingAccount): Promise<UserError> {
  const meant = didYouMean(worker, await storedWorkers(sync))
  return new UserError(`${worker} is not among the workers of the directory${meant}`)
}
