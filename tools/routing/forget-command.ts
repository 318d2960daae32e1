import { syncLayout } from '../../src/state/layout'
import { inWords, UserError } from '../command'
import { sayEverySecond } from '../say-every-second'
import type { RoutingAccount } from './account'
import { ANONYMOUS, isCaller } from './callers'
import { countsOf, erase, type TraceCounts } from './forget'
import { say } from './say'
import { storedNumbers } from './stored'
import { findTraces } from './traces'

export interface ForgetOptions {
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

interface Forgotten extends TraceCounts {
  readonly address: string
  readonly dryRun: boolean
  readonly blocked: boolean
  /** The id under which they stand in the list of customers, if they do. */
  readonly customer: string | undefined
  readonly unreadable: number
}

export async function forgetCustomer(
  address: string,
  { dryRun = false, json }: ForgetOptions,
  { sync, secretKey, ports }: RoutingAccount,
): Promise<void> {
  refuseUnlessOfOne(address)
  const [numbers, shards, blockedFrom, customer] = await Promise.all([
    storedNumbers(sync),
    syncLayout(sync, secretKey).shards(),
    ports.directory.blockedFrom(address),
    ports.customers.at(address),
  ])
  const blocked = blockedFrom === 'everybody' || blockedFrom.length > 0
  const onProgress = sayEverySecond()
  const search = { numbers: numbers.map((number) => number.address), shards, onProgress }
  const traces = await findTraces(sync, secretKey, address, search)
  const counts = countsOf(traces)
  // First of all, because whoever interrupts this finds no way to them any more.
  if (counts.recordings.length > 0) (json ? console.error : console.log)(audio(counts.recordings))
  try {
    if (!dryRun) await erase(sync, traces, onProgress)
  } catch (error) {
    throw new UserError(`${String(inWords(error))}\nNot everything is erased. Repeat the command.`)
  }
  const { unreadable } = traces
  say({ address, dryRun, ...counts, blocked, customer: customer?.id, unreadable }, json, summary)
  if (unreadable > 0) throw new UserError(mayBeMore(unreadable))
}

function refuseUnlessOfOne(address: string): void {
  if (isCaller(address)) return
  if (address.toLowerCase() === ANONYMOUS) {
    throw new UserError(
      `${address} is everybody who hides their number, and nothing says who of them left what: it cannot be told apart.`,
    )
  }
  throw new UserError(
    `${address} is not an address such as +12025550199, whatsapp:+12025550199, sip:eve@example.com or client:eve.`,
  )
}

function summary(forgotten: Forgotten): string {
  const { address, dryRun, assignments, openSessions, openings, recentContacts, given } = forgotten
  const { calls, callEvents, messages, blocked, customer } = forgotten
  const figures =
    `assignments ${assignments}, counted sessions ${openSessions}, recent contacts ${recentContacts}, addresses given ${given}, ` +
    `call events ${callEvents} (of ${calls} calls), messages ${messages}`
  const anything = assignments + openSessions + openings + recentContacts + given + callEvents + messages > 0
  const done = dryRun ? `Would be erased of ${address}: ${figures}.` : `Erased of ${address}: ${figures}.`
  return [
    anything ? done : `Nothing is remembered of ${address}.`,
    blocked ? `${address} is on the block list of the routing file, and stays there until you take it out.` : '',
    customer === undefined
      ? ''
      : `${address} is in the list of customers as ${customer}, and stays there until you import the list without it.`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function audio(recordings: readonly string[]): string {
  return ['The audio lies with Twilio, and has to be deleted there:', ...recordings.map((sid) => `  ${sid}`)].join('\n')
}

function mayBeMore(unreadable: number): string {
  return (
    `${unreadable} records are written by another version of Patchbay, and may hold more of this customer.\n` +
    'Repeat the command with that version.'
  )
}
