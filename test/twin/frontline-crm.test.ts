import { newFrontlineApp, type FrontlineApp } from '../../twin/network/frontline-app'
import { json, type Reply } from './support/fake-functions'
import { debuggerCodes, paramsOf, smallNetwork, WORKER, type SmallNetwork } from './support/small-network'

const grace = { customer_id: '7', display_name: 'Grace' }
const details = {
  ...grace,
  avatar: 'https://example.com/grace.png',
  channels: [
    { type: 'sms', value: '+15550100001' },
    { type: 'email', value: 'grace@example.com' },
  ],
  links: [{ type: 'CRM', value: 'https://example.com/7', display_name: 'In the CRM' }],
  details: { title: 'Notes', content: 'Pays at once' },
}
const templates = [
  { display_name: 'Openers', templates: [{ content: 'Hello Grace', whatsAppApproved: true }, { content: 'Hi' }] },
]

describe('the Frontline app', () => {
  let twin: SmallNetwork
  let app: FrontlineApp
  beforeEach(async () => {
    twin = await smallNetwork()
    const urls = { outgoingConversationUrl: undefined, crmUrl: '/crm', templatesUrl: '/templates' }
    const at = (path: string) => twin.functions.url + path
    app = newFrontlineApp({ ...twin, ...urls, crmUrl: at(urls.crmUrl), templatesUrl: at(urls.templatesUrl) })
  })
  afterEach(() => twin.functions.close())

  const crm = (reply: Reply) => twin.functions.answer('/crm', reply)

  test('shows a page of customers', async () => {
    crm(json({ objects: { customers: [grace], searchable: true } }))
    const report = await app.customers(WORKER, { pageSize: 10, anchor: '3', query: 'gra' })
    expect(report).toMatchObject({ outcome: 'shown', content: { customers: [grace], searchable: true }, mistakes: [] })
    expect(paramsOf(report, '/crm')).toEqual({
      Location: 'GetCustomersList',
      Worker: WORKER,
      PageSize: '10',
      Anchor: '3',
      Query: 'gra',
    })
  })

  test('asks for the first page of a list that cannot be searched', async () => {
    crm(json({ objects: { customers: [] } }))
    const report = await app.customers(WORKER)
    expect(report.content).toEqual({ customers: [], searchable: false })
    expect(paramsOf(report, '/crm')).toEqual({ Location: 'GetCustomersList', Worker: WORKER, PageSize: '30' })
  })

  test('sends back what names the next page', async () => {
    crm(json({ objects: { customers: [grace], next_page_token: '7' } }))
    expect((await app.customers(WORKER)).content?.next_page_token).toBe('7')
    const next = await app.customers(WORKER, { nextPageToken: '7' })
    expect(paramsOf(next, '/crm')).toMatchObject({ NextPageToken: '7' })
  })

  test('shows a customer', async () => {
    crm(json({ objects: { customer: details } }))
    const report = await app.customer(WORKER, '7')
    expect(report).toMatchObject({ outcome: 'shown', content: details })
    expect(paramsOf(report, '/crm')).toEqual({
      Location: 'GetCustomerDetailsByCustomerId',
      Worker: WORKER,
      CustomerId: '7',
    })
  })

  test('shows templates', async () => {
    twin.functions.answer('/templates', json(templates))
    const report = await app.templates(WORKER, '7', 'CH1')
    expect(report).toMatchObject({ outcome: 'shown', content: templates })
    expect(paramsOf(report, '/templates')).toEqual({
      Location: 'GetTemplatesByCustomerId',
      Worker: WORKER,
      CustomerId: '7',
      ConversationSid: 'CH1',
    })
  })

  test.each<[string, unknown, string]>([
    ['no object', [], 'objects: '],
    ['nothing in objects', { objects: {} }, 'objects.customer: '],
    ['no identifier', { ...details, customer_id: undefined }, 'objects.customer.customer_id: '],
    ['an identifier that is a number', { ...details, customer_id: 7 }, 'objects.customer.customer_id: '],
    ['no name', { ...details, display_name: '' }, 'objects.customer.display_name: '],
    ['no channels', { ...details, channels: undefined }, 'objects.customer.channels: '],
    ['a channel that there is not', { ...details, channels: [{ type: 'fax', value: '1' }] }, 'channels.0.type: '],
    ['a link without a name', { ...details, links: [{ type: 'a', value: 'b' }] }, 'links.0.display_name: '],
    ['details that are a text', { ...details, details: 'Pays at once' }, 'objects.customer.details: '],
    ['a field that there is not', { ...details, worker: WORKER }, 'objects.customer.worker: '],
  ])('refuses a customer with %s', async (_, customer, problem) => {
    const isWhole = Array.isArray(customer) || 'objects' in Object(customer)
    crm(json(isWhole ? customer : { objects: { customer } }))
    const report = await app.customer(WORKER, '7')
    expect(report).toMatchObject({ outcome: 'refused', content: undefined })
    expect(report.mistakes).toEqual([{ code: 48003, message: expect.stringContaining(problem) }])
    expect(debuggerCodes(report)).toEqual([48003])
  })

  test.each<[string, unknown]>([
    ['a list without an identifier', { objects: { customers: [{ display_name: 'Grace' }] } }],
    ['a list that says searchable in words', { objects: { customers: [], searchable: 'yes' } }],
    ['a next page that is a number', { objects: { customers: [], next_page_token: 7 } }],
    ['more than 64 kB', { objects: { customers: [{ ...grace, display_name: 'x'.repeat(64 * 1024) }] } }],
  ])('refuses %s', async (_, list) => {
    crm(json(list))
    expect(debuggerCodes(await app.customers(WORKER))).toEqual([48003])
  })

  test.each<[string, unknown]>([
    ['an object', { templates }],
    ['no content', [{ display_name: 'Openers', templates: [{}] }]],
    [
      'an approval that is a text',
      [{ display_name: 'Openers', templates: [{ content: 'Hi', whatsAppApproved: 'yes' }] }],
    ],
  ])('refuses templates that are %s', async (_, groups) => {
    twin.functions.answer('/templates', json(groups))
    expect(debuggerCodes(await app.templates(WORKER, '7', 'CH1'))).toEqual([48003])
  })

  test('shows an error where our Functions answer with one, or nobody has set the URL', async () => {
    crm({ status: 404, type: 'application/json', body: '{"error":"No such customer"}' })
    const report = await app.customer(WORKER, '7')
    expect(report).toMatchObject({ outcome: 'refused', mistakes: [] })
    expect(debuggerCodes(report)).toEqual([48004])
    const unset = newFrontlineApp({ ...twin, outgoingConversationUrl: undefined })
    expect(debuggerCodes(await unset.customers(WORKER))).toEqual([48001])
  })
})
