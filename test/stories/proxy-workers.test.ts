import { called, heard } from '../support/heard'
import { inTouchBefore } from '../support/in-touch'
import { numbers, workers } from '../support/proxy-routing'
import { aDay, aMinute, anHour, useProxy } from '../support/proxy-story'
import { shownTo } from '../support/shown'

const story = useProxy()
const { call, text, later, decisions } = story
const { rosa, carl, mia, tom } = workers

/** Nothing of the story before is going on. */
beforeEach(() => later(anHour))

describe('A worker who was in touch with one customer', () => {
  const customer = '+13037710001'
  const before = () => inTouchBefore(story, { customer, number: numbers.kept, worker: rosa.phone, by: 'text' })

  it('reaches that customer by phone, who sees the number that they know, and can answer', async () => {
    const seen = await before()
    const calling = await call(rosa.phone, seen)
    expect(calling.outcome).toBe('answered')
    expect(heard(calling)).toEqual([])
    expect(shownTo(customer, calling)).toEqual([{ from: numbers.kept, words: undefined }])
    expect(await decisions()).toEqual(['session-back: one-recent-customer'])

    const answering = await text(customer, numbers.kept, 'Sorry, what did you say?')
    expect(shownTo(rosa.phone, answering)).toEqual([{ from: seen, words: 'Sorry, what did you say?' }])
    expect(called(answering)).not.toContain('/proxy/out-of-session')
  })

  it('reaches that customer by text, too', async () => {
    const writing = await text(rosa.phone, await before(), 'It is on its way.')
    expect(writing.outcome).toBe('delivered')
    expect(shownTo(customer, writing)).toEqual([{ from: numbers.kept, words: 'It is on its way.' }])
    expect(shownTo(rosa.phone, writing)).toEqual([])
    expect(await decisions()).toEqual(['session-back: one-recent-customer'])
  })

  it('reaches that customer with a number, too: there was nothing to choose from', async () => {
    const writing = await text(rosa.phone, await before(), '2')
    expect(shownTo(customer, writing)).toEqual([{ from: numbers.kept, words: '2' }])
  })

  it('longer ago than a week reaches the one of whom Proxy itself knows', async () => {
    const seen = await before()
    await later(8 * aDay)
    expect(shownTo(customer, await call(rosa.phone, seen))).toEqual([{ from: numbers.kept, words: undefined }])
    await later(8 * aDay)
    expect(shownTo(customer, await text(rosa.phone, seen, 'Hello'))).toEqual([{ from: numbers.kept, words: 'Hello' }])
    expect(await decisions()).toEqual(['session-back: last-session', 'session-back: last-session'])
  })
})

describe('A worker who calls back while Proxy has trouble', () => {
  afterEach(() => story.patchbay.platform.faults.clear())

  it('reaches the customer all the same: what was half made left nothing but its name', async () => {
    const number = numbers.advice
    const { session } = await call('+13037710003', number)
    const who = session?.participants.find(({ identifier }) => identifier !== '+13037710003')
    await later(anHour)
    await decisions()
    const { faults } = story.patchbay.platform
    faults.add('POST proxy Participants: 503 x4')
    const calling = await call(who?.identifier ?? '', who?.proxyIdentifier ?? '')
    expect(faults.list()).toEqual([])
    expect(calling.outcome).toBe('answered')
    expect(shownTo('+13037710003', calling)).toEqual([{ from: number, words: undefined }])
  })

  it.each([
    ['calls', call, 'answered'],
    ['writes', text, 'delivered'],
  ] as const)('and whose customer %s meanwhile: both go through the one session', async (_, contact, outcome) => {
    await later(8 * aDay)
    const customer = '+13037710004'
    const seen = await inTouchBefore(story, { customer, number: numbers.kept, worker: rosa.phone, by: 'text' })
    story.patchbay.platform.faults.add('POST proxy Participants: delay 600ms x2')
    const back = call(rosa.phone, seen)
    await new Promise((resolve) => setTimeout(resolve, 400))
    const both = await Promise.all([back, contact(customer, numbers.kept)])
    expect(both.map((each) => each.outcome)).toEqual(['answered', outcome])
    expect(new Set(both.map(({ session }) => session?.sid)).size).toBe(1)
    expect((await decisions()).toSorted()).toContain('wait: session-being-made')
  })
})

describe('A worker who was in touch with nobody on this number', () => {
  it.each([
    ['that customers call', numbers.advice],
    ['that is none of theirs', '+12025553050'],
  ])('%s hears and reads so, and is never put through as a customer', async (_, number) => {
    const words = 'You were in touch with nobody on this number lately, so that there is no customer to reach.'
    const calling = await call(tom.phone, number)
    expect([calling.outcome, heard(calling)]).toEqual(['ended', [`${words} Goodbye.`]])
    const writing = await text(tom.phone, number, 'Hello?')
    expect([writing.outcome, heard(writing)]).toEqual(['replied', ['Hello?', words]])
    expect(await decisions()).toEqual(['no-customer: no-recent-customer', 'no-customer: no-recent-customer'])
    expect([calling.session, writing.session]).toEqual([undefined, undefined])
  })
})

describe('A worker who takes only one of the two', () => {
  const number = numbers.mixed

  it('and writes to a customer whom calls can reach reads so', async () => {
    const customer = '+13037720001'
    const seen = await inTouchBefore(story, { customer, number, worker: carl.phone, by: 'call' })
    expect(heard(await text(carl.phone, seen, 'Hello'))).toEqual([
      'Hello',
      'Your message was not passed on: your customers on this number can be reached with calls only.',
    ])
    await later(aMinute)
    expect(shownTo(customer, await call(carl.phone, seen))).toEqual([{ from: number, words: undefined }])
    expect(await decisions()).toEqual(['no-customer: other-mode', 'session-back: one-recent-customer'])
  })

  it('and calls a customer whom messages can reach hears so', async () => {
    const customer = '+13037720002'
    const seen = await inTouchBefore(story, { customer, number, worker: mia.phone, by: 'text' })
    expect(heard(await call(mia.phone, seen))).toEqual([
      'Your customers on this number can be reached with messages only. Goodbye.',
    ])
    await later(aMinute)
    expect(shownTo(customer, await text(mia.phone, seen, 'Hello'))).toEqual([{ from: number, words: 'Hello' }])
    expect(await decisions()).toEqual(['no-customer: other-mode', 'session-back: one-recent-customer'])
  })
})
