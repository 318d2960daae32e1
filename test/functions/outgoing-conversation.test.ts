import { captureLog } from '../support/captured-log'
import { customer, scene, type Scene } from '../support/frontline-scene'
import { numbers, workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

/** Ada writes to customers from the team's two numbers, Grace from one of her own, too. */
const [first, second] = [numbers.frontline, numbers.recorded]

const request = (worker: string, changes: object = {}) => ({
  Location: 'GetProxyAddress',
  Worker: worker,
  CustomerId: '42',
  ChannelType: 'sms',
  ChannelValue: customer,
  ...changes,
})

/** What a Function answers, and what it says of it in its log. */
async function started(scene: Scene, worker: string, changes: object = {}) {
  const log = captureLog()
  const { statusCode, body } = await scene.ask('outgoingConversation', request(worker, changes))
  const [entry] = log.entries.slice(-1)
  const { because, alert } = JSON.parse(entry?.text ?? '{}') as { because?: string; alert?: boolean }
  return { statusCode, body: JSON.parse(body ?? '{}') as unknown, because, alert }
}

const given = (address: string, because: string) => ({ statusCode: 200, body: { proxy_address: address }, because })

/** As Frontline does after an address was given to it. */
async function converse({ platform: { conversations } }: Scene, proxyAddress: string): Promise<void> {
  conversations.addCustomer(conversations.create().sid, { address: customer, proxyAddress })
}

describe('A worker who starts a conversation with a customer who is in one already', () => {
  it('gets another address than that which is in use, and the reason is in the log', async () => {
    expect(await started(await scene(), workers.ada.identity)).toMatchObject(given(second, 'team-address-nearest'))
  })

  it('is told, when all addresses are in use, which these are, and what to do', async () => {
    const account = await scene()
    await converse(account, second)
    const { statusCode, body, because } = await started(account, workers.ada.identity)
    expect({ statusCode, because }).toEqual({ statusCode: 409, because: 'all-addresses-in-use' })
    const error = JSON.stringify(body)
    for (const named of [first, second, 'proxyAddresses', 'routing.json']) expect(error).toContain(named)
    expect(error).not.toContain(customer)
  })

  it('gets the same address when the app asks again, and another worker at once does not get it', async () => {
    const account = await scene()
    const { ada, grace } = workers
    expect(await started(account, ada.identity)).toMatchObject(given(second, 'team-address-nearest'))
    expect(await started(account, ada.identity)).toMatchObject(given(second, 'known-address'))
    await converse(account, '+12025550112')
    expect(await started(account, grace.identity)).toMatchObject({ statusCode: 409 })
  })

  it('writes from the address that the customer knows, as soon as the conversation there is closed', async () => {
    const account = await scene()
    const { client, account: ids, conversations } = account.platform
    await converse(account, second)
    expect(await started(account, workers.grace.identity)).toMatchObject(given('+12025550112', 'own-address'))
    await converse(account, '+12025550112')
    expect(await started(account, workers.grace.identity)).toMatchObject({ statusCode: 409 })
    for (const { sid } of conversations.list()) {
      await client.conversations.v1.services(ids.conversationsServiceSid).conversations(sid).update({ state: 'closed' })
    }
    expect(await started(account, workers.grace.identity)).toMatchObject(given('+12025550112', 'known-address'))
  })

  it('does not need a CustomerId', async () => {
    const answer = await started(await scene(), workers.ada.identity, { CustomerId: undefined })
    expect(answer).toMatchObject(given(second, 'team-address-nearest'))
  })
})

describe('A worker who starts a conversation', () => {
  it.each([
    ['ParticipantConversations', /ParticipantConversations/, first, 'unchecked'],
    ['what was given', /patchbay\.given\./, second, 'unchecked'],
    ['assignments', /patchbay\.assignments\./, second, 'unchecked'],
    ['what is being given', /patchbay\.openings\./, second, 'unchecked'],
  ])('gets an address although %s cannot be had, and an operator learns of it', async (_, uri, address, what) => {
    const account = await scene()
    account.answer(uri, 503, { code: 20503, status: 503, message: 'constructed' })
    const answer = await started(account, workers.ada.identity)
    expect(answer).toMatchObject({ ...given(address, `team-address-nearest-${what}`), alert: true })
  })

  it('gets none while the directory cannot be had: the app may try again', async () => {
    const account = await scene()
    account.answer(/patchbay\.directory/, 503, { code: 20503, status: 503, message: 'constructed' })
    expect(await started(account, workers.ada.identity)).toMatchObject({
      statusCode: 503,
      body: { error: expect.any(String) },
    })
  })

  it.each([
    ['another Location', { Location: 'GetCustomersList' }, 422, /^Location must be GetProxyAddress.*\/frontline\/crm/],
    ['another channel', { ChannelType: 'fax' }, 400, /^ChannelType must be one of sms, whatsapp, chat$/],
    ['an address of another form', { ChannelValue: '030 123' }, 400, /^ChannelValue must be \+ and 2 to 15 digits/],
    ['a worker whom nobody listed', { Worker: 'nobody@example.com' }, 403, /nobody@example\.com .*"workers"/],
    ['a channel without an address', { ChannelType: 'chat', ChannelValue: 'c' }, 403, /for chat.*"proxyAddresses"/],
  ])('is told what is wrong, and where: %s', async (_, changes, statusCode, error) => {
    const account = await scene()
    const answer = await started(account, workers.ada.identity, changes)
    expect(answer).toMatchObject({ statusCode, body: { error: expect.stringMatching(error) } })
  })
})
