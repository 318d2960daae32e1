import { answerCrm } from '../../src/replies/crm'
import { refuseFrontline } from '../../src/replies/frontline'
import { paths } from '../../src/runtime/paths'
import type { CustomerSummary } from '../../src/routing/customer'
import { documentedCustomer, joseph } from '../fixtures/crm'

const listed = (customers: readonly CustomerSummary[], next?: string) =>
  answerCrm({ kind: 'show-list', because: 'listed', page: { customers, next } })
const bytesOf = (reply: object) => Buffer.byteLength(JSON.stringify('body' in reply ? reply.body : undefined))

describe('the list of customers', () => {
  it('is the documented object', () => {
    const customers = [
      { id: 'customer-17', name: 'Joseph Martin', avatar: 'https://example.com/joseph.png' },
      { id: 'customer-4', name: 'Li' },
    ]
    expect(listed(customers)).toStrictEqual({
      kind: 'json',
      status: 200,
      body: {
        objects: {
          customers: [
            {
              customer_id: 'customer-17',
              display_name: 'Joseph Martin',
              avatar: 'https://example.com/joseph.png',
            },
            { customer_id: 'customer-4', display_name: 'Li' },
          ],
          searchable: true,
        },
      },
    })
  })

  it('names the token of the next page, as long as there is one', () => {
    const body = {
      objects: { customers: [{ customer_id: '4', display_name: 'Li' }], searchable: true, next_page_token: '4' },
    }
    expect(listed([{ id: '4', name: 'Li' }], '4')).toMatchObject({ body })
    expect(listed([])).toStrictEqual({
      kind: 'json',
      status: 200,
      body: { objects: { customers: [], searchable: true } },
    })
  })

  it.each([
    ['long names', 'x'.repeat(10_000)],
    ['names that JSON makes longer', '"\u0000'.repeat(1_000)],
    ['names of many bytes', '👋'.repeat(2_000)],
  ])('has at most 64,000 bytes with %s, and goes on where it ends', (_, name) => {
    const customers = Array.from({ length: 100 }, (_, n) => ({ id: `customer-${n}`, name }))
    const reply = listed(customers, 'customer-99')
    expect(bytesOf(reply)).toBeLessThan(64_000)
    const body = reply.kind === 'json' ? reply.body : {}
    const { objects } = body as { objects: { customers: { customer_id: string }[]; next_page_token: string } }
    expect(objects.customers.length).toBeGreaterThan(3)
    expect(objects.next_page_token).toBe(objects.customers.at(-1)?.customer_id)
  })

  it('shows a whole page of the longest customers that an import takes, but for their pictures', () => {
    const customers = Array.from({ length: 100 }, (_, n) => ({ id: `${n}`.padEnd(64, 'x'), name: '字'.repeat(100) }))
    expect(listed(customers)).toMatchObject({ body: { objects: { customers: { length: 100 } } } })
  })
})

describe('the details of a customer', () => {
  it('are the documented object, field by field', () => {
    expect(answerCrm({ kind: 'show-customer', because: 'is-theirs', customer: joseph })).toStrictEqual({
      kind: 'json',
      status: 200,
      body: { objects: { customer: documentedCustomer } },
    })
  })

  it('lack what nobody has written', () => {
    const customer = { id: '4', name: 'Li', channels: [] }
    expect(answerCrm({ kind: 'show-customer', because: 'is-theirs', customer })).toStrictEqual({
      kind: 'json',
      status: 200,
      body: { objects: { customer: { customer_id: '4', display_name: 'Li', channels: [] } } },
    })
  })

  it('are refused where there are none', () => {
    expect(answerCrm({ kind: 'refuse', because: 'customer-unknown' })).toStrictEqual({
      kind: 'json',
      status: 404,
      body: { error: 'There is no such customer among those of this worker.' },
    })
  })
})

describe('the answer to a request that cannot be read', () => {
  it('says of another Location at which URL it belongs', () => {
    const worker = { field: 'Worker', expected: 'given once' }
    const location = { field: 'Location', expected: 'GetTemplatesByCustomerId' }
    expect(refuseFrontline(paths.templates, [worker, location])).toEqual({
      kind: 'json',
      status: 422,
      body: {
        error:
          'Location must be GetTemplatesByCustomerId; in the Frontline console, /frontline/templates is the "Templates Callback URL", /frontline/outgoing-conversation is the "Outgoing Conversation Callback URL", /frontline/crm is the "CRM Callback URL"; Worker must be given once',
      },
    })
    expect(refuseFrontline(paths.crm, [worker])).toEqual({
      kind: 'json',
      status: 400,
      body: { error: 'Worker must be given once' },
    })
  })
})
