import { paths } from '../../src/runtime/paths'
import { newSid } from '../../twin/account'
import type { WebhookExchange } from '../../twin/events'
import { clockInStep } from '../support/clock-in-step'
import { requestsTo } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { closeSession, seenBy, sessionsWith } from '../support/proxy-sessions'
import { numbers, workerOf } from '../support/routing'
import { stateOf } from '../support/state'

const story = usePatchbay({ clock: clockInStep() })
beforeAll(() => story.patchbay.network.text({ from: '+13037310000', to: numbers.proxy, body: 'Nobody comes first' }))
afterEach(() => story.patchbay.platform.faults.clear())

const call = { to: numbers.proxy, worker: 'answers', message: 5 } as const

/** As many calls as texts, whose words tell them apart. */
async function atOnce(count: number, from: string, to: string) {
  const { network } = story.patchbay
  const each = Array.from({ length: count }, (_, n) => n + 1)
  const [calls, texts] = await Promise.all([
    Promise.all(each.map(() => network.call({ ...call, from, to }))),
    Promise.all(each.map((n) => network.text({ from, to, body: `Message number ${n}` }))),
  ])
  return { calls, texts, all: [...calls, ...texts] }
}

function expectAllThrough({ calls, texts, all }: Awaited<ReturnType<typeof atOnce>>): void {
  expect(calls.map(({ outcome }) => outcome)).toEqual(calls.map(() => 'answered'))
  expect(texts.map(({ outcome }) => outcome)).toEqual(texts.map(() => 'delivered'))
  expect(new Set(all.map(({ session }) => session?.sid)).size).toBe(1)
}

/** Somebody has asked for a session so long ago, and Proxy has never made it. */
const neverMade = (customer: string, secondsAgo: number) =>
  stateOf(story.patchbay).openings.begin(
    { customer, number: numbers.proxy },
    newSid('CA'),
    new Date(Date.now() - secondsAgo * 1000),
  )

/** Each answer of `/proxy/out-of-session`, as it comes. Returns what stops listening. */
function whenAnswered(listener: (exchange: WebhookExchange) => void): () => void {
  return story.patchbay.platform.events.listen(({ event }) => {
    if (event.kind === 'webhook' && event.exchange.url.endsWith(paths.outOfSession)) listener(event.exchange)
  })
}

describe('A call that Twilio tells of three times', () => {
  it('is given one session, by one name', async () => {
    const from = '+13037310001'
    const { network, ask, platform } = story.patchbay
    const again: ReturnType<typeof ask>[] = []
    const stop = whenAnswered(({ params }) => {
      if (again.length === 0) again.push(ask(paths.outOfSession, params), ask(paths.outOfSession, params))
    })
    const answered = await network.call({ ...call, from })
    stop()

    expect(answered.outcome).toBe('answered')
    expect(await sessionsWith(from, platform)).toEqual([answered.session?.sid])
    const names = (await Promise.all(again)).map(({ body }) => JSON.parse(body) as object)
    const { uniqueName } = answered.session ?? {}
    expect(names).toEqual([expect.objectContaining({ uniqueName }), expect.objectContaining({ uniqueName })])
  })
})

describe('Ten calls and texts at once', () => {
  it('of a customer go through one session, all to the same worker', async () => {
    const from = '+13037310002'
    const ten = await atOnce(5, from, numbers.proxy)
    expectAllThrough(ten)
    expect(await sessionsWith(from, story.patchbay.platform)).toEqual([ten.all[0]?.session?.sid])
    expect(seenBy(workerOf(from).phone, ten.all[0]?.session)).not.toBe('')
  })

  it('of a worker who calls back go through one session, all to the same customer', async () => {
    const from = '+13037310003'
    const { network, platform } = story.patchbay
    const before = await network.text({ from, to: numbers.proxy, body: 'Are you there?' })
    await closeSession(before.session, platform)

    const { phone } = workerOf(from)
    const ten = await atOnce(5, phone, seenBy(phone, before.session))
    expectAllThrough(ten)
    expect(await sessionsWith(from, platform)).toEqual([before.session?.sid, ten.all[0]?.session?.sid])
    expect(seenBy(from, ten.all[0]?.session)).toBe(numbers.proxy)
  })
})

describe('A session that Proxy never makes', () => {
  it('is made by one of those who wait for it, ten seconds after it was asked for', async () => {
    const from = '+13037310004'
    await neverMade(from, 8.5)
    const four = await atOnce(2, from, numbers.proxy)
    expectAllThrough(four)
    expect(await sessionsWith(from, story.patchbay.platform)).toEqual([four.all[0]?.session?.sid])

    // In ten seconds so seldom that Twilio does not give up before: at ten redirects of a call, and at 50 of a text.
    const waits = four.calls.map((call) => requestsTo(paths.outOfSession, call)[0]?.body)
    expect(waits).toEqual(waits.map(() => expect.stringContaining('<Pause length="2"/><Redirect ')))
    const log = (await story.patchbay.takeLog()).filter(({ decision }) => decision === 'wait')
    const ofTexts = log.filter(({ text }) => text.includes('MessageSid')).map(({ text }) => timeIn(text))
    expect(ofTexts.length).toBeGreaterThanOrEqual(2)
    expect(Math.min(...ofTexts)).toBeGreaterThanOrEqual(1_500)
  })
})

describe('Those who wait for a session while Sync goes down', () => {
  it('reach somebody, or may leave a message', async () => {
    story.announce('fallback', /\/proxy\/out-of-session/)
    const { network, platform } = story.patchbay
    const [caller, writer] = ['+13037310006', '+13037310007']
    await Promise.all([neverMade(caller, 1), neverMade(writer, 1)])

    let answers = 0
    const stop = whenAnswered(() => {
      answers += 1
      if (answers === 2) platform.faults.add('sync: 503')
      if (answers === 4) platform.faults.clear()
    })
    const [called, written] = await Promise.all([
      network.call({ ...call, from: caller }),
      network.text({ from: writer, to: numbers.proxy, body: 'Hello?' }),
    ])
    stop()
    expect(requestsTo(paths.outOfSession, called)).toHaveLength(2)
    expect(requestsTo(paths.outOfSession, written)).toHaveLength(2)
    expect(['answered', 'voicemail']).toContain(called.outcome)
    expect(['delivered', 'replied']).toContain(written.outcome)
  })
})

function timeIn(line: string): number {
  return (JSON.parse(line) as { readonly milliseconds: number }).milliseconds // our own log has it
}
