import { decideConversationRouting, type Decision } from '../../src/routing/conversation-routing'
import type { Member, OwnNumber, Team } from '../../src/routing/directory'
import { withDeadline } from '../../src/runtime/deadline'
import type { Routing } from '../../src/runtime/agree-on-worker'
import { routeConversation } from '../../src/runtime/route-conversation'
import { assignmentsIn } from '../../src/state/assignments'
import { claimsIn } from '../../src/state/claims'
import { givenAddressesIn } from '../../src/state/given-addresses'
import { secretKeys } from '../../src/state/keys'
import { openingsIn } from '../../src/state/openings'
import { noTurn, turnsIn } from '../../src/state/turns'
import { nothingKnown } from '../fixtures/conversation-facts'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const now = new Date('2026-11-20T12:00:00Z')
const customer = '+15557654321'
const number: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['sales'] }
const event = { conversationSid: 'CH0123456789abcdef0123456789abcdef', binding: { customer, number: number.address } }
const members: readonly Member[] = Array.from({ length: 5 }, (_, n) => ({ identity: `worker-${n}@example.com` }))
const never = { id: 'never', timeZone: 'UTC', week: {}, holidays: [], closures: [] }
const sales: Team = { id: 'sales', strategy: 'sticky', members }
const closed = { ...sales, hours: never }
const words = () => 'We are closed.'

/** A Conversation, as far as routing sees it, and what is remembered. */
function opened() {
  const { items } = memoryItems()
  const joined = new Set<string>()
  const said: string[] = []
  const frontlineConversations = {
    addWorker: jest.fn(async (_sid: string, identity: string) => {
      const result = joined.has(identity) ? 'there' : 'added'
      joined.add(identity)
      return result
    }),
    say: jest.fn(async (_sid: string, what: string) => void said.push(what)),
  }
  const ports = {
    assignments: assignmentsIn(items, secretKey, 60),
    turns: turnsIn(items, secretKey, 60),
    openings: openingsIn(items, secretKey),
    givenAddresses: givenAddressesIn(items, secretKey, 60),
    claims: claimsIn(items, secretKey, 60),
    frontlineConversations,
  }
  return { ports, joined, said, frontlineConversations }
}

const factsOf = (teams: readonly Team[], changed: Partial<Routing['facts']> = {}): Routing['facts'] => ({
  ...nothingKnown,
  number,
  teams,
  turn: noTurn,
  now,
  ...changed,
})

const route = (
  ports: Routing['ports'],
  facts = factsOf([sales]),
  revise = (decision: Decision) => decision,
  conversationSid = event.conversationSid,
) => {
  const asked = { ...event, conversationSid }
  return routeConversation(decideConversationRouting(asked, facts), { event: asked, facts, ports, now, revise }, words)
}

const workerIn = (decision: Decision) => (decision.kind === 'add-worker' ? decision.worker : undefined)

describe('the worker whom routing chooses', () => {
  it('joins, has the customer from now on, and is known to them by this number', async () => {
    const { ports, joined } = opened()
    const worker = workerIn(await route(ports)) ?? ''
    expect([...joined]).toEqual([worker])
    expect(await ports.assignments.find(customer, number.address)).toBe(worker)
    expect(await ports.givenAddresses.find(worker, customer)).toBe(number.address)
  })

  it('is one, when several routings come at once of which each takes others for away', async () => {
    const { ports, joined } = opened()
    const away = (...numbers: readonly number[]) => ({
      absences: numbers.map((n) => ({ worker: `worker-${n}@example.com` })),
    })
    const decisions = await Promise.all([
      route(ports, factsOf([sales], away(0, 1, 2))),
      route(ports, factsOf([sales], away(3, 4))),
      route(ports, factsOf([{ ...sales, strategy: 'round-robin' }])),
      route(ports),
    ])
    expect([...joined]).toEqual([await ports.assignments.find(customer, number.address)])
    expect(new Set(decisions.map(workerIn))).toEqual(joined)
  })

  it('is one, when two routings see differently whether the worker of the customer is away', async () => {
    const { ports, joined } = opened()
    const [owner = ''] = members.map(({ identity }) => identity)
    await ports.assignments.assign(customer, number.address, owner)
    const decisions = await Promise.all([
      route(ports, factsOf([sales], { assignedTo: owner })),
      route(ports, factsOf([sales], { assignedTo: owner, absences: [{ worker: owner }] })),
    ])
    expect(joined.size).toBe(1)
    expect(new Set(decisions.map(workerIn))).toEqual(joined)
  })

  it('is whoever was found free by the first, although the second takes them for switched off', async () => {
    const { ports, joined } = opened()
    await ports.assignments.assign(customer, number.address, 'worker-2@example.com')
    const off = ['worker-2@example.com']
    const asks = { ...sales, asksAvailability: true }
    const decision = await route(ports, factsOf([asks], { unavailable: off }))
    expect(decision).toMatchObject({ worker: 'worker-2@example.com', because: 'assigned' })
    expect([...joined]).toEqual(off)
  })

  it('is whoever is just joining after they were given the customer, although the second takes them for away', async () => {
    const { ports, joined, frontlineConversations } = opened()
    const add = frontlineConversations.addWorker.getMockImplementation()
    let arrive = () => {}
    const isAsked = new Promise<void>((resolve) => (arrive = resolve))
    let goOn = () => {}
    const onTheWay = new Promise<void>((resolve) => (goOn = resolve))
    frontlineConversations.addWorker.mockImplementationOnce(async (sid, identity) => {
      arrive()
      await onTheWay
      return (await add?.(sid, identity)) ?? 'there'
    })
    const first = route(ports)
    await isAsked
    await new Promise(setImmediate)
    const owner = await ports.assignments.find(customer, number.address)
    const away = owner === undefined ? [] : [{ worker: owner }]
    const second = await route(ports, factsOf([sales], { assignedTo: owner, absences: away }))
    goOn()
    await first
    expect(workerIn(second)).toBe(owner)
    expect([...joined]).toEqual([owner])
  })

  it('is another in another Conversation of the same customer at the same moment', async () => {
    const { ports, joined } = opened()
    const theirs = factsOf([sales], { assignedTo: 'worker-2@example.com' })
    const away = { absences: [{ worker: 'worker-2@example.com' }] }
    await route(ports, theirs)
    await route(ports, { ...theirs, ...away }, undefined, `CH${'1'.repeat(32)}`)
    expect(joined.size).toBe(2)
  })

  it('is one, when many routings of the same customer come at once, each with a choice of its own', async () => {
    const { ports, joined } = opened()
    const decisions = await Promise.all(
      members.map(({ identity }) => route(ports, factsOf([sales], { previousWorker: identity }))),
    )
    const owner = await ports.assignments.find(customer, number.address)
    expect([...joined]).toEqual([owner])
    expect(new Set(decisions.map(workerIn))).toEqual(new Set([owner]))
  })

  it('is the same when routing is repeated', async () => {
    const { ports, joined } = opened()
    const [first, again] = [await route(ports), await route(ports)]
    expect(workerIn(again)).toBe(workerIn(first))
    expect(joined.size).toBe(1)
  })

  it('is each in turn, although Twilio tells of each Conversation several times at once', async () => {
    const { ports } = opened()
    const inTurn = { ...sales, strategy: 'round-robin' } as const
    const chosen: (string | undefined)[] = []
    for (const _ of members) {
      const conversationSid = `CH${String(chosen.length).padStart(32, '0')}`
      const told = async () => {
        const facts = factsOf([inTurn], { turn: await ports.turns.read('sales', customer, conversationSid) })
        return workerIn(await route(ports, facts, undefined, conversationSid))
      }
      const [one, other] = await Promise.all([told(), told()])
      expect(other).toBe(one)
      chosen.push(one)
      await ports.assignments.release(customer, number.address, one ?? '')
    }
    expect(new Set(chosen)).toEqual(new Set(members.map(({ identity }) => identity)))
  })

  it('is the next, when somebody else has taken the turn meanwhile, as the fallback is told, too', async () => {
    const { ports } = opened()
    const facts = factsOf([{ ...sales, strategy: 'round-robin' }], {
      turn: await ports.turns.read('sales', customer, event.conversationSid),
    })
    await ports.turns.take('sales', customer, { ...facts.turn, contact: 'CH1' })
    const revise = jest.fn((decision: Decision) => decision)
    const first = workerIn(decideConversationRouting(event, facts))
    expect(workerIn(await route(ports, facts, revise))).not.toBe(first)
    expect(revise).toHaveBeenCalledTimes(1)
  })

  it('has their turn although others have been faster four times', async () => {
    const { ports } = opened()
    const facts = factsOf([{ ...sales, strategy: 'round-robin' }], {
      turn: await ports.turns.read('sales', customer, event.conversationSid),
    })
    let others = 0
    const take: typeof ports.turns.take = async (team, of, turn) => {
      if (others < 4) await ports.turns.take(team, of, { ...turn, contact: `CH${++others}` })
      return ports.turns.take(team, of, turn)
    }
    const worker = workerIn(await route({ ...ports, turns: { ...ports.turns, take } }, facts))
    expect(await ports.assignments.find(customer, number.address)).toBe(worker)
    expect(worker).toBeDefined()
  })

  it('is in it already, which is success', async () => {
    const { ports, frontlineConversations } = opened()
    frontlineConversations.addWorker.mockResolvedValue('there')
    expect(await route(ports)).toMatchObject({ kind: 'add-worker', alert: false })
  })

  it('cannot join a Conversation that has gone meanwhile, of which nothing is noted and in which nothing is said', async () => {
    const { ports, said, frontlineConversations } = opened()
    frontlineConversations.addWorker.mockResolvedValue('gone' as never)
    const decision = await route(ports, factsOf([closed]))
    expect(decision).toEqual({ kind: 'leave', because: 'conversation-gone' })
    expect(said).toEqual([])
    const noted = members.map(({ identity }) => ports.givenAddresses.find(identity, customer))
    expect((await Promise.all(noted)).filter(Boolean)).toEqual([])
  })

  it('is another, who has the customer, where Conversations does not take the first: an operator learns of it', async () => {
    const { ports, joined, frontlineConversations } = opened()
    const full = workerIn(decideConversationRouting(event, factsOf([sales]))) ?? ''
    const take = frontlineConversations.addWorker.getMockImplementation()
    frontlineConversations.addWorker.mockImplementation(async (sid, identity) => {
      if (identity === full) throw twilioError(400, 50214)
      return (await take?.(sid, identity)) ?? 'there'
    })
    const revised: Decision[] = []
    const decision = await route(ports, factsOf([sales]), (anew) => (revised.push(anew), anew))
    expect(decision).toMatchObject({ kind: 'add-worker', because: 'other-worker-refused', alert: true })
    expect(revised).toEqual([decision])
    expect([...joined]).toEqual([workerIn(decision)])
    expect(joined).not.toContain(full)
    expect(await ports.assignments.find(customer, number.address)).toBe(workerIn(decision))
    expect(await ports.givenAddresses.find(full, customer)).toBeUndefined()
  })

  it('stands in for the worker of the customer whom Conversations does not take', async () => {
    const { ports, frontlineConversations } = opened()
    const theirs = 'worker-2@example.com'
    await ports.assignments.assign(customer, number.address, theirs)
    frontlineConversations.addWorker.mockRejectedValueOnce(twilioError(400, 50214))
    const decision = await route(ports, factsOf([sales], { assignedTo: theirs }))
    expect(decision).toMatchObject({ because: 'other-worker-refused', alert: true })
    expect(workerIn(decision)).not.toBe(theirs)
    expect(await ports.assignments.find(customer, number.address)).toBe(theirs)
  })

  it('has the customer, although others were faster with every turn', async () => {
    const { ports } = opened()
    const inTurn = { ...sales, strategy: 'round-robin' } as const
    const counter = { ...ports.turns, take: jest.fn(async () => false) }
    const decision = await route({ ...ports, turns: counter }, factsOf([inTurn]))
    expect(counter.take).toHaveBeenCalledTimes(5)
    expect(await ports.assignments.find(customer, number.address)).toBe(workerIn(decision))
    expect(workerIn(decision)).toBeDefined()
  })

  it('is nobody where Conversations takes none of three', async () => {
    const { ports, frontlineConversations } = opened()
    frontlineConversations.addWorker.mockRejectedValue(twilioError(401, 20003))
    await expect(route(ports)).rejects.toMatchObject({ status: 401 })
    expect(new Set(frontlineConversations.addWorker.mock.calls.map(([, identity]) => identity)).size).toBe(3)
  })

  it('is nobody where there is no other', async () => {
    const { ports, frontlineConversations } = opened()
    frontlineConversations.addWorker.mockRejectedValue(twilioError(400, 50214))
    const alone = factsOf([{ ...sales, members: members.slice(0, 1) }])
    await expect(route(ports, alone)).rejects.toMatchObject({ status: 400 })
    expect(frontlineConversations.addWorker).toHaveBeenCalledTimes(1)
  })

  it('is nobody where nobody was chosen', async () => {
    const { ports, frontlineConversations } = opened()
    for (const changed of [{ workers: ['eve@example.com'] }, { workers: undefined }, { teams: [] }]) {
      const facts = factsOf([sales], changed)
      expect(await route(ports, facts)).toEqual(decideConversationRouting(event, facts))
    }
    expect(frontlineConversations.addWorker).not.toHaveBeenCalled()
  })
})

describe('a customer who writes after hours', () => {
  it('is told that we are closed, once in an hour, however often routing is asked', async () => {
    const { ports, said } = opened()
    await Promise.all([route(ports, factsOf([closed])), route(ports, factsOf([closed]))])
    await route(ports, factsOf([closed]))
    expect(said).toEqual(['We are closed.'])
  })

  it('is told nothing while we are open, also when nobody is free', async () => {
    const { ports, said } = opened()
    await route(ports)
    await route(ports, factsOf([sales], { absences: members.map(({ identity }) => ({ worker: identity })) }))
    expect(said).toEqual([])
  })
})

describe('when a part cannot be had, the worker joins all the same, and an operator learns of it:', () => {
  const fail = () => Promise.reject(twilioError(503, 20503))
  const hang = () => new Promise<never>(() => {})
  const parts = (ask: () => Promise<never>) => ({
    assignments: { find: ask, assign: ask, release: ask },
    turns: { read: ask, take: ask },
    openings: { begin: ask, giveUp: ask },
    givenAddresses: { find: ask, note: ask },
    claims: { claim: ask, isClaimed: ask, claimFor: ask, once: ask },
  })
  const busy = factsOf([{ ...closed, strategy: 'round-robin' }])
  const inTurn = factsOf([{ ...sales, strategy: 'round-robin' }])

  it.each([
    ['assignments', factsOf([sales])],
    ['turns', inTurn],
    ['givenAddresses', factsOf([sales])],
    ['claims', busy],
  ] as const)('%s', async (part, facts) => {
    const { ports, joined } = opened()
    expect(await route({ ...ports, [part]: parts(fail)[part] }, facts)).toMatchObject({
      kind: 'add-worker',
      alert: true,
    })
    expect(joined.size).toBe(1)
  })

  it('what is said', async () => {
    const { ports, joined, frontlineConversations } = opened()
    frontlineConversations.say.mockRejectedValue(twilioError(503, 20503))
    expect(await route(ports, factsOf([closed]))).toMatchObject({ alert: true })
    expect(joined.size).toBe(1)
  })

  it('all at once, in five seconds, also when they hang', async () => {
    jest.useFakeTimers()
    try {
      const { ports, joined } = opened()
      const routed = withDeadline(8_500, () => route({ ...ports, ...parts(hang) }, busy))
      await jest.advanceTimersByTimeAsync(1_500)
      expect(joined.size).toBe(1)
      await jest.advanceTimersByTimeAsync(1_500)
      expect(await routed).toMatchObject({ kind: 'add-worker', alert: true })
    } finally {
      jest.useRealTimers()
    }
  })

  it('in the time that is left, of which a second is kept for the worker and some for the answer', async () => {
    jest.useFakeTimers()
    try {
      const { ports, joined } = opened()
      const routed = withDeadline(2_000, () => route({ ...ports, ...parts(hang) }, busy))
      await jest.advanceTimersByTimeAsync(1_000)
      expect(joined.size).toBe(1)
      await jest.advanceTimersByTimeAsync(700)
      expect(await routed).toMatchObject({ kind: 'add-worker', alert: true })
    } finally {
      jest.useRealTimers()
    }
  })

  it('not so when the worker cannot join: Frontline is told that it is not done', async () => {
    const { ports, frontlineConversations } = opened()
    frontlineConversations.addWorker.mockImplementation(fail)
    await expect(route(ports)).rejects.toMatchObject({ status: 503 })
  })
})
