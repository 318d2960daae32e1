import { decideCrm } from '../../src/routing/crm'
import { joseph } from '../fixtures/crm'

const worker = 'worker-1@example.com'
const list = { kind: 'list', worker, size: 30, after: undefined, query: undefined } as const
const details = { kind: 'details', worker, customerId: 'customer-17' } as const
const page = { customers: [], next: undefined }

describe('what a worker sees of customers', () => {
  it('is a page of the list, and the log says whether it was looked for', () => {
    const facts = { kind: 'list', page } as const
    expect(decideCrm(list, facts)).toEqual({ kind: 'show-list', because: 'listed', page })
    expect(decideCrm({ ...list, query: 'mar' }, facts)).toEqual({ kind: 'show-list', because: 'found', page })
  })

  it('is one customer, or that there is none', () => {
    const shown = { kind: 'show-customer', because: 'is-theirs', customer: joseph }
    expect(decideCrm(details, { kind: 'details', customer: joseph })).toEqual(shown)
    expect(decideCrm(details, { kind: 'details', customer: undefined })).toEqual({
      kind: 'refuse',
      because: 'customer-unknown',
    })
  })
})
