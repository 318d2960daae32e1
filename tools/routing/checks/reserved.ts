import type { Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { bare } from './own-numbers'

/** What only Proxy heeds of a worker, whom it reaches by phone. */
const ofProxy = ['mode', 'reservedNumber'] as const

/** A number that is kept for a worker is a number of Proxy that nobody else uses. */
export function checkReserved({ workers, numbers }: RoutingFile): readonly Mistake[] {
  const called = new Set(numbers.map(({ address }) => bare(address)))
  const writesFrom = ownersOf(workers, ({ proxyAddresses }) => proxyAddresses.map(bare))
  const keptFor = ownersOf(workers, ({ reservedNumber }) => (reservedNumber === undefined ? [] : [reservedNumber]))

  return workers.flatMap((worker, at): readonly Mistake[] => {
    const { identity, phone, reservedNumber } = worker
    const inVain = phone === undefined ? ofProxy.filter((field) => Object.hasOwn(worker, field)) : []
    const told = inVain.map((field) => ({
      at: `workers.${at}.${field}`,
      says: 'has no effect without a phone, by which Proxy reaches the worker',
    }))
    if (reservedNumber === undefined) return told

    const path = `workers.${at}.reservedNumber`
    const [keeper, writer] = [keptFor.get(reservedNumber), writesFrom.get(reservedNumber)]
    return [
      ...told,
      ...(keeper === identity ? [] : [{ at: path, says: `is already kept for "${keeper}"` }]),
      ...(called.has(reservedNumber)
        ? [{ at: path, says: 'is among the numbers; it must be one that no customer knows' }]
        : []),
      ...(writer === undefined
        ? []
        : [{ at: path, says: `is an address of "${writer}" in Frontline, which cannot use a number of Proxy` }]),
    ]
  })
}

type Worker = RoutingFile['workers'][number]

/** Of two workers, the first. */
function ownersOf(
  workers: readonly Worker[],
  numbersOf: (worker: Worker) => readonly string[],
): ReadonlyMap<string, string> {
  const all = workers.flatMap((worker) => numbersOf(worker).map((number) => [number, worker.identity] as const))
  return new Map(all.toReversed())
}
