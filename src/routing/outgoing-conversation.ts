import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import { addressOn, type Address } from './address'
import type { Worker } from './directory'

export interface Facts {
  readonly worker: Worker | undefined
}

export type Decision =
  | { readonly kind: 'address'; readonly proxyAddress: Address; readonly because: 'own-address' | 'team-address' }
  | { readonly kind: 'refuse'; readonly because: 'worker-not-in-directory' | 'no-address-on-channel' }

/** The worker's own address before the team's, of the channel's kind, and never the customer's (Twilio's error 48027). */
export function decideOutgoingConversation(start: OutgoingConversation, { worker }: Facts): Decision {
  if (!worker) return { kind: 'refuse', because: 'worker-not-in-directory' }
  const chosen = worker.proxyAddresses.find(
    ({ address }) => addressOn(start.channel, address) && address !== start.customer,
  )
  if (!chosen) return { kind: 'refuse', because: 'no-address-on-channel' }
  return {
    kind: 'address',
    proxyAddress: chosen.address,
    because: chosen.of === 'worker' ? 'own-address' : 'team-address',
  }
}
