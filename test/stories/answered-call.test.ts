import { called, heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers } from '../support/routing'

const customer = '+12025550199'
const story = usePatchbay()

describe('A customer whose call is answered', () => {
  it('hears the greeting and talks to a worker, and no voicemail afterwards', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({ from: customer, to: numbers.frontline, worker: 'answers', message: 5 })

    expect(call.outcome).toBe('answered')
    expect(heard(call)).toEqual(['Welcome to Tom & Co.'])
    expect(called(call)).not.toContain('/voice/voicemail-action')
    const timeline = await patchbay.timeline(call.callSid)
    expect(timeline.filter(({ kind }) => kind === 'leg-status')).toMatchObject([
      { sequence: 1, status: 'call-initiated' },
      { sequence: 2, status: 'call-ringing' },
      { sequence: 3, status: 'call-answered' },
      { sequence: 4, status: 'call-completed' },
    ])
    expect(timeline.filter(({ kind }) => kind !== 'leg-status')).toMatchObject([
      { kind: 'result', result: 'session-success', dialCallStatus: 'completed', startedBy: 'customer' },
    ])
  })

  it('is recorded on a number that records, and the recording stands in the timeline of the call', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({
      from: customer,
      to: numbers.recorded,
      worker: 'answers',
      message: 'none',
    })

    const timeline = await patchbay.timeline(call.callSid)
    const recordings = timeline.filter((event) => event.kind === 'recording')
    expect(recordings).toContainEqual(expect.objectContaining({ status: 'completed', channels: 2 }))
  })
})

describe('A worker who calls a customer', () => {
  const ended = { CallSid: `CA${'a'.repeat(32)}`, From: 'client:ada', To: customer, WorkerInitiated: 'true' }

  it.each([
    ['no-answer', 'The customer did not answer.'],
    ['busy', 'The customer is on another call.'],
    ['failed', 'The customer could not be reached on this number.'],
    ['canceled', 'The call was canceled.'],
  ])('hears why nobody was reached: %s', async (DialCallStatus, words) => {
    const answer = await story.patchbay.ask('/voice/connect-action', {
      ...ended,
      Result: 'dialed-call-incomplete',
      DialCallStatus,
    })
    expect(answer.body).toContain(words)
    expect(answer.body).not.toContain('<Record')
  })
})
