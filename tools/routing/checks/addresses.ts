import type { Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { ownNumbers } from './own-numbers'

/** An address is ours, or a worker's own. */
export function checkAddresses({ workers, numbers }: RoutingFile): readonly Mistake[] {
  const ofProxy = new Set(numbers.filter(({ service }) => service === 'proxy').map(({ address }) => address))
  const ours = ownNumbers({ workers, numbers })
  const ownerOfAddress = new Map<string, string>()
  const ownerOfPhone = new Map<string, string>()
  const mistakes: Mistake[] = []

  for (const [at, { identity, phone, proxyAddresses }] of workers.entries()) {
    if (phone !== undefined) {
      const path = `workers.${at}.phone`
      const owner = ownerOfPhone.get(phone)
      if (owner !== undefined) mistakes.push({ at: path, says: `is already the phone of "${owner}"` })
      if (ours.has(phone)) mistakes.push({ at: path, says: "is one of our numbers; it must be the worker's own" })
      ownerOfPhone.set(phone, owner ?? identity)
    }
    for (const [index, address] of proxyAddresses.entries()) {
      const path = `workers.${at}.proxyAddresses.${index}`
      const owner = ownerOfAddress.get(address)
      if (owner !== undefined) mistakes.push({ at: path, says: `is already an address of "${owner}"` })
      if (ofProxy.has(address)) {
        mistakes.push({ at: path, says: 'is a number of Proxy, from which Frontline cannot write; it must be another' })
      }
      ownerOfAddress.set(address, owner ?? identity)
    }
  }
  return mistakes
}
