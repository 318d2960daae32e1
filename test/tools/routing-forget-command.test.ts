import { forgetCustomer } from '../../tools/routing/forget-command'
import { compileCustomers } from '../../tools/customers/compile'
import { accountWith, newAccount, SHARDS, type TestAccount } from '../support/routing-account'
import { routing } from '../support/routing'
import { listenToCommands } from '../support/said'

const customer = '+12025550199'
const recording = `RE${'7'.repeat(32)}`

const { said, saidAside } = listenToCommands()

async function withMessage(): Promise<TestAccount> {
  const account = await accountWith({ ...routing, blocked: [customer] })
  const message = { callSid: `CA${'7'.repeat(32)}`, customer, at: '2026-11-20T09:00:00.000Z' }
  await account.ports.voicemails.keepMessage(recording, message)
  return account
}

describe('forget', () => {
  it('names the audio before anything is erased, so that no interruption loses it', async () => {
    const account = await withMessage()
    account.platform.faults.add('DELETE sync Items: 500 x1')
    await expect(forgetCustomer(customer, {}, account.opened())).rejects.toThrow(
      /^Twilio answered 500[^]*Not everything is erased\. Repeat the command\.$/,
    )
    expect(said).toEqual([expect.stringContaining(recording)])
  })

  it('tells a script all of it, as one JSON document', async () => {
    await forgetCustomer(customer, { json: true }, (await withMessage()).opened())
    expect(JSON.parse(said.join('\n'))).toEqual({
      address: customer,
      dryRun: false,
      assignments: 0,
      openSessions: 0,
      openings: 0,
      recentContacts: 0,
      given: 0,
      calls: 0,
      callEvents: 0,
      messages: 1,
      recordings: [recording],
      blocked: true,
      unreadable: 0,
    })
    expect(saidAside).toEqual([expect.stringContaining(recording)])
  })

  it('says that the address stays on the block list', async () => {
    await forgetCustomer(customer, {}, (await withMessage()).opened())
    expect(said.at(-1)).toMatch(/ is on the block list of the routing file, and stays there until you take it out\.$/)
  })

  it('says that the address stays in the list of customers', async () => {
    const account = await withMessage()
    const listed = { id: 'customer-17', name: 'Eve', channels: [{ type: 'sms' as const, value: customer }] }
    for (const { map, key, data } of compileCustomers([listed], new Map(), account.secretKey, SHARDS)) {
      await account.sync.syncMaps(map).syncMapItems.create({ key, data })
    }
    await forgetCustomer(customer, {}, account.opened())
    expect(said.at(-1)).toMatch(
      / is in the list of customers as customer-17, and stays there until you import the list/,
    )
    await forgetCustomer(customer, { json: true }, account.opened())
    expect(said.at(-1)).toContain('"customer": "customer-17"')
    expect(await account.opened().ports.customers.at(customer)).toEqual(listed)
  })

  it.each([
    ['the block list', { address: customer, workers: ['ada@example.com'] }, true],
    ['no block list', '+12025550198', false],
  ])('says whether the address is on %s', async (_, entry, blocked) => {
    const account = await accountWith({ ...routing, blocked: [entry] })
    await forgetCustomer(customer, { json: true }, account.opened())
    expect(JSON.parse(said.join('\n'))).toMatchObject({ blocked })
  })

  it('ends as a failure when it cannot read everything, after it has erased what it could', async () => {
    const account = await withMessage()
    await account.sync.syncMaps('patchbay.calls.00').syncMapItems.create({ key: 'x', data: { v: 2 } })
    await expect(forgetCustomer(customer, {}, account.opened())).rejects.toThrow(
      '1 records are written by another version of Patchbay',
    )
    expect(await account.ports.voicemails.find(recording)).toBeUndefined()
  })

  it.each(['whatsapp:+12025550199', 'sip:eve@example.com', 'client:eve'])('forgets %s', async (address) => {
    const account = await accountWith()
    const message = { callSid: `CA${'7'.repeat(32)}`, customer: address, at: '2026-11-20T09:00:00.000Z' }
    await account.ports.voicemails.keepMessage(recording, message)
    await forgetCustomer(address, {}, account.opened())
    expect(said.at(-1)).toMatch(/^Erased of .*messages 1\.$/)
    expect(await account.ports.voicemails.find(recording)).toBeUndefined()
  })

  it('says why it cannot forget who hides their number', async () => {
    await expect(forgetCustomer('anonymous', {}, newAccount())).rejects.toThrow('it cannot be told apart')
  })

  it.each(['0199', '2025550199', 'whatsapp:2025550199', '+1 202 555 0199', 'sip:', 'eve'])(
    'does not take %s for an address',
    async (address) => {
      await expect(forgetCustomer(address, {}, newAccount())).rejects.toThrow('such as +12025550199')
    },
  )

  it('says what to do where nothing is set up', async () => {
    await expect(forgetCustomer(customer, {}, newAccount())).rejects.toThrow('npm run routing -- import routing.json')
  })
})
