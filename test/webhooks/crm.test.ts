import { parseCrm } from '../../src/webhooks/crm'
import { customerDetails, customersList } from '../fixtures/crm'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

const list = { kind: 'list', worker: 'worker-1@example.com', size: 20, after: 'customer-17', query: 'mar' }

describe('the list of customers', () => {
  it('is read from a whole request', () => {
    expect(parseCrm(customersList)).toEqual({ ok: true, event: list })
  })

  it.each([
    ['1', 1],
    ['100', 100],
    ['101', 100],
    ['999999999', 100],
    ['0', 1],
    ['-1', 30],
    ['many', 30],
    [undefined, 30],
  ])('of the size %j has at most %i customers', (PageSize, size) => {
    const request = PageSize === undefined ? without(customersList, 'PageSize') : { ...customersList, PageSize }
    expect(parseCrm(request)).toEqual({ ok: true, event: { ...list, size } })
  })

  it('is searched for the beginning of what is too long, and so shows nobody rather than everybody', () => {
    const event = { ...list, query: 'x'.repeat(1_000) }
    expect(parseCrm({ ...customersList, Query: 'x'.repeat(1_001) })).toEqual({ ok: true, event })
  })

  it.each(['', '   '])('is not searched for %j', (Query) => {
    expect(parseCrm({ ...customersList, Query })).toEqual({ ok: true, event: { ...list, query: undefined } })
  })

  it('begins with the first customer where there is no anchor', () => {
    expect(parseCrm({ ...customersList, Anchor: '' })).toEqual({ ok: true, event: { ...list, after: undefined } })
  })

  it('goes on behind a token as behind an anchor, and the token is what we have answered', () => {
    const request = { ...without(customersList, 'Anchor'), NextPageToken: 'customer-17' }
    expect(parseCrm(request)).toEqual({ ok: true, event: list })
    expect(parseCrm({ ...request, Anchor: 'customer-4' })).toEqual({ ok: true, event: list })
  })

  describeWebhook({
    parse: parseCrm,
    request: customersList,
    required: { Location: ['getcustomerslist', 'GetProxyAddress'], Worker: [] },
    optional: { PageSize: ['20.5', 'all'], Anchor: [] },
  })
})

describe('the details of a customer', () => {
  it('are read from a whole request', () => {
    const event = { kind: 'details', worker: 'worker-1@example.com', customerId: 'customer-17' }
    expect(parseCrm(customerDetails)).toEqual({ ok: true, event })
  })

  describeWebhook({
    // Without its Location, a request is one for the list.
    parse: (fields) => parseCrm({ ...fields, Location: 'GetCustomerDetailsByCustomerId' }),
    request: without(customerDetails, 'Location'),
    required: { Worker: [], CustomerId: [] },
    optional: {},
  })
})
