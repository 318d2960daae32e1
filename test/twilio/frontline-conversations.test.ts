import { twilioFrontlineConversations } from '../../src/twilio/frontline-conversations'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { twilioError } from '../support/twilio-error'

const customer = '+15557654321'
const number = '+15551230001'
const other = '+15551230002'
const nowhere = `CH${'0'.repeat(32)}`
const [ada, grace] = ['ada@example.com', 'grace@example.com']

/** Twilio's SDK on the twin's Conversations. Each Conversation begins a minute after the one before. */
function open() {
  const clock = virtualClock()
  const { client, account } = newPlatform(clock, { limits: 'none' })
  const service = client.conversations.v1.services(account.conversationsServiceSid)
  const conversations = twilioFrontlineConversations(client, account.conversationsServiceSid)
  const begin = async (address: string, proxyAddress: string, ...workers: readonly string[]) => {
    await clock.sleep(60_000)
    const { sid } = await service.conversations.create({ friendlyName: 'constructed' })
    const participants = service.conversations(sid).participants
    await participants.create({ 'messagingBinding.address': address, 'messagingBinding.proxyAddress': proxyAddress })
    for (const identity of workers) await participants.create({ identity })
    return sid
  }
  const set = (sid: string, state: 'active' | 'inactive' | 'closed') => service.conversations(sid).update({ state })
  return { client, service, conversations, begin, set }
}

describe('our addresses that are in use with a customer', () => {
  it('are those of the Conversations with this customer, and of nobody else', async () => {
    const { conversations, begin } = open()
    await begin(customer, number, ada)
    await begin(customer, other)
    await begin('+15550000000', '+15551230003', ada)
    expect(new Set(await conversations.addressesInUse(customer))).toEqual(new Set([number, other]))
  })

  it('are those of the channel on which the customer was asked for', async () => {
    const { conversations, begin } = open()
    await begin(`whatsapp:${customer}`, `whatsapp:${number}`)
    expect(await conversations.addressesInUse(customer)).toEqual([])
    expect(await conversations.addressesInUse(`whatsapp:${customer}`)).toEqual([`whatsapp:${number}`])
  })

  it('are also those of inactive Conversations, in which Twilio allows no second pair either, and not of closed ones', async () => {
    const { service, conversations, begin, set } = open()
    const sid = await begin(customer, number)
    await set(sid, 'inactive')
    expect(await conversations.addressesInUse(customer)).toEqual([number])
    const another = await service.conversations.create({})
    const pair = { 'messagingBinding.address': customer, 'messagingBinding.proxyAddress': number }
    const again = () => service.conversations(another.sid).participants.create(pair)
    await expect(again()).rejects.toMatchObject({ code: 50416 })
    await set(sid, 'closed')
    expect(await conversations.addressesInUse(customer)).toEqual([])
    await again()
  })

  it('are found behind however many that are closed', async () => {
    const { conversations, begin, set } = open()
    for (let closed = 0; closed < 60; closed++) await set(await begin(customer, number), 'closed')
    expect(await conversations.addressesInUse(customer)).toEqual([])
    await begin(customer, number)
    expect(await conversations.addressesInUse(customer)).toEqual([number])
  })

  it('are none of a customer whom nobody knows, or who chats', async () => {
    const { conversations, service } = open()
    expect(await conversations.addressesInUse(customer)).toEqual([])
    const { sid } = await service.conversations.create({})
    await service.conversations(sid).participants.create({ identity: 'customer-17' })
    expect(await conversations.addressesInUse('customer-17')).toEqual([])
  })
})

describe('the workers in a Conversation', () => {
  it('are its chat participants, and not the customer', async () => {
    const { conversations, begin } = open()
    expect(await conversations.workersIn(await begin(customer, number, ada, grace))).toEqual([ada, grace])
  })

  it('are nobody before somebody has joined', async () => {
    const { conversations, begin } = open()
    expect(await conversations.workersIn(await begin(customer, number))).toEqual([])
  })

  it('are unknown where there is no such Conversation', async () => {
    expect(await open().conversations.workersIn(nowhere)).toBeUndefined()
  })
})

describe('a worker who is added', () => {
  it('is in it from then on, and a second time is there already', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number)
    expect(await conversations.addWorker(sid, ada)).toBe('added')
    expect(await conversations.addWorker(sid, ada)).toBe('there')
    expect(await conversations.workersIn(sid)).toEqual([ada])
  })

  it('is added once by many at once', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number)
    const results = await Promise.all(Array.from({ length: 5 }, () => conversations.addWorker(sid, ada)))
    expect(results.toSorted()).toEqual(['added', 'there', 'there', 'there', 'there'])
  })

  it('cannot join a Conversation that is deleted or closed', async () => {
    const { conversations, begin, set, service } = open()
    const deleted = await begin(customer, number)
    await service.conversations(deleted).remove()
    const closed = await begin(customer, number)
    await set(closed, 'closed')
    expect(await Promise.all([deleted, closed, nowhere].map((sid) => conversations.addWorker(sid, ada)))).toEqual([
      'gone',
      'gone',
      'gone',
    ])
  })
})

describe('the last worker of a customer on a number', () => {
  it('was in the latest Conversation, whatever has become of it', async () => {
    const { conversations, begin, set } = open()
    await set(await begin(customer, number, ada), 'closed')
    await set(await begin(customer, number, grace), 'closed')
    expect(await conversations.lastWorker(customer, number)).toBe(grace)
  })

  it('was on this number, and with this customer', async () => {
    const { conversations, begin } = open()
    await begin(customer, other, grace)
    await begin('+15550000000', number, grace)
    expect(await conversations.lastWorker(customer, number)).toBeUndefined()
  })

  it('is found behind the Conversation that is just being made, in which nobody is yet', async () => {
    const { conversations, begin, set } = open()
    await set(await begin(customer, number, ada), 'closed')
    await begin(customer, number)
    expect(await conversations.lastWorker(customer, number)).toBe(ada)
  })

  it('is looked for in three Conversations at most', async () => {
    const { conversations, begin, set } = open()
    await set(await begin(customer, number, ada), 'closed')
    for (let empty = 0; empty < 3; empty++) await set(await begin(customer, number), 'closed')
    expect(await conversations.lastWorker(customer, number)).toBeUndefined()
  })

  it('is none of a customer whom nobody knows', async () => {
    expect(await open().conversations.lastWorker(customer, number)).toBeUndefined()
  })
})

describe('a participant that is described', () => {
  it('has what the app shows as its attributes', async () => {
    const { conversations, service, begin } = open()
    const sid = await begin(customer, number)
    const participants = service.conversations(sid).participants
    const [participant] = await participants.list()
    const shown = { avatar: 'https://example.com/17.png', customer_id: 'customer-17', display_name: 'A customer' }
    await conversations.describeParticipant(sid, participant?.sid ?? '', shown)
    const [described] = await participants.list()
    expect(JSON.parse(described?.attributes ?? '')).toEqual(shown)
    expect(described?.messagingBinding).toMatchObject({ address: customer })
  })
})

describe('what the business says', () => {
  it('is a message in the Conversation, of nobody in particular, so that the customer gets it', async () => {
    const { conversations, service, begin } = open()
    const sid = await begin(customer, number, ada)
    await conversations.say(sid, 'We are closed.')
    const messages = await service.conversations(sid).messages.list()
    expect(messages).toEqual([expect.objectContaining({ author: 'system', body: 'We are closed.' })])
  })
})

describe('Conversations that cannot be had', () => {
  const failing = async () => Promise.reject(twilioError(503, 20503))
  const participants = Object.assign(() => ({ update: failing }), { list: failing, create: failing })
  const resource = () => ({ participants, messages: { create: failing } })
  const service = { conversations: resource, participantConversations: { list: failing } }
  const client = { conversations: { v1: { services: () => service } } }
  const conversations = twilioFrontlineConversations(client as never, 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') // nothing else is asked

  it.each([
    ['addressesInUse', () => conversations.addressesInUse(customer)],
    ['workersIn', () => conversations.workersIn(nowhere)],
    ['addWorker', () => conversations.addWorker(nowhere, ada)],
    ['lastWorker', () => conversations.lastWorker(customer, number)],
    ['describeParticipant', () => conversations.describeParticipant(nowhere, 'MB1', {})],
    ['say', () => conversations.say(nowhere, 'We are closed.')],
  ])('are an error, and no answer: %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ status: 503, code: 20503 })
  })
})
