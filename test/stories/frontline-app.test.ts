import { readConfig } from '../../src/runtime/config'
import { importCustomers } from '../../tools/customers/import-command'
import { accountOf } from '../../tools/routing/account'
import { avatar, customers, maria } from '../fixtures/customers'
import { usePatchbay } from '../support/patchbay'
import { shownTo } from '../support/shown'
import { numbers, routing, workers } from '../support/routing'

const templates = [
  { name: 'Openers', templates: [{ content: 'Hello {{first_name}}, how can we help you?', whatsAppApproved: true }] },
  { name: 'Closers', templates: [{ content: 'Thank you, {{name}}. Yours, {{worker}}', whatsAppApproved: false }] },
]
const story = usePatchbay({ routing: { ...routing, templates } })

const [ada, grace] = [workers.ada.identity, workers.grace.identity]
const listed = {
  ana: { customer_id: 'customer-19', display_name: 'Ana Márquez' },
  maria: { customer_id: 'customer-17', display_name: 'Maria García', avatar },
  tim: { customer_id: 'customer-18', display_name: 'Tim O’Brien' },
  zoe: { customer_id: 'customer-20', display_name: 'Zoë Martin' },
}

beforeAll(async () => {
  const { platform, environment } = story.patchbay
  const rows = customers.map((value) => ({ value, placeOf: (path: string) => path }))
  const log = jest.spyOn(console, 'log').mockImplementation()
  const account = accountOf(readConfig(environment), platform.client)
  await importCustomers(rows, { file: 'customers.json', json: true }, account)
  log.mockRestore()
})

const conversation = (sid = '') => story.patchbay.platform.conversations.fetch(sid)
const attributesOf = (sid: string | undefined) => {
  const customer = conversation(sid).participants.find(({ identity }) => identity === undefined)
  return JSON.parse(customer?.attributes ?? '') as unknown
}

describe('A worker who opens their customers', () => {
  it('sees their own and those who are nobody’s, by name', async () => {
    const { frontline } = story.patchbay
    const ofAda = await frontline.customers(ada)
    expect(ofAda.content).toEqual({ customers: [listed.ana, listed.maria, listed.tim], searchable: true })
    expect((await frontline.customers(grace)).content?.customers).toEqual([listed.tim, listed.zoe])
  })

  it('sees page after page, each from the last one that they have', async () => {
    const { frontline } = story.patchbay
    const first = await frontline.customers(ada, { pageSize: 2 })
    expect(first.content).toEqual({
      customers: [listed.ana, listed.maria],
      searchable: true,
      next_page_token: 'customer-17',
    })
    for (const by of ['anchor', 'nextPageToken']) {
      const second = await frontline.customers(ada, { pageSize: 2, [by]: 'customer-17' })
      expect(second.content).toEqual({ customers: [listed.tim], searchable: true })
    }
  })

  it.each([
    ['the beginning of a name, without its accents', 'garc', [listed.maria]],
    ['the beginnings of two, in any order', 'MAR an', [listed.ana]],
    ['one of another worker’s customers', 'martin', []],
  ])('finds %s', async (_, query, found) => {
    const shown = await story.patchbay.frontline.customers(ada, { query })
    expect(shown.content).toEqual({ customers: found, searchable: true })
  })

  it('sees all that is known of one of them', async () => {
    const { content } = await story.patchbay.frontline.customer(ada, maria.id)
    expect(content).toEqual({
      ...listed.maria,
      channels: maria.channels,
      links: [{ type: 'Website', value: 'https://example.com/maria', display_name: 'Her shop' }],
      details: maria.details,
    })
  })

  it('is refused another worker’s', async () => {
    story.announce('debugger', /^48004 /)
    expect((await story.patchbay.frontline.customer(grace, maria.id)).outcome).toBe('refused')
  })
})

describe('A worker who writes to a customer of the list', () => {
  it('sees who it is, and templates with their name in them', async () => {
    const { frontline } = story.patchbay
    const [{ value: channelValue }] = maria.channels
    const to = { customerId: maria.id, channelType: 'sms', channelValue } as const
    const { conversationSid } = await frontline.startConversation({ worker: ada, ...to })
    expect(attributesOf(conversationSid)).toEqual(listed.maria)

    const { content } = await frontline.templates(ada, maria.id, conversationSid ?? '')
    expect(content).toEqual([
      {
        display_name: 'Openers',
        templates: [{ content: 'Hello Maria, how can we help you?', whatsAppApproved: true }],
      },
      {
        display_name: 'Closers',
        templates: [{ content: 'Thank you, Maria García. Yours, ada@example.com', whatsAppApproved: false }],
      },
    ])
  })
})

describe('A customer who is written to', () => {
  it('answers the worker who has begun, in the same Conversation', async () => {
    const { frontline, network } = story.patchbay
    const customer = '+13038110031'
    const to = { customerId: 'customer-31', channelType: 'sms', channelValue: customer } as const
    const { conversationSid, proxyAddress = '' } = await frontline.startConversation({ worker: grace, ...to })
    const answer = await network.text({ from: customer, to: proxyAddress, body: 'Yes, please.' })
    expect(answer).toMatchObject({ outcome: 'delivered', conversationSid })
    expect(shownTo(grace, answer)).toEqual([{ from: 'customer', words: 'Yes, please.' }])
  })
})

describe('A customer of the list who writes', () => {
  it.each([
    ['by text', maria.channels[0].value, numbers.recorded, 'Maria García', JSON.stringify({ avatar })],
    ['without a picture', '+13038110018', numbers.frontline, 'Tim O’Brien', '{}'],
  ])('has a Conversation of their name: %s', async (_, from, to, name, attributes) => {
    const { conversationSid } = await story.patchbay.network.text({ from, to, body: 'Is my order ready?' })
    expect(conversation(conversationSid)).toMatchObject({ friendlyName: name, attributes })
    expect(attributesOf(conversationSid)).toMatchObject({ display_name: name })
  })

  it('has one, too, when they call', async () => {
    const call = { from: '+13038110020', to: numbers.frontline, worker: 'answers', message: 'none' } as const
    const { outcome, conversationSid } = await story.patchbay.network.call(call)
    expect(outcome).toBe('answered')
    expect(conversation(conversationSid).friendlyName).toBe('Zoë Martin')
    expect(attributesOf(conversationSid)).toEqual(listed.zoe)
  })
})

describe('Somebody of whom nothing is known', () => {
  it('writes all the same, and has no name', async () => {
    const text = { from: '+13038120001', to: numbers.frontline, body: 'Hello?' }
    const { outcome, conversationSid } = await story.patchbay.network.text(text)
    expect(outcome).toBe('delivered')
    expect(conversation(conversationSid).friendlyName).toBeUndefined()
    expect(attributesOf(conversationSid)).toEqual({})
  })
})
