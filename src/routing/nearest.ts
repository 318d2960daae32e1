import type { Address } from './address'

/**
 * Those first that share the most leading digits with this address: numbering plans go from the zone of the world over the
 * country to the area. https://www.itu.int/rec/T-REC-E.164 Among equals the order stays; who has no digits is near to nobody.
 */
export function nearestFirst(to: Address, addresses: readonly Address[]): readonly Address[] {
  return addresses.toSorted((one, other) => digitsShared(to, other) - digitsShared(to, one))
}

/** How many leading digits two phone numbers share, on whatever channel. */
export function digitsShared(one: Address, other: Address): number {
  const [ours, theirs] = [digitsOf(one), digitsOf(other)]
  let shared = 0
  while (shared < ours.length && ours[shared] === theirs[shared]) shared++
  return shared
}

/** `whatsapp:+15551234567` => `15551234567`; a chat identity => nothing */
function digitsOf(address: Address): string {
  return /^(?:whatsapp:)?\+(\d+)$/.exec(address)?.[1] ?? ''
}
