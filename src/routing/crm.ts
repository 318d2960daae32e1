import type { CrmAsked } from '../webhooks/crm'
import type { Customer, CustomerPage } from './customer'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export type Facts =
  | { readonly kind: 'list'; readonly page: CustomerPage }
  /** `undefined`: there is no such customer, or it is another worker's. */
  | { readonly kind: 'details'; readonly customer: Customer | undefined }

export type Decision =
  | { readonly kind: 'show-list'; readonly because: 'listed' | 'found'; readonly page: CustomerPage }
  | { readonly kind: 'show-customer'; readonly because: 'is-theirs'; readonly customer: Customer }
  | { readonly kind: 'refuse'; readonly because: 'customer-unknown' }

/** Which customers a worker sees is said where they are listed: their own, and those who are nobody's. */
export function decideCrm(asked: CrmAsked, facts: Facts): Decision {
  if (facts.kind === 'list') {
    const isSearch = asked.kind === 'list' && asked.query !== undefined
    return { kind: 'show-list', because: isSearch ? 'found' : 'listed', page: facts.page }
  }
  const { customer } = facts
  if (!customer) return { kind: 'refuse', because: 'customer-unknown' }
  return { kind: 'show-customer', because: 'is-theirs', customer }
}
