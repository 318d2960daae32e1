import { twilioFrontlineConversations } from '../../src/twilio/frontline-conversations'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'

const binding = { 'messagingBinding.address': '+15557654321', 'messagingBinding.proxyAddress': '+15551230001' }

describe('the customers in a Conversation', () => {
  it('are those with an address, beside all workers, also when it is closed', async () => {
    const { client, account } = newPlatform(virtualClock(), { limits: 'none' })
    const service = client.conversations.v1.services(account.conversationsServiceSid)
    const { sid } = await service.conversations.create({})
    await service.conversations(sid).participants.create(binding)
    for (const identity of ['ada@example.com', 'grace@example.com']) {
      await service.conversations(sid).participants.create({ identity })
    }
    await service.conversations(sid).update({ state: 'closed' })
    const conversations = twilioFrontlineConversations(client, account.conversationsServiceSid)
    expect(await conversations.customersIn(sid)).toEqual([
      { customer: '+15557654321', number: '+15551230001', workers: ['ada@example.com', 'grace@example.com'] },
    ])
    expect(await conversations.customersIn(`CH${'0'.repeat(32)}`)).toEqual([])
  })
})
