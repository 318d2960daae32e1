import { UserError } from '../command'
import type { RoutingAccount } from './account'
import { setAvailability, type Availability } from './availability'
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
  { sync, ports }: RoutingAccount,
): Promise<void> {
  const now = new Date()
  const until = options.for === undefined ? options.until : new Date(now.getTime() + options.for)
  if (availability === 'available' && until) {
    throw new UserError('--for and --until say how long somebody is away: leave them out for "available".')
  }
  if (until && until <= now) throw new UserError(`${until.toISOString()} is past: say when ${worker} comes back.`)
  if (!(await ports.directory.worker(worker))) {
    throw new UserError(
      `${worker} is not among the workers of the directory${didYouMean(worker, await storedWorkers(sync))}`,
    )
  }
  await setAvailability(sync, worker, availability, until, now)
  say({ worker, availability, until: until?.toISOString() }, options.json, (said) => {
    const state = said.until === undefined ? said.availability : `away until ${said.until}`
    return `${said.worker} is ${state}. Calls and texts on Proxy numbers heed it within 10 seconds.`
  })
}
