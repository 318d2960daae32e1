import { paths } from '../../src/runtime/paths'
import type { CallReport, HangUp } from '../../twin/network/script'
import { usePatchbay } from '../support/patchbay'
import { workerOf } from '../support/routing'
import { missedCallText, numbers, routing } from '../support/voice-routing'

/** Whether a call was missed is looked at twice, three seconds apart: what can happen at the same time, does. */
const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())

const callOf = (from: string, to: string, customerHangsUp?: HangUp) =>
  story.patchbay.network.call({ from, to, worker: 'no-answer', message: 6, customerHangsUp })

const texts = (to: string) => story.patchbay.platform.messages.list().filter((text) => text.to === to)
const textsAbout = (customer: string) => texts(workerOf(customer).phone).filter(({ body }) => body.includes(customer))
const isMissed = async ({ callSid }: CallReport) =>
  (await story.patchbay.timeline(callSid)).some(({ kind }) => kind === 'missed')

async function expectToldOnce(call: CallReport, customer: string): Promise<void> {
  const { platform } = story.patchbay
  const words = new RegExp(`^Missed call from \\${customer} to \\${numbers.attentive}, .*\\)\\.$`)
  expect(await isMissed(call)).toBe(true)
  expect(platform.conversations.messages(call.conversationSid ?? '')).toEqual([
    expect.objectContaining({ author: customer, body: expect.stringMatching(words) }),
  ])
  expect(textsAbout(customer)).toEqual([expect.objectContaining({ body: expect.stringMatching(words) })])
  expect(texts(customer)).toEqual([expect.objectContaining({ from: numbers.attentive, body: missedCallText })])
}

describe('A customer who hangs up without a message', () => {
  // One after the other: on a busy machine, three calls at once leave too little of the Function's time.
  it.each([
    ['while-it-rings', '+13037760001'],
    ['during-prompt', '+13037760002'],
    ['at-the-beep', '+13037760003'],
  ] as const)('is missed: %s', async (moment, customer) => {
    await expectToldOnce(await callOf(customer, numbers.attentive, moment), customer)
  })

  it('is told of once, and written to once, although Twilio tells the end of the call three times at once', async () => {
    const { platform, ask } = story.patchbay
    const customer = '+13037760004'
    platform.faults.add(`callback ${paths.callStatus}: never`)
    const call = await callOf(customer, numbers.attentive, 'during-prompt')
    expect(await isMissed(call)).toBe(false)

    const ended = { CallSid: call.callSid, From: customer, To: numbers.attentive, CallStatus: 'completed' }
    await Promise.all([1, 2, 3].map(() => ask(paths.callStatus, ended)))
    await expectToldOnce(call, customer)
  })

  it('twice within the hour is told of twice, and written to once', async () => {
    const customer = '+13037760005'
    const hour = new Date().getUTCHours()
    await Promise.all([1, 2].map(() => callOf(customer, numbers.attentive, 'during-prompt')))
    expect(textsAbout(customer)).toHaveLength(2)
    expect(texts(customer).length).toBeLessThanOrEqual(new Date().getUTCHours() === hour ? 1 : 2)
    expect(texts(customer)).not.toHaveLength(0)
  })

  it('after hours is missed, too', async () => {
    expect(await isMissed(await callOf('+13037760006', numbers.closed, 'during-prompt'))).toBe(true)
  })
})

describe('A customer who was not missed', () => {
  it.each([
    ['has left a message', undefined, '+13037760007'],
    ['has hung up after leaving one', 'after-message', '+13037760008'],
  ] as const)('%s', async (_, moment, customer) => {
    const call = await callOf(customer, numbers.attentive, moment)
    expect(await isMissed(call)).toBe(false)
    expect(textsAbout(customer)).toEqual([expect.objectContaining({ body: expect.stringMatching(/^Voicemail /) })])
    expect(texts(customer)).toEqual([])
  })

  it('has talked to a worker', async () => {
    const customer = '+13037760009'
    const played = { from: customer, to: numbers.attentive, worker: 'answers', message: 'none' } as const
    const call = await story.patchbay.network.call({ ...played, customerHangsUp: 'while-talking' })
    expect(await isMissed(call)).toBe(false)
    expect([...textsAbout(customer), ...texts(customer)]).toEqual([])
  })
})
