import { directoryKey } from '../../src/state/directory-records'
import { directoryMap } from '../../src/state/shards'
import { conversationRouting } from '../fixtures/conversation-routing'
import { captureLog } from '../support/captured-log'
import { scene, type Scene } from '../support/frontline-scene'
import { numbers, workerOf, workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

/** Not the one of the scene, who is in a Conversation already. */
const customer = '+13035550177'
const worker = workerOf(customer).identity
const gone = conversationRouting['ConversationSid'] ?? ''

/** Twilio makes a Conversation of whoever writes first, and asks. */
function begin({ platform: { conversations } }: Scene, number: string = numbers.frontline, address = customer) {
  const { sid } = conversations.create()
  conversations.addCustomer(sid, { address, proxyAddress: number })
  return sid
}

const requestFor = (sid: string, number: string = numbers.frontline) => ({
  ...conversationRouting,
  ConversationSid: sid,
  'MessagingBinding.Address': customer,
  'MessagingBinding.ProxyAddress': number,
})

async function routed(scene: Scene, request: object) {
  const log = captureLog()
  const { statusCode, body } = await scene.ask('conversationRouting', request)
  const [entry] = log.entries.slice(-1)
  const { decision, because, alert } = JSON.parse(entry?.text ?? '{}') as Record<string, unknown>
  return { statusCode, body: JSON.parse(body ?? '{}') as unknown, decision, because, alert }
}

const identitiesIn = ({ platform: { conversations } }: Scene, sid: string) =>
  conversations.fetch(sid).participants.flatMap(({ identity }) => identity ?? [])

const done = { statusCode: 200, body: {} }

describe('A customer who begins a Conversation', () => {
  it('meets the worker of the team’s strategy, and meets them again in the next one', async () => {
    const account = await scene()
    const first = begin(account)
    expect(await routed(account, requestFor(first))).toMatchObject({ ...done, because: 'first-contact' })
    expect(identitiesIn(account, first)).toEqual([worker])
    await close(account, first)

    const next = begin(account)
    expect(await routed(account, requestFor(next))).toMatchObject({ ...done, because: 'assigned' })
    expect(identitiesIn(account, next)).toEqual([worker])
  })

  it('meets whoever was in the last Conversation, although nothing is remembered of it', async () => {
    const account = await scene()
    const { conversations } = account.platform
    const other = worker === workers.ada.identity ? workers.grace.identity : workers.ada.identity
    const first = begin(account)
    conversations.addWorker(first, other)
    await close(account, first)
    const next = begin(account)
    expect(await routed(account, requestFor(next))).toMatchObject({ ...done, because: 'previous-conversation' })
    expect(identitiesIn(account, next)).toEqual([other])
  })

  it('meets one worker, when routing is asked twice at once, and then once more', async () => {
    const account = await scene()
    const sid = begin(account)
    const ask = () => account.ask('conversationRouting', requestFor(sid))
    captureLog()
    expect((await Promise.all([ask(), ask()])).map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(await routed(account, requestFor(sid))).toMatchObject({ ...done, because: 'worker-in-conversation' })
    expect(identitiesIn(account, sid)).toEqual([worker])
  })

  it('is written to by this worker from the same number', async () => {
    const account = await scene()
    const sid = begin(account)
    await routed(account, requestFor(sid))
    await close(account, sid)
    captureLog()
    const start = { Location: 'GetProxyAddress', Worker: worker, ChannelType: 'sms', ChannelValue: customer }
    const { body } = await account.ask('outgoingConversation', start)
    expect(JSON.parse(body ?? '')).toEqual({ proxy_address: numbers.frontline })
  })

  it('meets the worker whose own address they write to, also on their first day, and one who is away', async () => {
    const account = await scene()
    const { sync, secretKey } = account
    const { grace } = workers
    const own = '+12025550112'
    const data = { v: 1, absence: { worker: grace.identity } }
    await sync
      .syncMaps(directoryMap)
      .syncMapItems.create({ key: directoryKey.absence(secretKey, grace.identity), data })
    const sid = begin(account, own)
    expect(await routed(account, requestFor(sid, own))).toMatchObject({
      ...done,
      because: 'own-address',
      alert: undefined,
    })
    expect(identitiesIn(account, sid)).toEqual([grace.identity])
  })

  it('meets nobody who is away', async () => {
    const account = await scene()
    const { sync, secretKey } = account
    const data = { v: 1, absence: { worker } }
    const key = directoryKey.absence(secretKey, worker)
    await sync.syncMaps(directoryMap).syncMapItems.create({ key, data })
    const sid = begin(account)
    await routed(account, requestFor(sid))
    expect(identitiesIn(account, sid)).not.toContain(worker)
    expect(identitiesIn(account, sid)).toHaveLength(1)
  })

  it('meets somebody although nothing can be remembered, and an operator learns of it', async () => {
    const account = await scene()
    account.answer(/patchbay\.(?!directory)/, 503, { code: 20503, status: 503, message: 'constructed' })
    account.answer(/ParticipantConversations/, 503, { code: 20503, status: 503, message: 'constructed' })
    const sid = begin(account)
    expect(await routed(account, requestFor(sid))).toMatchObject({ ...done, decision: 'add-worker', alert: true })
    expect(identitiesIn(account, sid)).toEqual([worker])
  })
})

describe('Frontline is told', () => {
  it('that it is done, when the Conversation is gone', async () => {
    expect(await routed(await scene(), requestFor(gone))).toMatchObject({ ...done, because: 'conversation-gone' })
  })

  it.each([
    ['the number is not in the directory', '+12025550199', 'number-not-in-directory', /"numbers" in routing\.json/],
  ])('that nobody joins, and what to do, when %s', async (_, number, because, error) => {
    const account = await scene()
    const answer = await routed(account, requestFor(begin(account, number), number))
    expect(answer).toMatchObject({
      statusCode: 503,
      body: { error: expect.stringMatching(error) },
      because,
      alert: true,
    })
  })

  it('that nobody joins, when somebody chats of whom no address is known', async () => {
    const account = await scene()
    const { sid } = account.platform.conversations.create()
    const answer = await routed(account, { ConversationSid: sid })
    expect(answer).toMatchObject({ statusCode: 503, because: 'no-addresses', alert: true })
  })

  it.each([
    ['nobody can say who is in it', /Participants/],
    ['the directory cannot be had', /patchbay\.directory/],
  ])('to try again, when %s', async (_, uri) => {
    const account = await scene()
    const sid = begin(account)
    account.answer(uri, 503, { code: 20503, status: 503, message: 'constructed' })
    expect(await routed(account, requestFor(sid))).toMatchObject({ statusCode: 503 })
    expect(identitiesIn(account, sid)).toEqual([])
  })

  it('what is wrong with a request that cannot be read', async () => {
    const answer = await routed(await scene(), { ...conversationRouting, ConversationSid: 'none' })
    expect(answer).toMatchObject({ statusCode: 400, body: { error: 'ConversationSid must be a Conversation SID' } })
  })
})

async function close({ platform: { client, account } }: Scene, sid: string): Promise<void> {
  const service = client.conversations.v1.services(account.conversationsServiceSid)
  await service.conversations(sid).update({ state: 'closed' })
}
