import { customerDetails, customersList } from '../fixtures/crm'
import { frontlineBusiness } from '../support/frontline-business'
import { workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

const { ada, grace } = workers
const hostile = '{{worker}} "<b>&\\'
const customers = [
  { id: 'c-1', name: 'Anne Martin', worker: ada.identity, channels: [{ type: 'sms', value: '+13035550201' }] },
  { id: 'c-2', name: 'Bob', worker: grace.identity, channels: [] },
  { id: 'c-3', name: 'Chloé', channels: [], avatar: 'https://example.com/chloe.png' },
  { id: 'c-4', name: hostile, worker: ada.identity, channels: [] },
  { id: 'c-5', name: 'Zoë Martin', worker: ada.identity, channels: [] },
] as const

const list = (changes: object = {}) => ({
  Location: customersList['Location'],
  Worker: ada.identity,
  PageSize: '30',
  ...changes,
})
const details = (CustomerId: string) => ({ ...customerDetails, Worker: ada.identity, CustomerId })
const lines = {
  anne: { customer_id: 'c-1', display_name: 'Anne Martin' },
  chloe: { customer_id: 'c-3', display_name: 'Chloé', avatar: 'https://example.com/chloe.png' },
  hostile: { customer_id: 'c-4', display_name: hostile },
  zoe: { customer_id: 'c-5', display_name: 'Zoë Martin' },
}
const page = (customers: readonly object[], next?: string) => ({
  statusCode: 200,
  body: { objects: { customers, searchable: true, ...(next !== undefined && { next_page_token: next }) } },
})

describe('A worker who opens their customers', () => {
  it('sees their own and those who are nobody’s, page by page, behind the last one that they have', async () => {
    const { asked } = await frontlineBusiness(customers)
    const first = await asked('crm', list({ PageSize: '2' }))
    expect(first).toMatchObject({ statusCode: 200, because: 'listed' })
    const seen: unknown[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const { body } = await asked('crm', list({ PageSize: '2', Anchor: after }))
      const { objects } = body as { objects: { customers: { customer_id: string }[]; next_page_token?: string } }
      seen.push(...objects.customers)
      after = objects.next_page_token
      if (after !== undefined) expect(after).toBe(objects.customers.at(-1)?.customer_id)
    }
    expect(seen).toHaveLength(4)
    expect(seen).toEqual(expect.arrayContaining(Object.values(lines)))
    expect(await asked('crm', list())).toEqual(expect.objectContaining(page(seen as object[])))
  })

  it('finds them by the beginnings of their names', async () => {
    const { asked } = await frontlineBusiness(customers)
    expect(await asked('crm', list({ Query: 'MAR' }))).toMatchObject({
      ...page([lines.anne, lines.zoe]),
      because: 'found',
    })
    expect(await asked('crm', list({ Query: 'mar zo' }))).toMatchObject(page([lines.zoe]))
    expect(await asked('crm', list({ Query: 'bob' }))).toMatchObject(page([]))
  })

  it('sees one of them whole, and none of another worker’s', async () => {
    const { asked } = await frontlineBusiness(customers)
    expect(await asked('crm', details('c-1'))).toMatchObject({
      statusCode: 200,
      body: { objects: { customer: { ...lines.anne, channels: [{ type: 'sms', value: '+13035550201' }] } } },
    })
    for (const id of ['c-2', 'c-17', '__proto__']) {
      expect(await asked('crm', details(id))).toMatchObject({
        statusCode: 404,
        body: { error: expect.any(String) },
        because: 'customer-unknown',
      })
    }
  })

  it('is told what is wrong with a request, and where it belongs', async () => {
    const { asked } = await frontlineBusiness([])
    expect(await asked('crm', { ...list(), Location: 'GetProxyAddress' })).toMatchObject({
      statusCode: 422,
      body: { error: expect.stringMatching(/^Location must be one of GetCustomersList, .*\/frontline\/crm/) },
    })
    expect(await asked('crm', details(''))).toMatchObject({ statusCode: 400 })
  })

  it('may try again while Sync is unavailable', async () => {
    const { asked, answer } = await frontlineBusiness(customers)
    answer(/patchbay\.customers\./, 503, { code: 20503, status: 503, message: 'constructed' })
    expect(await asked('crm', list())).toMatchObject({ statusCode: 503, level: 'error' })
    expect(await asked('crm', details('c-1'))).toMatchObject({ statusCode: 503 })
  })
})
