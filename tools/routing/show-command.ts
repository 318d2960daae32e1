import { addressOn } from '../../src/routing/address'
import { UserError } from '../command'
import { patiently } from '../patiently'
import { sayEverySecond } from '../say-every-second'
import type { RoutingAccount } from './account'
import { ANONYMOUS, isCaller } from './callers'
import { renderContact, renderNumber, renderWorker } from './render-shown'
import { say } from './say'
import { showNumber, showWorker } from './show'
import { showContact, type ContactShown } from './show-contact'
import { isOfFrontline, showConversation } from './show-conversation'
import { storedNumbers, storedWorkers } from './stored'
import { didYouMean } from './suggestion'

export interface ShowOptions {
  readonly to?: string | undefined
  /** As if they wrote instead of calling. */
  readonly text?: boolean | undefined
  readonly at?: Date | undefined
  readonly json?: boolean | undefined
}

/** What is asked about tells by itself what it is: one of our numbers, one of our workers, or else a customer. */
export async function showWhom(
  whom: string,
  { to, at, text, json }: ShowOptions,
  account: RoutingAccount,
): Promise<void> {
  const { ports } = account
  const now = at ?? new Date()
  const asOf = at ? `At ${at.toISOString()}, if assignments and sessions are as they are now:\n` : ''
  const number = to === undefined ? await ports.directory.number(whom) : undefined
  if (number) return say(await showNumber(ports, number, now), json, (shown) => asOf + renderNumber(shown))

  const worker = to === undefined ? await ports.directory.worker(whom) : undefined
  if (worker) return say(await showWorker(ports, worker, now), json, (shown) => asOf + renderWorker(shown))

  await refuseUnlessCustomer(whom, account)
  const contacts: ContactShown[] = []
  const progress = sayEverySecond()
  const numbers = await numbersCalled(whom, to, account)
  // One after the other, because all of a customer's assignments lie in one Map.
  for (const called of numbers) {
    const shown = async () =>
      (await isOfFrontline(ports, called))
        ? showConversation(ports, whom, called, now)
        : showContact(ports, whom, called, now, text ? 'message' : undefined)
    contacts.push(await patiently(shown))
    progress('Asking for each Proxy number', contacts.length, numbers.length)
  }
  say(contacts, json, (all) => asOf + all.map(renderContact).join('\n\n'))
}

async function refuseUnlessCustomer(whom: string, { sync }: RoutingAccount): Promise<void> {
  if (isCaller(whom) || whom === ANONYMOUS) return
  const known = [...(await storedWorkers(sync)), ...(await storedNumbers(sync)).map(({ address }) => address)]
  throw new UserError(
    `${whom} is neither one of your numbers, nor a worker, nor a customer's address such as +12025550199` +
      didYouMean(whom, known),
  )
}

/** A worker also calls the number that is kept for them, which no customer does. */
async function numbersCalled(
  whom: string,
  to: string | undefined,
  { sync, ports }: RoutingAccount,
): Promise<readonly string[]> {
  if (to === undefined) {
    const own = (await ports.directory.workerWithPhone(whom))?.reservedNumber ?? []
    const numbers = (await storedNumbers(sync)).filter(({ service }) => service === 'proxy')
    if (numbers.length > 0) return [own, numbers.map(({ address }) => address).toSorted()].flat()
    throw new UserError('The directory has no Proxy number. Name one of Frontline: --to +12025550101')
  }
  if (!addressOn('sms', to) && !addressOn('whatsapp', to)) {
    throw new UserError(`--to is one of your numbers, such as +12025550103, and not ${to}.`)
  }
  return [to]
}
