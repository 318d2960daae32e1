import type { OwnNumber } from '../../src/routing/directory'
import { assignmentsIn } from '../../src/state/assignments'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { factsConversationRouting, type ConversationRoutingPorts } from '../../src/state/conversation-routing'
import { directoryKey } from '../../src/state/directory-records'
import { secretKeys } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import { turnsIn } from '../../src/state/turns'
import { german } from '../fixtures/prompts'
import { memoryDirectory } from '../support/memory-directory'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const now = new Date('2026-11-20T12:00:00Z')
const conversationSid = 'CH0123456789abcdef0123456789abcdef'
const [ada, eve] = ['ada@example.com', 'eve@example.com']
const customer = '+15557654321'
const number: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['sales'], language: 'de-DE' }
const menu = [{ key: '1', words: 'Eins.', teams: ['support'] }]
const asked = { conversationSid, binding: { customer, number: number.address } }

/** Ada in sales, which goes by turns; Eve in support, which asks Frontline who is available. */
async function openPorts(own: OwnNumber = number) {
  const memory = memoryDirectory(secretKey)
  await memory.write(directoryKey.number(secretKey, own.address), writeRecord(own))
  await memory.write(directoryKey.prompts('de-DE'), writeRecord(german))
  for (const identity of [ada, eve]) {
    await memory.write(directoryKey.worker(secretKey, identity), writeRecord({ identity, proxyAddresses: [] }))
  }
  const support = { strategy: 'sticky', asksAvailability: true }
  for (const [id, settings, identity] of [
    ['sales', { strategy: 'round-robin' }, ada],
    ['support', support, eve],
  ] as const) {
    await memory.write(directoryKey.settings(id), writeRecord({ settings }))
    await memory.write(directoryKey.member(secretKey, id, identity), writeRecord({ member: { identity } }))
  }
  const { items } = memoryItems()
  const ports = {
    directory: memory.directory,
    leases: { count: async () => new Map<string, number>() } as never, // nothing else is asked
    turns: turnsIn(items, secretKey, 60),
    assignments: assignmentsIn(items, secretKey, 60),
    chosenTeams: chosenTeamsIn(items, secretKey),
    frontlineConversations: { workersIn: async () => [], lastWorker: async () => undefined },
    frontlineUsers: { isAvailable: jest.fn(async () => false) },
  } satisfies ConversationRoutingPorts
  return { ports, memory }
}

const idsOf = (teams: readonly { readonly id: string }[]) => teams.map(({ id }) => id)
const learn = (ports: ConversationRoutingPorts, of: Parameters<typeof factsConversationRouting>[1] = asked) =>
  factsConversationRouting(ports, of, now)

describe('what is known when a customer begins a Conversation', () => {
  it('is who answers the number, in its language, and nothing else at first', async () => {
    const { ports } = await openPorts()
    const facts = await learn(ports)
    expect(facts).toMatchObject({ number, prompts: german, workers: [], chosenInMenu: false, isComplete: true, now })
    expect(facts).toMatchObject({ assignedTo: undefined, previousWorker: undefined, blockedFrom: [], unavailable: [] })
    expect([idsOf(facts.teams), idsOf(facts.elsewhere)]).toEqual([['sales'], []])
    expect(facts.turn).toMatchObject({ number: expect.any(Number), revision: undefined })
  })

  it('is who is in it, and that it is gone', async () => {
    const { ports } = await openPorts()
    for (const workers of [[ada], undefined]) {
      const frontlineConversations = { ...ports.frontlineConversations, workersIn: async () => workers }
      expect((await learn({ ...ports, frontlineConversations })).workers).toEqual(workers)
    }
  })

  it('is whose customer it is, and whoever was in the last Conversation', async () => {
    const { ports } = await openPorts()
    await ports.assignments.assign(customer, number.address, ada)
    const lastWorker = jest.fn(async () => eve)
    const frontlineConversations = { ...ports.frontlineConversations, lastWorker }
    expect(await learn({ ...ports, frontlineConversations })).toMatchObject({ assignedTo: ada, previousWorker: eve })
    expect(lastWorker).toHaveBeenCalledWith(customer, number.address)
  })

  it('is no history of whoever keeps their number back, which is that of many', async () => {
    const { ports } = await openPorts()
    const lastWorker = jest.fn(async () => eve)
    const frontlineConversations = { ...ports.frontlineConversations, lastWorker }
    const withheld = { conversationSid, binding: { ...asked.binding, customer: '+266696687' } }
    const facts = await learn({ ...ports, frontlineConversations, assignments: { find: lastWorker } }, withheld)
    expect(facts).toMatchObject({ assignedTo: undefined, previousWorker: undefined, isComplete: true })
    expect(lastWorker).not.toHaveBeenCalled()
  })

  it('is from whom the customer is kept, and who is away', async () => {
    const { ports, memory } = await openPorts()
    await memory.block(customer, writeRecord({ workers: [ada] }))
    await memory.write(directoryKey.absence(secretKey, eve), writeRecord({ absence: { worker: eve } }))
    expect(await learn(ports)).toMatchObject({ blockedFrom: [ada], absences: [{ worker: eve }] })
  })

  it('is which key was pressed, if the number has a menu, and whose switch is off in all of its teams', async () => {
    const { ports } = await openPorts({ ...number, menu })
    const before = await learn(ports)
    expect([idsOf(before.teams), idsOf(before.elsewhere), before.chosenInMenu]).toEqual([['sales'], ['support'], false])
    expect(before.unavailable).toEqual([eve])
    await ports.chosenTeams.note(customer, number.address, 'support')
    const facts = await learn(ports)
    expect([idsOf(facts.teams), idsOf(facts.elsewhere), facts.chosenInMenu]).toEqual([['support'], ['sales'], true])
    expect(ports.frontlineUsers.isAvailable).toHaveBeenCalledWith(eve)
    expect(ports.frontlineUsers.isAvailable).not.toHaveBeenCalledWith(ada)
  })

  it('is no key where there is no menu, which nobody asks for', async () => {
    const { ports } = await openPorts()
    const find = jest.fn()
    expect(await learn({ ...ports, chosenTeams: { find } })).toMatchObject({ chosenInMenu: false })
    expect(find).not.toHaveBeenCalled()
  })

  it.each([
    [true, []],
    [false, [eve]],
    [undefined, [eve]],
  ])('is that somebody is unavailable, where Frontline says %s', async (isAvailable, unavailable) => {
    const { ports } = await openPorts({ ...number, teams: ['support'] })
    expect(await learn({ ...ports, frontlineUsers: { isAvailable: async () => isAvailable } })).toMatchObject({
      unavailable,
    })
  })

  it('is on WhatsApp who answers the phone number, and whose customer is on WhatsApp', async () => {
    const { ports, memory } = await openPorts()
    await memory.block(`whatsapp:${customer}`)
    const binding = { customer: `whatsapp:${customer}`, number: `whatsapp:${number.address}` }
    await ports.assignments.assign(binding.customer, binding.number, eve)
    const facts = await learn(ports, { conversationSid, binding })
    expect(facts).toMatchObject({ number, assignedTo: eve, blockedFrom: 'everybody' })
  })

  it('is on WhatsApp who answers there, where that is said, and nobody is blocked there who may not call', async () => {
    const { ports, memory } = await openPorts()
    await memory.block(customer)
    const sender: OwnNumber = { ...number, address: `whatsapp:${number.address}`, teams: ['support'] }
    await memory.write(directoryKey.number(secretKey, sender.address), writeRecord(sender))
    const binding = { customer: `whatsapp:${customer}`, number: sender.address }
    const facts = await learn(ports, { conversationSid, binding })
    expect(facts).toMatchObject({ number: sender, blockedFrom: [] })
    expect(idsOf(facts.teams)).toEqual(['support'])
  })

  it.each(['+15551230008', 'whatsapp:+15551230008'])('is of %s, which is somebody’s own, whose', async (address) => {
    const { ports, memory } = await openPorts()
    const record = writeRecord({ address: '+15551230008', owner: eve })
    await memory.write(directoryKey.address(secretKey, '+15551230008'), record)
    const facts = await learn(ports, { conversationSid, binding: { customer, number: address } })
    expect(facts).toMatchObject({ number: undefined, owner: eve })
  })

  it('is of a number that is in the directory not whose own it is besides', async () => {
    const { ports } = await openPorts()
    const ownerOf = jest.fn(async () => eve)
    const facts = await learn({ ...ports, directory: { ...ports.directory, ownerOf } })
    expect([facts.owner, ownerOf.mock.calls]).toEqual([undefined, []])
  })

  it('is of a number that is not in the directory who of those who know the customer is', async () => {
    const { ports } = await openPorts()
    const elsewhere = { customer, number: '+15551230009' }
    await ports.assignments.assign(customer, elsewhere.number, 'zoe@example.com')
    const frontlineConversations = { ...ports.frontlineConversations, lastWorker: async () => eve }
    const facts = await learn({ ...ports, frontlineConversations }, { conversationSid, binding: elsewhere })
    expect(facts).toMatchObject({ number: undefined, teams: [], assignedTo: 'zoe@example.com', stillOurs: [eve] })
  })

  it('is without addresses only who is in it of ours: whoever chats has an identity, too', async () => {
    const { ports } = await openPorts()
    const chat = { conversationSid, binding: undefined }
    for (const [inIt, workers] of [
      [['customer-17'], []],
      [['customer-17', ada], [ada]],
    ]) {
      const frontlineConversations = { ...ports.frontlineConversations, workersIn: async () => inIt }
      expect(await learn({ ...ports, frontlineConversations }, chat)).toMatchObject({ workers, number: undefined })
    }
  })

  it('is asked for at once in a warm container', async () => {
    const { ports } = await openPorts({ ...number, menu })
    const started: string[] = []
    const hangs = (what: string) => () => {
      started.push(what)
      return new Promise<never>(() => {})
    }
    const warm = { number: async () => ({ ...number, menu }), blockedFrom: hangs('blocked') }
    void learn({
      ...ports,
      directory: { ...ports.directory, ...warm },
      assignments: { find: hangs('assignment') },
      chosenTeams: { find: hangs('chosen team') },
      frontlineConversations: { workersIn: hangs('workers'), lastWorker: hangs('last worker') },
    })
    await new Promise(setImmediate)
    expect(started.toSorted()).toEqual(['assignment', 'blocked', 'chosen team', 'last worker', 'workers'])
  })
})

describe('when somebody cannot be asked', () => {
  const error = twilioError(503, 20503)
  const fail = () => Promise.reject(error)
  const refuse = () => Promise.reject(twilioError(401, 20003))
  const hang = () => new Promise<never>(() => {})
  const inSupport = { ...number, menu, teams: ['sales', 'support'] }

  const without = (ports: ConversationRoutingPorts, ask: () => Promise<never>): ConversationRoutingPorts => ({
    ...ports,
    directory: { ...ports.directory, blockedFrom: ask },
    leases: { count: ask } as never, // nothing else is asked
    turns: { ...ports.turns, read: ask },
    assignments: { find: ask },
    chosenTeams: { find: ask },
    frontlineConversations: { workersIn: async () => [], lastWorker: ask },
    frontlineUsers: { isAvailable: ask },
  })
  const little = {
    number: inSupport,
    workers: [],
    assignedTo: undefined,
    previousWorker: undefined,
    blockedFrom: [],
    unavailable: [],
    chosenInMenu: false,
    turn: { number: 0, revision: undefined },
    isComplete: false,
  }

  it.each([
    ['is unavailable', fail],
    ['refuses us', refuse],
  ])('there are facts to go on with, although everybody but the directory %s', async (_, ask) => {
    const { ports } = await openPorts(inSupport)
    expect(await learn(without(ports, ask))).toMatchObject(little)
  })

  it('there are facts after two seconds, although everybody but the directory hangs', async () => {
    const { ports } = await openPorts(inSupport)
    const { directory } = ports
    const [own, sales, support] = await Promise.all([
      directory.number(number.address),
      directory.team('sales'),
      directory.team('support'),
    ])
    const teams = new Map([sales, support].map((team) => [team?.id, team]))
    const warm = {
      ...directory,
      number: async () => own,
      team: async (id: string) => teams.get(id),
      prompts: async () => german,
      absences: async () => [],
    }
    jest.useFakeTimers()
    try {
      const facts = learn(without({ ...ports, directory: warm }, hang))
      await jest.advanceTimersByTimeAsync(2_000)
      await jest.advanceTimersByTimeAsync(1) // What depends on an answer is asked for, and has no time left.
      expect(await facts).toMatchObject(little)
    } finally {
      jest.useRealTimers()
    }
  })

  it.each([
    ['the Conversation', { frontlineConversations: { workersIn: fail, lastWorker: async () => undefined } }],
    ['the directory', { directory: { number: fail } }],
  ])('there are none without %s', async (_, changed) => {
    const { ports } = await openPorts()
    const directory = { ...ports.directory, ...('directory' in changed ? changed.directory : {}) }
    await expect(learn({ ...ports, ...changed, directory })).rejects.toBe(error)
  })
})
