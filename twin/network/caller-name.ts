import type { NetworkParts } from './wiring'

/** As a transcript calls whoever has no name: somebody outside. */
export const CUSTOMER = 'customer'

/** Who calls or writes, for a reader. A worker is no customer, and is called by their number. */
export function nameOf(
  { from, to }: { readonly from: string; readonly to: string },
  { wiring, proxy }: NetworkParts,
): string {
  const isWorker = (address: string) => wiring.workerPhones?.includes(address) ?? false
  // Otherwise the customer is the first participant of a session: the one for whom it was made.
  const first = proxy.findOpen(from, to)?.session.participants[0]?.identifier ?? from
  return isWorker(from) || (first !== from && !isWorker(first)) ? from : CUSTOMER
}
