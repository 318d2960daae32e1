import { called } from '../support/heard'
import { blocked, numbers, workers } from '../support/proxy-routing'
import { aDay, anHour, useProxy } from '../support/proxy-story'
import { seenBy } from '../support/proxy-sessions'
import { shownTo } from '../support/shown'
import { sticky } from '../../src/routing/strategies'

const story = useProxy()
const { call, text, later, decisions } = story
const { ada, grace } = workers

const workerOf = (customer: string) => sticky(customer, [ada, grace]) ?? ada

/** What Proxy asks and tells of a text to which there is no session yet. */
const [outOfSession, intercept, interaction] = ['/proxy/out-of-session', '/proxy/intercept', '/proxy/interaction']

describe('A customer who comes for the first time', () => {
  it('is put through to somebody of the team, and each of the two sees a number of ours', async () => {
    const customer = '+13037410001'
    const calling = await call(customer, numbers.advice)
    expect(calling).toMatchObject({ outcome: 'answered', session: { mode: 'voice-and-message' } })
    const { phone } = workerOf(customer)
    const seen = seenBy(phone, calling.session)
    expect(shownTo(phone, calling)).toEqual([{ from: seen, words: undefined }])
    expect(called(calling).slice(0, 3)).toEqual([outOfSession, intercept, interaction])
    expect(await decisions()).toEqual(['session: first-contact'])

    const writing = await text(customer, numbers.advice, 'And one more thing.')
    expect(shownTo(phone, writing)).toEqual([{ from: seen, words: 'And one more thing.' }])
    const answering = await text(phone, seen, 'What is it?')
    expect(shownTo(customer, answering)).toEqual([{ from: numbers.advice, words: 'What is it?' }])
    const callingBack = await call(phone, seen)
    expect(shownTo(customer, callingBack)).toEqual([{ from: numbers.advice, words: undefined }])
    expect(await decisions()).toEqual([])
  })

  it('by text, too', async () => {
    const customer = '+13037410002'
    const writing = await text(customer, numbers.advice, 'Is anybody there?')
    expect(writing.outcome).toBe('delivered')
    const { phone } = workerOf(customer)
    expect(shownTo(phone, writing)).toEqual([{ from: seenBy(phone, writing.session), words: 'Is anybody there?' }])
    expect(called(writing)).toEqual([outOfSession, intercept, interaction, interaction])
  })
})

describe('A customer who belongs to a worker', () => {
  it('is put through to that worker again after the session has closed, in a new one', async () => {
    const customer = '+13037420001'
    const first = await call(customer, numbers.advice)
    await later(anHour)
    const second = await text(customer, numbers.advice)
    await later(anHour)
    const third = await call(customer, numbers.advice)

    expect(await decisions()).toEqual(['session: first-contact', 'session: assigned', 'session: assigned'])
    const { phone } = workerOf(customer)
    for (const report of [first, second, third]) expect(shownTo(phone, report)).toHaveLength(1)
    expect(new Set([first, second, third].map(({ session }) => session?.uniqueName)).size).toBe(3)
  })

  it('and whose assignment is over is put through to the one with whom they last were in a session', async () => {
    const customers = ['+13037420002', '+13037420003', '+13037420004', '+13037420005']
    const phones: string[] = []
    for (const customer of customers) {
      const { session } = await text(customer, numbers.turns)
      phones.push(session?.participants[1]?.identifier ?? '')
    }
    await later(31 * aDay)
    await decisions()
    for (const [n, customer] of customers.entries()) {
      const again = n % 2 === 0 ? await call(customer, numbers.turns) : await text(customer, numbers.turns)
      expect(shownTo(phones[n] ?? '', again)).toHaveLength(1)
    }
    expect(new Set(phones)).toEqual(new Set([ada.phone, grace.phone]))
    expect(await decisions()).toEqual(Array(4).fill('session: previous-session'))
  })

  it('who has no place left is put through to somebody of the team that it overflows to, for this time', async () => {
    const [first, second] = ['+13037420006', '+13037420007']
    await text(first, numbers.overflowing)
    await later(anHour)
    await story.patchbay.restartFunctions()
    await text(second, numbers.overflowing)
    const third = await call(first, numbers.overflowing)
    expect(shownTo(workerOf(first).phone, third)).toHaveLength(1)
    expect(await decisions()).toEqual([
      'session: first-contact',
      'session: first-contact',
      'session: assigned-worker-full',
    ])
    expect(await story.patchbay.assignedTo(first, numbers.overflowing)).toBe(workers.ina.identity)
  })
})

describe('A customer who is kept from the worker to whom they would be put through', () => {
  it.each([
    ['calls', blocked.fromAda, ada],
    ['writes', blocked.fromGrace, grace],
  ] as const)('and %s reaches the other one', async (how, customer, keptFrom) => {
    expect(workerOf(customer)).toBe(keptFrom)
    const report = how === 'calls' ? await call(customer, numbers.advice) : await text(customer, numbers.advice)
    expect(shownTo(keptFrom.phone, report)).toEqual([])
    expect(shownTo((keptFrom === ada ? grace : ada).phone, report)).toHaveLength(1)
  })
})

describe('A customer of a team that is closed', () => {
  it('is put through to the team that it overflows to', async () => {
    const [calling, writing] = [
      await call('+13037430001', numbers.nightShift),
      await text('+13037430002', numbers.nightShift),
    ]
    expect([calling, writing].map((report) => shownTo(grace.phone, report).length)).toEqual([1, 1])
  })
})
