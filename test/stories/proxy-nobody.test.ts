import { german } from '../fixtures/prompts'
import { called, heard } from '../support/heard'
import { builtIn } from '../../src/replies/prompts'
import { numbers, workers } from '../support/proxy-routing'
import { anHour, useProxy } from '../support/proxy-story'

const story = useProxy()
const { call, text, later, decisions, textsTo } = story

/** What a worker has been told of this customer, by text. */
const toldOf = (customer: string, phone: string) =>
  textsTo(phone).flatMap(({ from, body }) => (body.includes(customer) ? [{ from, body }] : []))
const inTheirWords = (customer: string, number: string, words: string) =>
  expect.stringMatching(new RegExp(`^Message from \\${customer} to \\${number}, .*: ${words}$`)) as string

describe('A customer of a team that is closed', () => {
  it("hears so in the number's language and leaves a message, of which the worker is told", async () => {
    const customer = '+13037510001'
    const calling = await call(customer, numbers.closed, { message: 7 })
    expect(calling.outcome).toBe('voicemail')
    expect(heard(calling)).toEqual([german.afterHours, german.saved])
    await expect(story.patchbay.voicemail(calling.recordingSid ?? '')).resolves.toMatchObject({
      message: { customer, number: numbers.closed, durationSeconds: 7 },
    })
    const notice = new RegExp(
      `^Voicemail from \\${customer} to \\${numbers.closed}, 7 s, .* Listen within 72 hours: http`,
    )
    expect(toldOf(customer, workers.ada.phone)).toEqual([
      { from: numbers.closed, body: expect.stringMatching(notice) as string },
    ])
    expect(await decisions()).toEqual(['voicemail: after-hours'])
  })

  it('reads so, and the worker reads what was written', async () => {
    const customer = '+13037510002'
    const writing = await text(customer, numbers.closed, 'Are you there?')
    expect(writing.outcome).toBe('replied')
    expect(heard(writing).slice(1)).toEqual([german.sorryAfterHours])
    expect(toldOf(customer, workers.ada.phone)).toEqual([
      { from: numbers.closed, body: inTheirWords(customer, numbers.closed, 'Are you there\\?') },
    ])
    expect(await decisions()).toEqual(['apology: after-hours'])
  })
})

describe('A customer for whom nobody is free', () => {
  const customer = '+13037520002'
  beforeAll(() => text('+13037520001', numbers.small, 'I take the only place.'))

  it('leaves a message, of which the worker is told', async () => {
    await decisions()
    const calling = await call(customer, numbers.small, { message: 5 })
    expect(heard(calling)).toEqual([builtIn.notAvailable, builtIn.saved])
    expect(toldOf(customer, workers.tom.phone)).toMatchObject([{ from: numbers.small }])
    expect(await decisions()).toEqual(['voicemail: nobody-available'])
  })

  it('is answered once in ten minutes, and each of their messages reaches the worker', async () => {
    const toldBefore = toldOf(customer, workers.tom.phone).length
    const replies: string[] = []
    const write = async (words: string) => {
      const writing = await text(customer, numbers.small, words)
      replies.push(writing.outcome, ...heard(writing).slice(1))
    }
    await write('First')
    await write('Second')
    await later(601)
    await write('Third')
    expect(replies).toEqual(['replied', builtIn.sorry, 'no-reply', 'replied', builtIn.sorry])
    expect(await decisions()).toEqual([
      'apology: nobody-available',
      'ignore: answered-before',
      'apology: nobody-available',
    ])
    expect(toldOf(customer, workers.tom.phone).slice(toldBefore)).toEqual(
      ['First', 'Second', 'Third'].map((words) => ({
        from: numbers.small,
        body: inTheirWords(customer, numbers.small, words),
      })),
    )
  })

  it('reaches the worker who is free again', async () => {
    await later(anHour)
    await story.patchbay.restartFunctions()
    expect((await text(customer, numbers.small)).outcome).toBe('delivered')
  })
})

describe('Two customers who write at once where one place is left', () => {
  it('one reaches the worker, who reads what the other has written, too', async () => {
    await later(anHour)
    await story.patchbay.restartFunctions()
    const [one, other] = ['+13037521001', '+13037521002']
    const write = (from: string) => text(from, numbers.small, 'Are you there?')
    const both = await Promise.all([write(one), write(other)])
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['delivered', 'replied'])
    const late = both[0]?.outcome === 'replied' ? one : other
    expect(toldOf(late, workers.tom.phone)).toEqual([
      { from: numbers.small, body: inTheirWords(late, numbers.small, 'Are you there\\?') },
    ])
  })
})

describe('A customer whom nobody can be told of', () => {
  it.each([
    ['who calls a number nobody of whose team has a phone', numbers.unstaffed, 'nobody-reachable'],
    ['who calls a number that is not in the directory', '+12025553000', 'number-not-in-directory'],
  ])('%s leaves a message all the same, and an operator is told', async (_, number, because) => {
    story.announce('alert', /"because":"nobody-to-tell"/)
    const calling = await call('+13037530001', number, { message: 6 })
    expect(calling.outcome).toBe('voicemail')
    expect(await decisions()).toEqual([`voicemail: ${because}`])
  })

  it.each([
    ['who writes to a number nobody of whose team has a phone', numbers.unstaffed, 'nobody-reachable'],
    ['who writes to a number that is not in the directory', '+12025553000', 'number-not-in-directory'],
  ])('%s gets an answer all the same, and an operator is told', async (_, number, because) => {
    story.announce('alert', new RegExp(`"because":"${because}"`))
    const writing = await text('+13037530002', number, 'Hello?')
    expect(heard(writing).slice(1)).toEqual([builtIn.sorry])
    expect(await decisions()).toEqual([`apology: ${because}`])
  })
})

describe('A number that takes only one of the two', () => {
  it('takes a message of who calls one for messages', async () => {
    const calling = await call('+13037540001', numbers.messagesOnly, { message: 5 })
    expect(calling.outcome).toBe('voicemail')
    expect(await decisions()).toEqual(['voicemail: number-takes-no-calls'])
  })

  it('answers who writes to one for calls', async () => {
    const writing = await text('+13037540002', numbers.callsOnly)
    expect(heard(writing).slice(1)).toEqual([builtIn.sorry])
    expect(called(writing)).toEqual(['/proxy/out-of-session'])
    expect(await decisions()).toEqual(['apology: number-takes-no-messages'])
  })
})
