import { addressOf } from '../blocked-schema'
import { repeated, type Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { bare, ownNumbers } from './own-numbers'

/** Customers are blocked, each once, and nobody of ours. */
export function checkBlocked({ workers, numbers, blocked }: RoutingFile): readonly Mistake[] {
  const ours = ownNumbers({ workers, numbers })
  const ownerOfPhone = new Map(workers.map(({ identity, phone }) => [phone, identity] as const).toReversed())
  const pathOf = (at: number) => (typeof blocked[at] === 'string' ? `blocked.${at}` : `blocked.${at}.address`)
  return [
    ...blocked.flatMap((entry, at): readonly Mistake[] => {
      const address = bare(addressOf(entry))
      const owner = ownerOfPhone.get(address)
      return [
        ...(ours.has(address) ? [{ at: pathOf(at), says: 'is one of our numbers' }] : []),
        ...(owner === undefined ? [] : [{ at: pathOf(at), says: `is the phone of "${owner}"` }]),
      ]
    }),
    ...repeated(blocked.map(addressOf), pathOf),
  ]
}
