import { assignmentsIn } from '../../src/state/assignments'
import { syncItems } from '../../src/state/sync-items'
import { syncLayout } from '../../src/state/layout'
import {
  conversationAdd,
  conversationAdded,
  messageAdded,
  participantAdded,
  stateUpdated,
} from '../fixtures/conversations-event'
import { wholeEnvironment } from '../fixtures/environment'
import { brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext } from '../support/fake-context'
import { coldBundle } from '../support/functions'
import { start } from '../support/invoke'
import { frontlineBusiness, type FrontlineBusiness } from '../support/frontline-business'
import { customer } from '../support/frontline-scene'
import { numbers, routing, workerOf, workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

const avatar = 'https://example.com/anne.png'
const anne = {
  id: 'c-1',
  name: 'Anne "<b>" {{worker}}',
  worker: workers.grace.identity,
  channels: [{ type: 'sms' as const, value: customer }],
  avatar,
}
const own = { customer_id: 'c-1', display_name: anne.name, avatar }
const making = { ...conversationAdd, 'MessagingBinding.Address': customer, Attributes: '{}' }
const goesOn = { statusCode: 200, body: {} }

/** The Conversation of the scene, and who is in it. */
async function conversationOf({ platform: { client, account } }: FrontlineBusiness) {
  const service = client.conversations.v1.services(account.conversationsServiceSid)
  const [conversation] = await service.conversations.list()
  const sid = conversation?.sid ?? ''
  const participants = service.conversations(sid).participants
  const of = async () => (await participants.list()).find(({ messagingBinding }) => messagingBinding as unknown)
  const { sid: participantSid = '' } = (await of()) ?? {}
  const attributes = async () => JSON.parse((await of())?.attributes ?? 'null') as unknown
  const close = () => service.conversations(sid).update({ state: 'closed' })
  return { sid, participantSid, attributes, close }
}

const joining = ({ sid, participantSid }: Awaited<ReturnType<typeof conversationOf>>, changes: object = {}) => ({
  ...participantAdded,
  ConversationSid: sid,
  ParticipantSid: participantSid,
  'MessagingBinding.Address': customer,
  Attributes: '{}',
  ...changes,
})

describe('A Conversation that a customer begins', () => {
  it('gets their name and their picture', async () => {
    const { asked } = await frontlineBusiness([anne])
    expect(await asked('conversations', making)).toEqual({
      statusCode: 200,
      body: { friendly_name: anne.name, attributes: JSON.stringify({ avatar }) },
      because: 'customer-known',
      level: 'log',
    })
  })

  it.each([
    ['of whom nobody knows', { ...making, 'MessagingBinding.Address': '+13035550999' }],
    ['that has no customer yet', { EventType: 'onConversationAdd' }],
    ['that has been made', conversationAdded],
    ['that is told of in another way', { EventType: 'onConversationThought' }],
    ['that is told of in no way', {}],
    [
      'of which each field came twice',
      Object.fromEntries(Object.entries(making).map(([name, it]) => [name, [it, it]])),
    ],
  ])('goes on as it would, %s', async (_, request) => {
    const { asked } = await frontlineBusiness([anne])
    expect(await asked('conversations', request)).toMatchObject(goesOn)
  })

  it('goes on while Sync is unavailable, and an operator learns of it', async () => {
    const { asked, answer } = await frontlineBusiness([anne])
    answer(/patchbay\.customers\./, 503, { code: 20503, status: 503, message: 'constructed' })
    expect(await asked('conversations', making)).toMatchObject({ ...goesOn, level: 'error' })
  })
})

describe('A customer who joins a Conversation', () => {
  it('is described for the app, once', async () => {
    const business = await frontlineBusiness([anne])
    const conversation = await conversationOf(business)
    const Attributes = '{"language":"en"}'
    expect(await business.asked('conversations', joining(conversation, { Attributes }))).toMatchObject(goesOn)
    expect(await conversation.attributes()).toEqual({ language: 'en', ...own })
    const again = joining(conversation, { Attributes: JSON.stringify(own) })
    expect(await business.asked('conversations', again)).toMatchObject({ ...goesOn, because: 'described-already' })
  })

  it.each([
    ['an unknown one', { 'MessagingBinding.Address': '+13035550999' }, 'customer-unknown'],
    ['one whom the app has described', { Attributes: '{"customer_id":"c-9"}' }, 'described-as-another'],
    ['a worker', { Identity: workers.ada.identity }, 'other-event'],
  ])('is left as they are: %s', async (_, changes, because) => {
    const business = await frontlineBusiness([anne])
    const conversation = await conversationOf(business)
    const before = await conversation.attributes()
    expect(await business.asked('conversations', joining(conversation, changes))).toMatchObject({ ...goesOn, because })
    expect(await conversation.attributes()).toEqual(before)
  })

  it('is in it all the same when they cannot be described, and an operator learns of it', async () => {
    const business = await frontlineBusiness([anne])
    const conversation = await conversationOf(business)
    const gone = joining({ ...conversation, participantSid: `MB${'0'.repeat(32)}` })
    expect(await business.asked('conversations', gone)).toMatchObject({ ...goesOn, level: 'error' })
  })
})

describe('A customer who writes', () => {
  const from = '+13035550177'
  const begun = async ({ platform: { client, account } }: FrontlineBusiness, first = from) => {
    const { conversations } = client.conversations.v1.services(account.conversationsServiceSid)
    const { sid } = await conversations.create({})
    const { participants } = conversations(sid)
    const add = (address: string) =>
      participants.create({
        'messagingBinding.address': address,
        'messagingBinding.proxyAddress': numbers.frontline,
      })
    await add(first)
    const workersIn = async () => (await participants.list()).flatMap(({ identity }) => identity ?? [])
    return { wrote: { ...messageAdded, ConversationSid: sid, Author: first }, workersIn, add }
  }

  it('into a Conversation in which nobody of ours is brings a worker in, once', async () => {
    const business = await frontlineBusiness([])
    const { wrote, workersIn } = await begun(business)
    captureLog()
    const [one, other] = await Promise.all([business.ask('conversations', wrote), business.ask('conversations', wrote)])
    expect([one, other]).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }])
    expect(await workersIn()).toEqual([workerOf(from).identity])
    expect(await business.asked('conversations', wrote)).toMatchObject({ because: 'worker-in-conversation' })
  })

  it.each([
    ['the app of a worker', { Source: 'SDK' }, 'other-event'],
    ['nobody knows where', { ConversationSid: `CH${'0'.repeat(32)}` }, 'customer-without-address'],
  ])('in %s brings nobody in', async (_, changes, because) => {
    const business = await frontlineBusiness([])
    const { wrote, workersIn } = await begun(business)
    expect(await business.asked('conversations', { ...wrote, ...changes })).toMatchObject({ ...goesOn, because })
    expect(await workersIn()).toEqual([])
  })

  it('in a group is who is routed, and not somebody else in it who is blocked', async () => {
    const business = await frontlineBusiness([], { blocked: ['+13035550188'] })
    const { wrote, workersIn, add } = await begun(business, '+13035550188')
    await add(from)
    const blocked = await business.asked('conversations', { ...wrote, Author: '+13035550188' })
    expect(blocked).toMatchObject({ ...goesOn, because: 'blocked' })
    expect(await workersIn()).toEqual([])
    expect(await business.asked('conversations', { ...wrote, Author: from })).toMatchObject(goesOn)
    expect(await workersIn()).toEqual([workerOf(from).identity])
  })

  it('while nobody can join has written all the same, and an operator learns of it', async () => {
    const business = await frontlineBusiness([])
    const { wrote, workersIn } = await begun(business)
    business.answer(/\/Participants$/, 503, { code: 20503, status: 503, message: 'constructed' })
    expect(await business.asked('conversations', wrote)).toMatchObject({ ...goesOn, level: 'error' })
    await expect(workersIn()).rejects.toThrow('constructed')
  })
})

describe('A Conversation that is closed', () => {
  const releasing = {
    numbers: routing.numbers.map((one) => ({ ...one, ...(one.service === 'frontline' && { releaseOnClose: true }) })),
  }

  async function closed(business: FrontlineBusiness, worker: string, changes: object = {}) {
    const { sync, secretKey } = business
    const assignments = assignmentsIn(syncItems(sync, syncLayout(sync, secretKey)), secretKey, 60)
    await assignments.assign(customer, numbers.frontline, worker)
    const conversation = await conversationOf(business)
    await conversation.close()
    const answer = await business.asked('conversations', {
      ...stateUpdated,
      ConversationSid: conversation.sid,
      ...changes,
    })
    return { answer, owner: await assignments.find(customer, numbers.frontline) }
  }

  it('releases the customer, where the number says so', async () => {
    const { answer, owner } = await closed(await frontlineBusiness([], releasing), workers.ada.identity)
    expect(answer).toMatchObject({ ...goesOn, because: 'conversation-closed' })
    expect(owner).toBeUndefined()
  })

  it('keeps a customer who belongs to a worker who was not there', async () => {
    const { answer, owner } = await closed(await frontlineBusiness([], releasing), workers.grace.identity)
    expect(answer).toMatchObject(goesOn)
    expect(owner).toBe(workers.grace.identity)
  })

  it.each([
    ['the number does not say so', {}, {}, 'assignments-are-kept'],
    ['it is only inactive', releasing, { StateTo: 'inactive' }, 'other-event'],
    ['nobody knows it', releasing, { ConversationSid: `CH${'0'.repeat(32)}` }, 'nobody-was-there'],
  ])('keeps the customer where %s', async (_, file, changes, because) => {
    const { answer, owner } = await closed(await frontlineBusiness([], file), workers.ada.identity, changes)
    expect(answer).toMatchObject({ ...goesOn, because })
    expect(owner).toBe(workers.ada.identity)
  })

  it('may be told of twice, whoever has closed it', async () => {
    const business = await frontlineBusiness([], releasing)
    const { owner } = await closed(business, workers.ada.identity, { Reason: 'TIMER' })
    expect(owner).toBeUndefined()
    const { sid } = await conversationOf(business)
    const again = { ...stateUpdated, ConversationSid: sid, Reason: 'EVENT' }
    expect(await business.asked('conversations', again)).toMatchObject({ ...goesOn, level: 'log' })
  })

  it('goes on while Conversations is unavailable, and an operator learns of it', async () => {
    const business = await frontlineBusiness([], releasing)
    const { sid } = await conversationOf(business)
    business.answer(/\/Participants/, 503, { code: 20503, status: 503, message: 'constructed' })
    const answer = await business.asked('conversations', { ...stateUpdated, ConversationSid: sid })
    expect(answer).toMatchObject({ ...goesOn, level: 'error' })
  })
})

describe('When Twilio never answers', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it.each([making, participantAdded, messageAdded])('$EventType goes on within 5 seconds', async (request) => {
    captureLog()
    const context = fakeContext(wholeEnvironment, clientWith(brokenSync(() => new Promise(() => {}))))
    const { answer, timesAnswered } = start(coldBundle('conversations'), context, request)
    await jest.advanceTimersByTimeAsync(4_000)
    expect(timesAnswered()).toBe(1)
    expect(await answer).toMatchObject({ statusCode: 200, body: '{}' })
  })
})
