import type { BlockedFrom, SessionMode, SessionRules } from '../../src/routing/directory'
import { decideWorkerContact, type WorkerFacts } from '../../src/routing/worker-contact'
import { callLogIn } from '../../src/state/call-log'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { recentsIn } from '../../src/state/recents'
import { workerFacts } from '../../src/state/worker-contact'
import type { OutOfSession } from '../../src/webhooks/out-of-session'
import { failingItems, memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const worker = { identity: 'worker-1@example.com', phone: '+15559990001' }
const other = { identity: 'worker-2@example.com', phone: '+15559990002' }
const seen = '+15551230003'
const number = '+15551230001'
const customer = (n: number) => `+1555765${String(n).padStart(4, '0')}`
const now = new Date('2026-11-20T12:00:00Z')
const keyOf = (n: number) => secretKey('customer', customer(n))

const call: OutOfSession = {
  kind: 'call',
  sid: 'CA0123456789abcdef0123456789abcdef',
  from: worker.phone,
  to: seen,
  words: undefined,
  previous: undefined,
}
const text: OutOfSession = { ...call, kind: 'message', sid: 'SM0123456789abcdef0123456789abcdef', words: '2' }
const previous = { address: customer(77), proxyNumber: number }

interface Known {
  readonly blocked?: Readonly<Record<string, BlockedFrom>>
  readonly mode?: SessionMode
  readonly sessions?: SessionRules
}

const day = { id: 'day', timeZone: 'UTC', week: { friday: [{ from: 540, until: 1050 }] }, holidays: [], closures: [] }

function portsOn(items: Items, { blocked = {}, mode, sessions }: Known = {}) {
  return {
    directory: {
      blockedFrom: async (address: string) => blocked[address] ?? [],
      number: async (address: string) => ({ address, service: 'proxy' as const, teams: ['sales'], mode, sessions }),
      team: async (id: string) => ({ id, strategy: 'sticky' as const, hours: day, members: [worker] }),
    },
    callLog: callLogIn(items, secretKey, 60),
    recents: recentsIn(items, secretKey),
  }
}

/** The first customer is the newest. */
async function inTouchWith(count: number, known: Known = {}) {
  const { items } = memoryItems()
  const ports = portsOn(items, known)
  for (let n = 1; n <= count; n++) {
    const at = new Date(Date.parse('2026-11-20T12:00:00Z') - n * 60_000).toISOString()
    await ports.recents.note(worker.identity, seen, { customer: customer(n), number, at })
  }
  return ports
}

const customersIn = ({ contacts }: Pick<WorkerFacts, 'contacts'>) => contacts?.map(({ customer }) => customer)

describe('what is known of a worker who calls or writes', () => {
  it('is with whom they were in touch on this number, newest first, and what those numbers take', async () => {
    const facts = await workerFacts(await inTouchWith(2, { mode: 'voice-only' }), call, worker, now)
    expect(facts.contacts).toMatchObject([
      { key: keyOf(1), customer: customer(1), number, numberMode: 'voice-only' },
      { key: keyOf(2), customer: customer(2), number, numberMode: 'voice-only' },
    ])
    expect(facts).toMatchObject({ worker, offered: undefined, chosen: undefined })
  })

  it.each([
    ['everybody', []],
    [[worker.identity], []],
    [[other.identity], [customer(1)]],
  ] as const)('leaves out who is kept from %s', async (from, left) => {
    const ports = await inTouchWith(1, { blocked: { [customer(1)]: from, [previous.address]: from } })
    expect(customersIn(await workerFacts(ports, call, worker, now))).toEqual(left)
    const { lastSession } = await workerFacts(
      portsOn(memoryItems().items, { blocked: { [previous.address]: from } }),
      { ...call, previous },
      worker,
      now,
    )
    expect(lastSession === undefined).toBe(left.length === 0)
  })

  it('is the last session where nothing else is', async () => {
    const facts = await workerFacts(await inTouchWith(0), { ...call, previous }, worker, now)
    expect(facts).toMatchObject({ contacts: [], lastSession: { customer: previous.address, number } })
  })

  it('is nobody of the last session who is blocked, as all others with whom the worker was in touch', async () => {
    const ports = await inTouchWith(1, { blocked: { [customer(1)]: 'everybody', [previous.address]: 'everybody' } })
    expect(await workerFacts(ports, { ...call, previous }, worker, now)).toMatchObject({
      contacts: [],
      lastSession: undefined,
    })
  })

  it.each(['anonymous', 'client:alice', ''])('is not a last session with %j', async (address) => {
    const facts = await workerFacts(await inTouchWith(0), { ...call, previous: { ...previous, address } }, worker, now)
    expect(facts.lastSession).toBeUndefined()
  })

  it('looks at the newest nine, and at those besides who were offered or chosen', async () => {
    const ports = await inTouchWith(30)
    const newest = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(customer)
    const blockedFrom = jest.fn(ports.directory.blockedFrom)
    const asking = { ...ports, directory: { ...ports.directory, blockedFrom } }
    expect(customersIn(await workerFacts(asking, call, worker, now))).toEqual(newest)
    expect(blockedFrom).toHaveBeenCalledTimes(9)

    await ports.recents.offer(worker.identity, seen, [keyOf(20), keyOf(3)])
    await ports.callLog.note(call.sid, { kind: 'customer-chosen', key: keyOf(25), at: '2026-11-20T12:00:00.000Z' })
    expect(customersIn(await workerFacts(ports, call, worker, now))).toEqual([...newest, customer(20), customer(25)])
  })

  it('is what they chose last on the keypad in this call, however often that was told', async () => {
    const ports = await inTouchWith(2)
    const choose = (n: number, minute: number) =>
      ports.callLog.note(call.sid, { kind: 'customer-chosen', key: keyOf(n), at: `2026-11-20T12:0${minute}:00.000Z` })
    for (const [n, minute] of [
      [2, 1],
      [2, 1],
      [1, 2],
      [2, 3],
    ] as const)
      await choose(n, minute)
    expect((await workerFacts(ports, call, worker, now)).chosen).toBe(keyOf(1))
    const another = { ...call, sid: 'CAfedcba9876543210fedcba9876543210' }
    expect((await workerFacts(ports, another, worker, now)).chosen).toBeUndefined()
  })

  it('is for a text what was offered, and nothing of the keypad: nobody reads a call log for it', async () => {
    const ports = await inTouchWith(2)
    await ports.recents.offer(worker.identity, seen, [keyOf(2), keyOf(1)])
    const timeline = jest.fn(async () => [])
    const facts = await workerFacts({ ...ports, callLog: { timeline } }, text, worker, now)
    expect(facts).toMatchObject({ offered: [keyOf(2), keyOf(1)], chosen: undefined })
    expect(timeline).not.toHaveBeenCalled()
    expect(decideWorkerContact(text, facts)).toMatchObject({
      kind: 'session-for-next-text',
      contact: { key: keyOf(1) },
    })
  })

  it('is each worker’s own when two of them come at once on one number', async () => {
    const ports = await inTouchWith(1)
    await ports.recents.note(other.identity, seen, { customer: customer(9), number, at: '2026-11-20T12:00:00.000Z' })
    const [one, two] = await Promise.all([workerFacts(ports, call, worker, now), workerFacts(ports, text, other, now)])
    expect(customersIn(one)).toEqual([customer(1)])
    expect(customersIn(two)).toEqual([customer(9)])
  })
})

describe('a last session of which nothing was noted', () => {
  const at = '2026-11-20T11:59:30.000Z'
  const last = { ...previous, at }

  it('is one more contact, so that nobody gets what is meant for somebody else', async () => {
    const writes = { ...text, words: 'Your order is ready', previous: last }
    const facts = await workerFacts(await inTouchWith(1), writes, worker, now)
    expect(facts.contacts).toMatchObject([
      { customer: previous.address, at, key: keyOf(77) },
      { customer: customer(1) },
    ])
    expect(decideWorkerContact(writes, facts)).toMatchObject({ kind: 'which-customer' })
  })

  it('is the newest where Proxy does not say when it was', async () => {
    const facts = await workerFacts(await inTouchWith(2), { ...call, previous }, worker, now)
    expect(customersIn(facts)?.[0]).toBe(previous.address)
  })
})

describe('while Sync is unavailable', () => {
  const unavailable = failingItems(twilioError(503, 20503))

  it('a worker who calls reaches the customer of the last session', async () => {
    const facts = await workerFacts(portsOn(unavailable), { ...call, previous }, worker, now)
    expect(decideWorkerContact(call, facts)).toMatchObject({
      kind: 'session-back',
      because: 'last-session',
      contact: { customer: previous.address, number },
    })
  })

  it('nothing that a worker writes goes to anybody, who may not be meant', async () => {
    const unknown = { kind: 'no-customer', because: 'contacts-unknown' }
    const facts = await workerFacts(portsOn(unavailable), { ...text, previous }, worker, now)
    expect(decideWorkerContact(text, facts)).toEqual(unknown)
    const withoutLast = await workerFacts(portsOn(unavailable), call, worker, now)
    expect(decideWorkerContact(call, withoutLast)).toEqual(unknown)
  })

  it('a worker is not put through where nobody knows who is blocked', async () => {
    const ports = portsOn(unavailable)
    const error = twilioError(503, 20503)
    const directory = { ...ports.directory, blockedFrom: () => Promise.reject(error) }
    await expect(workerFacts({ ...ports, directory }, { ...call, previous }, worker, now)).rejects.toBe(error)
  })

  it('only the call log, a worker is asked', async () => {
    const ports = { ...(await inTouchWith(2)), callLog: callLogIn(unavailable, secretKey, 60) }
    expect(decideWorkerContact(call, await workerFacts(ports, call, worker, now))).toMatchObject({
      kind: 'which-customer',
    })
  })

  it('is when sessions on those numbers end', async () => {
    const endsWith = async (sessions: SessionRules) =>
      (await workerFacts(await inTouchWith(1, { sessions }), call, worker, now)).contacts?.[0]?.ends
    expect(await endsWith({})).toEqual({})
    expect(await endsWith({ ttlSeconds: 60 })).toEqual({ ttlSeconds: 60 })
    const closing = { dateExpiry: new Date('2026-11-20T17:30:00Z') }
    expect(await endsWith({ endAtClosing: true })).toEqual(closing)
  })
})
