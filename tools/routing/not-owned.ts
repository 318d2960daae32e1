import type { RoutingFile } from './schema'
import { onlyNearest } from './suggestion'

/** A phone number of ours in a routing file. */
export interface OwnNumber {
  /** The way to it: `numbers.3.address`. */
  readonly path: string
  readonly address: string
}

/** One that the account does not have. */
export interface NotOwned extends OwnNumber {
  /** The number of the account that was most likely meant. */
  readonly suggestion?: string
}

/**
 * Those of which an account has a list: neither `whatsapp:` senders nor chat identities, and short codes cannot stand in a
 * routing file.
 */
export function phoneNumbersIn({ numbers, workers }: RoutingFile): readonly OwnNumber[] {
  return [
    ...numbers.map(({ address }, at) => ({ path: `numbers.${at}.address`, address })),
    ...workers.flatMap(({ proxyAddresses, reservedNumber }, at) => [
      ...proxyAddresses.map((address, index) => ({ path: `workers.${at}.proxyAddresses.${index}`, address })),
      ...(reservedNumber === undefined ? [] : [{ path: `workers.${at}.reservedNumber`, address: reservedNumber }]),
    ]),
  ].filter(({ address }) => address.startsWith('+'))
}

/** Wherever it is written, and in the order of the file: numbers first. */
export function notOwned(routing: RoutingFile, owned: readonly string[]): readonly NotOwned[] {
  const own = new Set(owned)
  const written = phoneNumbersIn(routing)
  const named = new Set(written.map(({ address }) => address))
  const others = owned.filter((address) => !named.has(address)) // one that has its place in the file was not meant
  return written
    .filter(({ address }) => !own.has(address))
    .map((number) => {
      const suggestion = onlyNearest(number.address, others)
      return { ...number, ...(suggestion !== undefined && { suggestion }) }
    })
}
