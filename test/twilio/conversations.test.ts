import { twilioConversations } from '../../src/twilio/conversations'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { twilioError } from '../support/twilio-error'

const customer = '+15557654321'
const number = '+15551230001'

/** Twilio's SDK on the twin's Conversations. */
function open() {
  const { client, account } = newPlatform(virtualClock(), { limits: 'none' })
  const service = client.conversations.v1.services(account.conversationsServiceSid)
  const conversations = twilioConversations(client, account.conversationsServiceSid)
  const begin = async (address: string, proxyAddress: string, ...workers: readonly string[]) => {
    const { sid } = await service.conversations.create({ friendlyName: 'constructed' })
    const participants = service.conversations(sid).participants
    await participants.create({ 'messagingBinding.address': address, 'messagingBinding.proxyAddress': proxyAddress })
    for (const identity of workers) await participants.create({ identity })
    return sid
  }
  return { client, service, conversations, begin }
}

describe("a customer's Conversation", () => {
  it('is found with the workers in it', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number, 'worker-1@example.com', 'worker-2@example.com')
    expect(await conversations.find(customer, number)).toEqual({
      sid,
      workers: ['worker-1@example.com', 'worker-2@example.com'],
    })
  })

  it('is the one with this number', async () => {
    const { conversations, begin } = open()
    await begin(customer, '+15551230002', 'worker-2@example.com')
    const sid = await begin(customer, number, 'worker-1@example.com')
    await begin('+15550000000', number, 'worker-3@example.com')
    expect(await conversations.find(customer, number)).toEqual({ sid, workers: ['worker-1@example.com'] })
  })

  it('is the active one, behind however many that are closed', async () => {
    const { service, conversations, begin } = open()
    for (let closed = 0; closed < 60; closed++) {
      await service.conversations(await begin(customer, number)).update({ state: 'closed' })
    }
    expect(await conversations.find(customer, number)).toBeUndefined()
    const sid = await begin(customer, number)
    expect(await conversations.find(customer, number)).toEqual({ sid, workers: [] })
  })

  it('is none for a customer whom nobody knows', async () => {
    expect(await open().conversations.find(customer, number)).toBeUndefined()
  })

  it('is where workers read what the customer seems to have written, so that it is not sent to the customer', async () => {
    const { service, conversations, begin } = open()
    const sid = await begin(customer, number, 'worker-1@example.com')
    await conversations.tellWorkers(sid, customer, 'Voicemail')
    expect(await service.conversations(sid).messages.list()).toEqual([
      expect.objectContaining({ author: customer, body: 'Voicemail' }),
    ])
  })
})

describe('an unusable Conversation', () => {
  it('is removed', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number)
    expect(await conversations.removeUnused(sid)).toBe('removed')
    expect(await conversations.find(customer, number)).toBeUndefined()
  })

  it('stays when a worker has joined', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number, 'worker-1@example.com')
    expect(await conversations.removeUnused(sid)).toBe('attended')
    expect(await conversations.find(customer, number)).toMatchObject({ sid })
  })

  it('stays when somebody has written in it', async () => {
    const { service, conversations, begin } = open()
    const sid = await begin(customer, number)
    await service.conversations(sid).messages.create({ author: customer, body: 'Please call me back.' })
    expect(await conversations.removeUnused(sid)).toBe('written')
    expect(await conversations.find(customer, number)).toMatchObject({ sid })
  })

  it('may be gone already', async () => {
    const { conversations, begin } = open()
    const sid = await begin(customer, number)
    await conversations.removeUnused(sid)
    expect(await conversations.removeUnused(sid)).toBe('missing')
  })
})

describe('Conversations that cannot be had', () => {
  const failing = async () => Promise.reject(twilioError(503, 20503))
  const resource = Object.assign(
    () => ({ participants: { list: failing }, messages: { create: failing, list: failing } }),
    {},
  )
  const service = { conversations: resource, participantConversations: { list: failing } }
  const client = { conversations: { v1: { services: () => service } } }
  const conversations = twilioConversations(client as never, 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') // nothing else is asked

  it.each([
    ['find', () => conversations.find(customer, number)],
    ['tellWorkers', () => conversations.tellWorkers('CH1', customer, 'Voicemail')],
    ['removeUnused', () => conversations.removeUnused('CH1')],
  ])('are an error, and no answer: %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ status: 503, code: 20503 })
  })
})
