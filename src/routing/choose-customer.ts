import type { CustomerKey } from '../webhooks/choose-customer'

export interface Facts {
  /** Proxy's own webhook, which takes the call from here. `undefined`: the deployment does not say which Proxy service is its own. */
  readonly proxyUrl: string | undefined
}

export type CustomerKeyDecision =
  /** It is noted, and Proxy asks us again. */
  | { readonly kind: 'chosen'; readonly because: 'key-pressed'; readonly key: string; readonly proxyUrl: string }
  | {
      readonly kind: 'ask-again'
      readonly because: 'unknown-key'
      readonly customers: CustomerKey['customers']
      /** The next time included. */
      readonly timesAsked: number
    }
  | { readonly kind: 'goodbye'; readonly because: 'unknown-key' }
  | { readonly kind: 'explain'; readonly because: 'no-proxy-service'; readonly alert: true }

/** Whoever presses a wrong key twice may have the wrong phone in hand. */
const MOST_TIMES_ASKED = 2

export function decideCustomerKey(pressed: CustomerKey, { proxyUrl }: Facts): CustomerKeyDecision {
  const { digit, customers, timesAsked } = pressed
  if (proxyUrl === undefined) return { kind: 'explain', because: 'no-proxy-service', alert: true }
  const chosen = digit !== undefined && /^[1-9]$/.test(digit) ? customers[Number(digit) - 1] : undefined
  if (chosen) return { kind: 'chosen', because: 'key-pressed', key: chosen.key, proxyUrl }
  if (timesAsked >= MOST_TIMES_ASKED) return { kind: 'goodbye', because: 'unknown-key' }
  return { kind: 'ask-again', because: 'unknown-key', customers, timesAsked: timesAsked + 1 }
}
