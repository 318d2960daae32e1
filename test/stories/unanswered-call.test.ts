import { called, heard } from '../support/heard'
import { numbers } from '../support/routing'
import { usePatchbay } from '../support/patchbay'

const customer = '+12025550199'
const story = usePatchbay()

describe('A customer whose call nobody answers', () => {
  it('leaves a message that is stored before it is confirmed', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({
      from: customer,
      to: numbers.frontline,
      worker: 'no-answer',
      message: 12,
    })

    expect(call.outcome).toBe('voicemail')
    expect(heard(call)).toEqual([
      'Welcome to Tom & Co.',
      'Sorry, we are not available right now. Please leave a message after the tone. Thank you!',
      'Thank you. Your message has been saved. Goodbye.',
    ])
    expect(called(call)).toEqual([
      '/voice/incoming',
      '/frontline/conversations',
      '/frontline/conversations',
      '/frontline/routing',
      '/voice/conversation-status',
      '/voice/conversation-status',
      '/voice/conversation-status',
      '/voice/connect-action',
      '/voice/voicemail-action',
      '/voice/call-status',
      '/voice/voicemail-recording',
    ])
    await expect(patchbay.voicemail(call.recordingSid ?? '')).resolves.toMatchObject({
      message: { callSid: call.callSid, customer, number: numbers.frontline, durationSeconds: 12 },
      audio: { callSid: call.callSid, status: 'completed', durationSeconds: 12 },
    })
  })

  it('finds the steps and the end of the call in one timeline', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({ from: customer, to: numbers.frontline, worker: 'no-answer', message: 3 })

    const timeline = await patchbay.timeline(call.callSid)
    expect(
      timeline.flatMap((event) => (event.kind === 'leg-status' ? `${event.sequence} ${event.status}` : [])),
    ).toEqual(['1 call-initiated', '2 call-ringing', '3 call-completed'])
    // Whoever keeps these goes by the clock, which the local Twilio is ahead of.
    expect(timeline.filter(({ kind }) => kind !== 'leg-status')).toMatchObject([
      { kind: 'result', result: 'dialed-call-incomplete', dialCallStatus: 'no-answer', startedBy: 'customer' },
      { kind: 'message' },
    ])
  })

  it('hears that nothing was heard when they stay silent, and nothing is kept', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({
      from: customer,
      to: numbers.frontline,
      worker: 'no-answer',
      message: 'none',
    })

    expect(call.outcome).toBe('no-message')
    expect(heard(call).at(-1)).toBe('We did not hear a message. Goodbye.')
  })

  it('keeps the message of a caller who hangs up after speaking', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({
      from: customer,
      to: numbers.frontline,
      worker: 'no-answer',
      message: 4,
      customerHangsUp: 'after-message',
    })

    await expect(patchbay.voicemail(call.recordingSid ?? '')).resolves.toMatchObject({
      message: { durationSeconds: 4 },
    })
  })

  // A caller of their own for each, because a Conversation that exists needs no worker found for it.
  it.each([
    ['is busy', 'busy', 'busy', '+12025550121'],
    ['declines', 'declines', 'busy', '+12025550122'],
    ['cannot be reached', 'failed', 'failed', '+12025550123'],
    ['cannot be found', 'absent', 'no-other-participants', '+12025550124'],
  ] as const)('can leave a message when the worker %s', async (_, worker, because, from) => {
    if (worker === 'absent') {
      story.announce('debugger', /^32506 /)
      story.announce('alert', /"because":"no-other-participants"/)
    }
    const { patchbay } = story
    const call = await patchbay.network.call({ from, to: numbers.frontline, worker, message: 2 })

    expect(call.outcome).toBe('voicemail')
    const decided = (await patchbay.takeLog()).find((line) => line.webhook === '/voice/connect-action')
    expect(decided).toMatchObject({ decision: 'voicemail', because })
  })

  it('can leave a message on a number that is not in the directory', async () => {
    const { patchbay } = story
    const answer = await patchbay.ask('/voice/incoming', {
      CallSid: `CA${'1'.repeat(32)}`,
      From: customer,
      To: '+12025550177',
    })
    expect(answer.body).toContain('<Conversation ')
    expect(await patchbay.takeLog()).toMatchObject([{ decision: 'connect', because: 'number-not-in-directory' }])
  })
})
