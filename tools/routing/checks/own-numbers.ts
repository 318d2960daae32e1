import type { RoutingFile } from '../schema'

/** All numbers and identities that are ours, without their channels. */
export function ownNumbers({ workers, numbers }: Pick<RoutingFile, 'workers' | 'numbers'>): ReadonlySet<string> {
  const ofWorkers = workers.flatMap(({ proxyAddresses, reservedNumber = [] }) =>
    [proxyAddresses, reservedNumber].flat(),
  )
  return new Set([...numbers.map(({ address }) => address), ...ofWorkers].map(bare))
}

/** `whatsapp:+12025550101` => `+12025550101` */
export function bare(address: string): string {
  return address.replace(/^whatsapp:/, '')
}
