import { setTimeout as sleep } from 'node:timers/promises'
import { missedMessageNotice } from '../../src/replies/notice'
import type { Team } from '../../src/routing/directory'
import { decideOutOfSession, type Decision, type NobodyReachable } from '../../src/routing/out-of-session'
import type { WorkerDecision } from '../../src/routing/worker-contact'
import type { Ports } from '../../src/runtime/ports'
import { putThrough, type CarriedOut } from '../../src/runtime/put-through'
import { callLogIn } from '../../src/state/call-log'
import { claimsIn } from '../../src/state/claims'
import { secretKeys } from '../../src/state/keys'
import { factsOutOfSession } from '../../src/state/out-of-session'
import type { OutOfSession } from '../../src/webhooks/out-of-session'
import { memoryItems } from '../support/memory-items'
import { number, portsOn, teamOf, textFrom } from '../support/one-team'
import { twilioError } from '../support/twilio-error'

/** Nobody loses patience here, and pauses take no time. */
jest.mock('node:timers/promises', () => ({
  setTimeout: jest.fn(async (_milliseconds: number, _value?: unknown, options?: { readonly ref?: boolean }) => {
    if (options?.ref === false) await new Promise(() => {})
  }),
}))
afterEach(() => jest.clearAllMocks())

const now = new Date('2026-11-20T12:00:00Z')
const at = now.toISOString()
const secretKey = secretKeys('constructed-secret-of-32-letters')
const customer = '+15557654321'
const seen = '+15551230002'
const worker = { identity: 'worker-0@example.com', phone: '+15559990000' }
const text = textFrom(customer)
const call: OutOfSession = { ...text, kind: 'call', sid: `CA${'1'.repeat(32)}`, words: undefined }

/** A business of this team in memory, and what it has sent. */
function open(team: Team = teamOf('sticky', 1)) {
  const { items, keys } = memoryItems()
  const ttls: (readonly [collection: string, seconds: number])[] = []
  const watched: typeof items = {
    ...items,
    create: (place, data, ttlSeconds) => {
      ttls.push([place.collection, ttlSeconds])
      return items.create(place, data, ttlSeconds)
    },
  }
  const send = jest.fn(async (_from: string, _to: string, _words: string) => undefined)
  const create = jest.fn(async (_session: object) => 'created' as const)
  const base = portsOn(watched, team)
  const own = {
    ...base,
    callLog: callLogIn(watched, secretKey, 60),
    claims: claimsIn(watched, secretKey, 3600),
    messages: { send },
    conversations: { find: async () => undefined },
    proxySessions: { create },
  }
  const ports = own as unknown as Ports // Nothing else of them is asked
  const carryOut = async (decision: Decision, contact = text, changed: Partial<Ports> = {}) => {
    const facts = await factsOutOfSession(base, contact, now)
    const revise = jest.fn((anew: CarriedOut) => anew)
    const on = { event: contact, facts, ports: { ...ports, ...changed }, now, link: () => '', revise }
    return { result: await putThrough(decision, on, missedMessageNotice), revise }
  }
  const decided = async (contact: OutOfSession) =>
    decideOutOfSession(contact, await factsOutOfSession(base, contact, now))
  return { ports, carryOut, decided, keys, ttls, send, create }
}

const nobody: NobodyReachable = {
  kind: 'apology',
  because: 'nobody-available',
  prompts: undefined,
  answerEverySeconds: 600,
}
const another = { ...text, sid: `SM${'2'.repeat(32)}`, words: 'Are you there?' }

describe('A contact', () => {
  it('that gets a session has its worker from then on', async () => {
    const { ports, carryOut, decided } = open()
    const decision = await decided(call)
    expect((await carryOut(decision, call)).result).toEqual(decision)
    expect(await ports.assignments.find(customer, number)).toBe(worker.identity)
  })

  it('goes to the worker whose customer this is since a moment ago, and a fallback would, too', async () => {
    const { ports, carryOut, decided } = open(teamOf('sticky', 2))
    const decision = await decided(call)
    if (decision.kind !== 'session') throw new Error(`It came to ${decision.kind}`)
    const other = decision.worker.identity === worker.identity ? 'worker-1@example.com' : worker.identity
    const assign = async () => other
    const { result, revise } = await carryOut(decision, call, { assignments: { ...ports.assignments, assign } })
    expect(result).toMatchObject({ kind: 'session', because: 'assigned', worker: { identity: other } })
    expect(revise.mock.calls).toEqual([[result]])
  })

  it.each([
    ['a call', call, []],
    ['a text', text, [[1_500]]],
  ])('that has to wait: %s', async (_, contact, slept) => {
    const { carryOut } = open()
    const wait: Decision = { kind: 'wait', because: 'session-being-made', proxyUrl: 'https://example.com/' }
    expect((await carryOut(wait, contact)).result).toEqual(wait)
    expect(jest.mocked(sleep).mock.calls.filter((given) => given.length === 1)).toEqual(slept)
  })

  it('that may leave a message is noted, with whose it is', async () => {
    const { ports, carryOut, keys } = open()
    const voicemail: Decision = { ...nobody, kind: 'voicemail' }
    expect((await carryOut(voicemail, call)).result).toEqual(voicemail)
    const noted = { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at }
    expect(await ports.callLog.timeline(call.sid)).toEqual([noted])
    expect((await keys()).filter((key) => key.startsWith(call.sid))).toHaveLength(1)
  })

  const terms = { uniqueName: 'patchbay-1', ttlSeconds: 60 }
  const contact = { key: 'key-1', customer, number, at }
  const withTerms = (decision: WorkerDecision) => ({ ...decision, terms })

  it.each<Decision>([
    { kind: 'reject', because: 'blocked' },
    { kind: 'ignore', because: 'opt-out' },
    withTerms({ kind: 'session-back', because: 'one-recent-customer', worker, contact, mode: 'voice-only' }),
    withTerms({ kind: 'no-customer', because: 'no-recent-customer' }),
  ])('of which nothing has to be kept leaves nothing: $kind', async (decision) => {
    const { carryOut, ttls, send } = open()
    expect((await carryOut(decision, call)).result).toEqual(decision)
    expect(ttls.map(([collection]) => collection)).toEqual(['openings'])
    expect(send).not.toHaveBeenCalled()
  })

  it.each([
    ['a text is kept', text, ['key-1', 'key-2']],
    ['a call is not: it travels in its URL', call, undefined],
  ])('of a worker: the list that answers %s', async (_, contact, offered) => {
    const { ports, carryOut } = open()
    const contacts = ['key-1', 'key-2'].map((key) => ({ key, customer, number, at }))
    const ask: WorkerDecision = { kind: 'which-customer', because: 'several-recent-customers', worker, seen, contacts }
    expect((await carryOut(withTerms(ask), { ...contact, to: seen })).result).toMatchObject(ask)
    expect((await ports.recents.of(worker.identity, seen)).offered).toEqual(offered)
  })

  it('of a worker who has chosen is answered as the session was made, although its place could not be taken', async () => {
    const { carryOut, ports } = open()
    const counted = { ...worker, capacity: 1 }
    const mode = 'message-only'
    const chosen = withTerms({ kind: 'session-for-next-text', because: 'chosen', worker: counted, seen, contact, mode })
    const leases = { ...ports.leases, take: () => Promise.reject(twilioError(503, 20503)) }
    expect((await carryOut(chosen, { ...text, from: worker.phone, to: seen }, { leases })).result).toEqual({
      ...chosen,
      alert: true,
    })
  })

  it('of a worker who has written the number of a customer makes their session', async () => {
    const { carryOut, create } = open()
    const mode = 'message-only'
    const chosen = withTerms({ kind: 'session-for-next-text', because: 'chosen', worker, seen, contact, mode })
    expect((await carryOut(chosen, { ...text, from: worker.phone, to: seen })).result).toEqual(chosen)
    expect(create.mock.calls).toEqual([[expect.objectContaining({ ...terms, mode })]])
  })
})

describe('A contact that comes too late for the last place', () => {
  /** The count was seen before somebody else has taken it. */
  async function late(contact: OutOfSession) {
    const opened = open(teamOf('sticky', 1, 1))
    const decision = await opened.decided(contact)
    expect(decision.kind).toBe('session')
    const leases = { ...opened.ports.leases, take: async () => 'full' as const }
    return { ...opened, result: (await opened.carryOut(decision, contact, { leases })).result }
  }

  it('is told to somebody of the team, where it is a text', async () => {
    const { result, send } = await late(text)
    expect(result).toMatchObject({ kind: 'apology', because: 'nobody-available', alert: false })
    expect(send.mock.calls).toEqual([[number, worker.phone, expect.stringMatching(/: Hello$/)]])
  })

  it('is noted, where it is a call, and keeps nobody waiting', async () => {
    const { result, ports } = await late(call)
    expect(result).toMatchObject({ kind: 'voicemail', because: 'nobody-available' })
    expect(await ports.callLog.timeline(call.sid)).toMatchObject([{ kind: 'result', outcome: 'voicemail' }])
    expect(await ports.openings.begin({ customer, number }, 'SM1', now)).toMatchObject({ holder: 'SM1' })
  })
})

describe('A text that reaches nobody', () => {
  it('is answered, and somebody of the team is told what was written', async () => {
    const { carryOut, send } = open()
    expect((await carryOut(nobody)).result).toEqual({ ...nobody, alert: false })
    const words = 'Message from +15557654321 to +15551230001, Fri 20 Nov 12:00 (UTC): Hello'
    expect(send.mock.calls).toEqual([[number, worker.phone, words]])
  })

  it('is answered once in the time that the number says, and the team is told of each', async () => {
    const { carryOut, send, ttls } = open()
    await carryOut(nobody)
    expect((await carryOut(nobody, another)).result).toEqual({
      kind: 'ignore',
      because: 'answered-before',
      alert: false,
    })
    expect(send.mock.calls.map(([, , words]) => words)).toEqual([
      expect.stringMatching(/: Hello$/),
      expect.stringMatching(/: Are you there\?$/),
    ])
    expect(ttls).toContainEqual(['claims', 600])
  })

  it('is answered again when the very same comes again, and nobody is told twice', async () => {
    const { carryOut, send } = open()
    for (let times = 0; times < 3; times++) expect((await carryOut(nobody)).result).toMatchObject({ kind: 'apology' })
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('is answered once of ten that come at once', async () => {
    const { carryOut, send } = open()
    const texts = Array.from({ length: 10 }, (_, n) => ({ ...text, sid: `SM${String(n).padStart(32, '0')}` }))
    const results = await Promise.all(texts.map((one) => carryOut(nobody, one)))
    expect(results.filter(({ result }) => result.kind === 'apology')).toHaveLength(1)
    expect(send).toHaveBeenCalledTimes(10)
  })

  it.each([
    ['somebody else', { ...another, from: '+15557654322' }],
    ['the same one to another number', { ...another, to: '+15551230009' }],
  ])('from %s has an answer of its own', async (_, other) => {
    const { carryOut } = open()
    await carryOut(nobody)
    expect((await carryOut(nobody, other)).result).toMatchObject({ kind: 'apology' })
  })

  it('is answered all the same where nobody could be told; an operator learns of it, and a repetition tells', async () => {
    const { carryOut, send } = open()
    send.mockRejectedValueOnce(twilioError(503, 20503))
    expect((await carryOut(nobody)).result).toEqual({ ...nobody, alert: true })
    expect((await carryOut(nobody)).result).toEqual({ ...nobody, alert: false })
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('is answered all the same where there is nobody to tell, or nobody knows who', async () => {
    const withoutPhones = open({ id: 'sales', strategy: 'sticky', members: [{ identity: worker.identity }] })
    expect((await withoutPhones.carryOut(nobody)).result).toEqual({ ...nobody, alert: true })

    const { ports, carryOut } = open()
    const directory = { ...ports.directory, number: () => Promise.reject(twilioError(503, 20503)) }
    expect((await carryOut(nobody, text, { directory })).result).toEqual({ ...nobody, alert: true })
  })

  it('fails where nobody can say whether it was answered, so that the fallback answers', async () => {
    const { ports, carryOut } = open()
    const claims = { ...ports.claims, claimFor: () => Promise.reject(twilioError(503, 20503)) }
    await expect(carryOut(nobody, text, { claims })).rejects.toMatchObject({ status: 503 })
  })
})
