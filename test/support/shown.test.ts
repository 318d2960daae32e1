import type { TwinEvent } from '../../twin/events'
import { numbersOfOthers, shown, shownTo } from './shown'

const ours = '+12025550103'
const worker = '+12025550151'
const isProxys = (number: string) => number === ours

const report = (...events: readonly TwinEvent[]) => ({
  transcript: events.map((event) => ({ at: new Date(0), event })),
})
const text = (to: string, from: string, words: string): TwinEvent => ({ kind: 'said', via: 'message', from, to, words })
const rings = (who: string, from: string): TwinEvent => ({
  kind: 'did',
  who,
  what: `hears the phone ring: ${from} calls`,
})

describe('What people are shown', () => {
  it('is what they hear and read, and the number of who calls', () => {
    const events = [rings(worker, ours), text('customer', 'Twilio', 'Goodbye.')]
    expect(shown(report(...events))).toEqual([
      { to: worker, from: ours, words: undefined },
      { to: 'customer', from: 'Twilio', words: 'Goodbye.' },
    ])
    expect(shownTo(worker, report(...events))).toEqual([{ from: ours, words: undefined }])
  })

  it('does not matter where Proxy is shown it', () => {
    const proxy = report(text(ours, '+13035550199', 'Hello'))
    expect(numbersOfOthers(proxy, isProxys)).toEqual([])
  })

  it('has no number of others in it where both see one of ours', () => {
    const session = report(rings(worker, ours), text(worker, ours, `I am at ${ours}, for 20 minutes, until 12:45.`))
    expect(numbersOfOthers(session, isProxys)).toEqual([])
  })

  it.each<[string, TwinEvent]>([
    ['on the display of a phone that rings', rings(worker, '+13035550199')],
    ['as the sender of a text', text(worker, '+13035550199', 'Hello')],
    ['in a text', text(worker, ours, 'Message from +13035550199: Hello')],
    ['in words that are spelled', text(worker, ours, 'Call 3 0 3 5 5 5 0 1 9 9.')],
    ['as it is written at home', text(worker, ours, '(303) 555-0199')],
  ])('has one in it %s', (_, event) => {
    expect(numbersOfOthers(report(event), isProxys)).toHaveLength(1)
  })
})
