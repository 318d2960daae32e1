import { repeated, type Mistake } from '../mistake'
import type { RoutingFile } from '../schema'

/** An address is ours, or a worker's own, or a customer's. */
export function checkAddresses({ workers, numbers, blocked }: RoutingFile): readonly Mistake[] {
  const ofProxy = new Set(numbers.filter(({ service }) => service === 'proxy').map(({ address }) => address))
  const ours = new Set(
    [...numbers.map(({ address }) => address), ...workers.flatMap(({ proxyAddresses }) => proxyAddresses)].map(bare),
  )
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

  for (const [at, address] of blocked.entries()) {
    const path = `blocked.${at}`
    const owner = ownerOfPhone.get(bare(address))
    if (ours.has(bare(address))) mistakes.push({ at: path, says: 'is one of our numbers' })
    if (owner !== undefined) mistakes.push({ at: path, says: `is the phone of "${owner}"` })
  }
  return [...mistakes, ...repeated(blocked, (at) => `blocked.${at}`)]
}

/** `whatsapp:+12025550101` => `+12025550101` */
const bare = (address: string) => address.replace(/^whatsapp:/, '')
