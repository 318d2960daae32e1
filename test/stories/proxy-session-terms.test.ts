import { called } from '../support/heard'
import { closing, numbers, workers } from '../support/proxy-routing'
import { anHour, useProxy } from '../support/proxy-story'
import { seenBy } from '../support/proxy-sessions'
import { shownTo } from '../support/shown'
import type { CallReport, TextReport } from '../../twin/network/script'

const story = useProxy()
const { call, text, later, decisions } = story

/** As Proxy's API has it. */
const kept = ({ session }: CallReport | TextReport) => {
  const { client, account } = story.patchbay.platform
  return client.proxy.v1
    .services(account.proxyServiceSid)
    .sessions(session?.sid ?? '')
    .fetch()
}
const isAsked = (report: CallReport | TextReport) => called(report).includes('/proxy/out-of-session')

describe('A session', () => {
  it('of a number with a ttl of its own ends so long after its last message, and no sooner', async () => {
    const customer = '+13037440001'
    expect(await kept(await text(customer, numbers.brief))).toMatchObject({ ttl: 120, dateExpiry: null })
    await later(119)
    expect(isAsked(await text(customer, numbers.brief))).toBe(false)
    await later(119)
    expect(isAsked(await text(customer, numbers.brief))).toBe(false)
    await later(120)
    expect(isAsked(await text(customer, numbers.brief))).toBe(true)
  })

  it('of other numbers ends as the environment says', async () => {
    expect(await kept(await text('+13037440002', numbers.advice))).toMatchObject({ ttl: 3600, dateExpiry: null })
  })

  it('ends when the team closes, however long that is', async () => {
    const customer = '+13037440003'
    const writing = await text(customer, numbers.tillClosing)
    const { dateExpiry } = await kept(writing)
    expect(dateExpiry.toISOString()).toBe(`${closing}:00.000Z`)
    await later(1.5 * anHour)
    expect(isAsked(await text(customer, numbers.tillClosing))).toBe(false)
    await later(0.5 * anHour)
    expect((await kept(writing)).status).toBe('closed')
  })

  it.each([
    ['of a number that takes calls only', numbers.callsOnly, 'voice-only'],
    ['of a number that takes both, with somebody who takes calls only', numbers.mixed, 'voice-only'],
  ])('%s is for calls', async (_, number, mode) => {
    expect((await call('+13037440004', number)).session?.mode).toBe(mode)
  })

  it.each([
    ['of a number that takes messages only', numbers.messagesOnly, 'message-only'],
    ['of a number that takes both, with somebody who takes messages only', numbers.mixed, 'message-only'],
  ])('%s is for messages', async (_, number, mode) => {
    expect((await text('+13037440005', number)).session?.mode).toBe(mode)
  })
})

describe('A worker for whom a number is kept', () => {
  const { phone, reservedNumber } = workers.rosa

  it('sees a customer on it, and a second one meanwhile on another', async () => {
    const first = await call('+13037450001', numbers.kept)
    const second = await text('+13037450002', numbers.kept)
    expect(shownTo(phone, first)).toMatchObject([{ from: reservedNumber }])
    expect(second.outcome).toBe('delivered')
    expect(seenBy(phone, second.session)).not.toBe(reservedNumber)

    await text(phone, reservedNumber, 'To the first.')
    await text(phone, seenBy(phone, second.session), 'To the second.')
    expect(await decisions()).toEqual(['session: first-contact', 'session: first-contact'])
  })

  it('sees the next one on it when the session has ended', async () => {
    await later(anHour)
    expect(shownTo(phone, await text('+13037450003', numbers.kept))).toMatchObject([{ from: reservedNumber }])
  })
})
