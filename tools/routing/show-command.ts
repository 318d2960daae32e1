import { addressOn } from '../../src/routing/address'
import { UserError } from '../command'
import type { RoutingAccount } from './account'
import { renderContact, renderNumber, renderWorker } from './render-shown'
import { showContact, showNumber, showWorker } from './show'
import { storedNumbers } from './stored'

export interface ShowOptions {
  readonly to?: string | undefined
  readonly at?: Date | undefined
  readonly json: boolean
}

/** What is asked about tells by itself what it is: one of our numbers, one of our workers, or else a customer. */
export async function showWhom(whom: string, { to, at, json }: ShowOptions, account: RoutingAccount): Promise<void> {
  const { ports } = account
  const now = at ?? new Date()
  const say = <Shown>(shown: Shown, render: (shown: Shown) => string) =>
    console.log(json ? JSON.stringify(shown, undefined, 2) : render(shown))

  const number = to === undefined ? await ports.directory.number(whom) : undefined
  if (number) return say(await showNumber(ports, number, now), renderNumber)

  const worker = to === undefined ? await ports.directory.worker(whom) : undefined
  if (worker) return say(await showWorker(ports, worker, now), renderWorker)

  if (!addressOn('sms', whom) && whom !== 'anonymous') {
    throw new UserError(
      `${whom} is neither one of your numbers, nor a worker, nor a customer's number such as +12025550199.`,
    )
  }
  const numbers = to === undefined ? await proxyNumbers(account) : [to]
  if (numbers.length === 0) throw new UserError('The directory has no Proxy number that a customer could call.')
  const contacts = await Promise.all(numbers.map((number) => showContact(ports, whom, number, now)))
  say(contacts, (all) => all.map(renderContact).join('\n\n'))
}

/** Frontline chooses the worker for its own numbers. */
async function proxyNumbers({ sync }: RoutingAccount): Promise<readonly string[]> {
  const numbers = await storedNumbers(sync)
  return numbers.filter(({ service }) => service === 'proxy').map(({ address }) => address)
}
