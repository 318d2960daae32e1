import { paths } from '../../src/runtime/paths'
import { linus, numbers } from '../support/frontline-routing'
import { useFrontline } from '../support/frontline-story'
import { called } from '../support/heard'
import { workerOf, workers } from '../support/routing'
import { shownTo } from '../support/shown'

const story = useFrontline()
const { text, call, workersIn, wordsIn, close, whyAdded } = story
const [ada, grace] = [workers.ada.identity, workers.grace.identity]

describe('A customer who writes for the first time', () => {
  it('reaches somebody of the team, in their app', async () => {
    const from = '+13038010001'
    const written = await text(from, numbers.frontline)
    const { identity } = workerOf(from)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([identity])
    expect(shownTo(identity, written)).toEqual([{ from: 'customer', words: 'Is my order ready?' }])
    expect(await story.patchbay.assignedTo(from, numbers.frontline)).toBe(identity)
    expect(await whyAdded()).toEqual(['first-contact'])
  })

  it('reaches one worker, in one Conversation, with two texts at once', async () => {
    const from = '+13038010002'
    const both = await Promise.all([text(from, numbers.turns, 'Hello?'), text(from, numbers.turns, 'Anybody?')])
    const [first, second] = both
    expect(first.conversationSid).toBe(second.conversationSid)
    expect(workersIn(first)).toHaveLength(1)
    expect(wordsIn(first).toSorted()).toEqual(['Anybody?', 'Hello?'])
  })

  it('reaches one worker although Twilio asks twice at once, and once more', async () => {
    const { ask, platform } = story.patchbay
    const binding = { address: '+13038010003', proxyAddress: numbers.turns }
    const { sid } = platform.conversations.create()
    platform.conversations.addCustomer(sid, binding)
    const params = {
      ConversationSid: sid,
      'MessagingBinding.Address': binding.address,
      'MessagingBinding.ProxyAddress': binding.proxyAddress,
    }
    const route = () => ask(paths.conversationRouting, params)
    const answers = [...(await Promise.all([route(), route()])), await route()]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(workersIn({ conversationSid: sid })).toHaveLength(1)
  })
})

describe('A customer who writes again', () => {
  it('reaches the worker to whom they belong, although it is the turn of another', async () => {
    const from = '+13038020001'
    const first = await text(from, numbers.turns)
    const [worker = ''] = workersIn(first)
    await close(worker, first)
    await whyAdded()

    const second = await text(from, numbers.turns)
    expect(second.conversationSid).not.toBe(first.conversationSid)
    expect(workersIn(second)).toEqual([worker])
    expect(await whyAdded()).toEqual(['assigned'])
  })

  it('goes on in the Conversation that there is, and nobody is asked who joins', async () => {
    const from = '+13038020002'
    const first = await text(from, numbers.frontline)
    const second = await text(from, numbers.frontline)
    expect(second.conversationSid).toBe(first.conversationSid)
    expect(called(second)).toEqual([paths.conversations])
  })

  it('belongs to nobody once a Conversation is closed, where the number says so, and reaches whose turn it is', async () => {
    const from = '+13038020003'
    const { assignedTo } = story.patchbay
    const first = await text(from, numbers.releasing)
    const [worker = ''] = workersIn(first)
    expect(await assignedTo(from, numbers.releasing)).toBe(worker)
    await close(worker, first)
    expect(await assignedTo(from, numbers.releasing)).toBeUndefined()

    const [other] = workersIn(await text(from, numbers.releasing))
    expect(other).toBe(worker === ada ? grace : ada)
    expect(await assignedTo(from, numbers.releasing)).toBe(other)
  })

  it('belongs to their worker still, where the number does not say so', async () => {
    const from = '+13038020004'
    const { identity } = workerOf(from)
    await close(identity, await text(from, numbers.frontline))
    expect(await story.patchbay.assignedTo(from, numbers.frontline)).toBe(identity)
  })
})

describe('A customer who writes to an address of one worker', () => {
  it.each([
    ['a number', '+13038060001', '+12025550112', grace],
    ['one on WhatsApp', 'whatsapp:+13038060002', 'whatsapp:+12025550111', ada],
  ])('reaches this worker: %s', async (_, from, to, worker) => {
    const written = await text(from, to)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([worker])
    expect(await whyAdded()).toEqual(['own-address'])
  })
})

describe('A customer who calls and presses a key', () => {
  it('reaches the team of the key, whose worker routing has added before Twilio gives up', async () => {
    const played = await call('+13038030001', numbers.menu, { keys: ['2'] })
    expect(played.outcome).toBe('answered')
    expect(called(played)).toContain(paths.conversationRouting)
    expect(workersIn(played)).toEqual([linus])
    expect(await whyAdded()).toEqual(['chosen-in-menu'])
  })

  it('reaches the team of the number when they call again and press nothing', async () => {
    const from = '+13038030002'
    expect(workersIn(await call(from, numbers.menu))).toEqual([workerOf(from).identity])
  })
})
