import { heard } from '../support/heard'
import { inTouchBefore } from '../support/in-touch'
import { numbers, routing, workers } from '../support/proxy-routing'
import { aDay, anHour, useProxy } from '../support/proxy-story'
import { shownTo } from '../support/shown'

const story = useProxy()
const { call, text, later, decisions } = story
const { rosa, tom } = workers

const withRosa = (customer: string) =>
  inTouchBefore(story, { customer, number: numbers.kept, worker: rosa.phone, by: 'text' })

describe('A worker from whom a customer is kept since they were in touch', () => {
  const [customer, another] = ['+13037740001', '+13037740002']
  const keep = (...blocked: typeof routing.blocked) =>
    story.patchbay.bring({ ...routing, blocked: [...routing.blocked, ...blocked] })
  afterAll(() => keep())

  it('reaches the other one, and in the end nobody', async () => {
    const seen = await withRosa(customer)
    expect(await withRosa(another)).toBe(seen)
    await keep(another)
    expect(shownTo(customer, await text(rosa.phone, seen, 'Hello'))).toHaveLength(1)
    await later(anHour)
    await keep(another, { address: customer, workers: [rosa.identity] })
    const calling = await call(rosa.phone, seen)
    expect(shownTo(customer, calling)).toEqual([])
    expect(heard(calling)[0]).toMatch(/^You were in touch with nobody on this number lately/)
    expect(await decisions()).toEqual(['session-back: one-recent-customer', 'no-customer: no-recent-customer'])
  })
})

describe('A worker who has called a customer back on the number that is kept for them', () => {
  it('sees a customer who comes meanwhile on another', async () => {
    await later(8 * aDay)
    const seen = await withRosa('+13037750001')
    await call(rosa.phone, seen)
    const meanwhile = shownTo(rosa.phone, await text('+13037750002', numbers.kept, 'Hello'))
    expect(meanwhile).toMatchObject([{ words: 'Hello' }])
    expect(meanwhile).not.toMatchObject([{ from: seen }])
  })
})

describe('A worker who has one session at most', () => {
  // The Functions remember for five seconds of their own who was full.
  beforeEach(async () => {
    await later(8 * aDay)
    await story.patchbay.restartFunctions()
  })

  it.each([
    ['calls', '+13037760001', '+13037760002'],
    ['writes', '+13037760003', '+13037760004'],
  ])('and %s back has that one', async (how, customer, another) => {
    const seen = await inTouchBefore(story, { customer, number: numbers.small, worker: tom.phone, by: 'text' })
    await (how === 'calls' ? call(tom.phone, seen) : text(tom.phone, seen))
    await story.patchbay.restartFunctions()
    expect((await text(another, numbers.small)).outcome).toBe('replied')
    expect(await decisions()).toContain('apology: nobody-available')
  })
})
