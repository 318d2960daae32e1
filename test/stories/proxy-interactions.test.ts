import { paths } from '../../src/runtime/paths'
import { byTheCall, numbers, routing, tom } from '../support/one-worker-each'
import { usePatchbay } from '../support/patchbay'
import { closeSession, seenBy, statusOf } from '../support/proxy-sessions'
import { workers } from '../support/routing'
import { stateOf } from '../support/state'

const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())

const call = (from: string, to: string, worker: 'answers' | 'no-answer' = 'answers') =>
  story.patchbay.network.call({ from, to, worker, message: 'none' })

const text = (from: string, to: string) => story.patchbay.network.text({ from, to, body: 'Are you there?' })

/** What became of a call or text in its session, in the order of its keys. */
async function noted(sid: string) {
  const timeline = await story.patchbay.timeline(sid)
  return timeline.flatMap((event) => (event.kind === 'interaction' ? [`${event.type} ${event.outboundStatus}`] : []))
}

const decisions = async (path: string) =>
  (await story.patchbay.takeLog()).flatMap(({ webhook, decision, because }) =>
    webhook === path ? [`${decision}: ${because}`] : [],
  )

const aMinute = 60 * 1000

describe('What passes through a session, where Proxy tells of it', () => {
  it.each([
    ['twice', numbers.ada, workers.ada.phone],
    ['late 90s', numbers.grace, workers.grace.phone],
    ['reversed', numbers.tom, tom.phone],
  ])('%s, is noted once, and the worker who calls back reaches the customer', async (fault, number, worker) => {
    const { platform, takeLog } = story.patchbay
    const from = `+13037320${fault.length}01`
    platform.faults.add(`callback ${paths.interaction}: ${fault}`)
    const called = await call(from, number)
    const written = await text(from, number)
    platform.faults.clear()

    expect((await noted(called.callSid)).toSorted()).toEqual([
      'voice completed',
      'voice in-progress',
      'voice initiated',
      'voice ringing',
    ])
    expect((await noted(written.messageSid)).toSorted()).toEqual(['message delivered', 'message sent'])

    await closeSession(called.session, platform)
    await takeLog()
    const back = await call(worker, seenBy(worker, called.session))
    expect(back.outcome).toBe('answered')
    expect(seenBy(from, back.session)).toBe(number)
    expect(await decisions(paths.outOfSession)).toEqual(['session-back: one-recent-customer'])
  })
})

describe('The place of a worker who has one session at most', () => {
  it('is taken as long as the session goes on, and free an hour after its last text', async () => {
    const { platform } = story.patchbay
    await platform.clock.sleep(24 * 60 * aMinute)
    const [from, another] = ['+13037330001', '+13037330002']
    const first = await text(from, numbers.tom)
    for (const _ of [1, 2]) {
      await platform.clock.sleep(50 * aMinute)
      expect((await text(from, numbers.tom)).session?.sid).toBe(first.session?.sid)
    }
    expect((await text(another, numbers.tom)).outcome).toBe('replied')

    await platform.clock.sleep(61 * aMinute)
    await story.patchbay.restartFunctions() // their time has not passed: they would remember for five seconds that he was taken
    expect((await text(another, numbers.tom)).outcome).toBe('delivered')
  })
})

describe('A session that ends after its call', () => {
  const [answering, absent, hearingTwice, hearingBackwards, hearingLate, unlucky] = byTheCall
  const customer = '+13037340001'

  /** By a container that has just started. Those that run remember for five seconds of their own who was full. */
  async function placesTakenOf(identity = ''): Promise<number | undefined> {
    return (await stateOf(story.patchbay).leases.count([identity])).get(identity)
  }

  it.each([
    ['answers', answering],
    ['no-answer', absent],
  ] as const)(
    'goes on after a text, and is closed after a call in which the worker %s: they are free',
    async (does, who) => {
      const { platform } = story.patchbay
      const written = await text(customer, who?.number ?? '')
      expect(await statusOf(written.session, platform)).toBe('in-progress')
      expect(await placesTakenOf(who?.identity)).toBe(1)

      const called = await call(customer, who?.number ?? '', does)
      expect(called.session?.sid).toBe(written.session?.sid)
      expect(await statusOf(called.session, platform)).toBe('closed')
      expect(await placesTakenOf(who?.identity)).toBe(0)
    },
  )

  it.each([
    ['twice', hearingTwice, ['end: call-over', 'end: ended-before']],
    ['reversed', hearingBackwards, ['end: call-over']],
    ['late 30s', hearingLate, ['end: call-over']],
  ] as const)('is closed once where Proxy tells of it %s', async (fault, who, expected) => {
    const { platform, takeLog } = story.patchbay
    platform.faults.add(`callback ${paths.interaction}: ${fault}`)
    await takeLog()
    const called = await call(customer, who?.number ?? '')
    expect(await statusOf(called.session, platform)).toBe('closed')
    expect((await decisions(paths.interaction)).filter((decision) => decision.startsWith('end'))).toEqual(expected)
    expect(await placesTakenOf(who?.identity)).toBe(0)
  })

  it('is closed when Proxy tells of it again, where it could not be closed: the next customer is put through', async () => {
    story.announce('fallback', /\/proxy\/interaction/)
    const { platform } = story.patchbay
    platform.faults.add('POST proxy.twilio.com/v1/Services/{ServiceSid}/Sessions/{Sid}: 503 x4')
    const called = await call(customer, unlucky?.number ?? '')
    expect(platform.faults.list()).toEqual([])
    expect(await statusOf(called.session, platform)).toBe('closed')

    await story.patchbay.restartFunctions()
    expect((await call('+13037340002', unlucky?.number ?? '')).outcome).toBe('answered')
  })
})

describe('A text of whose session Proxy cannot say who is in it', () => {
  it('passes, and is noted with the worker and the customer when Proxy tells of it again', async () => {
    story.announce('fallback', /\/proxy\/intercept/)
    story.announce('alert', /session-unavailable/)
    const { platform, takeLog } = story.patchbay
    const from = '+13037370001'
    platform.faults.add('GET proxy Participants: 503 x8')
    await takeLog()
    const written = await text(from, numbers.ada)
    expect(platform.faults.list()).toEqual([])

    expect(written.outcome).toBe('delivered')
    expect(await decisions(paths.interaction)).toEqual([
      'note: session-unavailable',
      'renew: session-goes-on',
      'renew: session-goes-on',
    ])
    expect((await noted(written.messageSid)).toSorted()).toEqual(['message delivered', 'message sent'])
  })
})
