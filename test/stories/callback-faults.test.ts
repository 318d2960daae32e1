import { paths } from '../../src/runtime/paths'
import { heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers } from '../support/routing'

const story = usePatchbay()
afterEach(() => story.patchbay.platform.faults.clear())

const unanswered = { from: '+12025550199', to: numbers.frontline, worker: 'no-answer', message: 8 } as const

/** The steps of the leg in their order, then whatever else: the local Twilio is ahead of the clock that the rest goes by. */
async function timelineOf(callSid: string): Promise<readonly string[]> {
  const timeline = await story.patchbay.timeline(callSid)
  const steps = timeline.flatMap((event) => (event.kind === 'leg-status' ? `${event.sequence} ${event.status}` : []))
  return [...steps, ...timeline.flatMap(({ kind }) => (kind === 'leg-status' ? [] : kind))]
}

describe('A call whose callbacks come', () => {
  it.each(['twice', 'late 90s', 'reversed'])('%s has the same timeline as any other', async (fault) => {
    const { platform, network } = story.patchbay
    platform.faults.add(`callback /voice/conversation-status: ${fault}`)
    const call = await network.call(unanswered)

    expect(call.outcome).toBe('voicemail')
    const steps = ['1 call-initiated', '2 call-ringing', '3 call-completed']
    expect(await timelineOf(call.callSid)).toEqual([...steps, 'result', 'message'])
  })

  it('not at all, but for one, still has its end', async () => {
    const { platform, network } = story.patchbay
    platform.faults.add('callback /voice/conversation-status: never x2')
    const call = await network.call(unanswered)
    expect(await timelineOf(call.callSid)).toEqual(['3 call-completed', 'result', 'message'])
  })
})

describe('A message whose recording callback comes', () => {
  it.each(['twice', 'late 90s'])('%s is kept once', async (fault) => {
    const { platform, network, voicemail } = story.patchbay
    platform.faults.add(`callback /voice/voicemail-recording: ${fault}`)
    const call = await network.call(unanswered)
    await expect(voicemail(call.recordingSid ?? '')).resolves.toMatchObject({
      message: { durationSeconds: 8 },
      audio: { status: 'completed' },
    })
  })

  it('never is kept all the same, without a word about its audio', async () => {
    const { platform, network, voicemail } = story.patchbay
    platform.faults.add('callback /voice/voicemail-recording: never')
    const call = await network.call(unanswered)
    const kept = await voicemail(call.recordingSid ?? '')
    expect(kept).toMatchObject({ message: { durationSeconds: 8 } })
    expect(kept?.audio).toBeUndefined()
  })
})

describe('A message that could not be stored when it was left', () => {
  it('is not confirmed, and is found again from its recording callback and from what Twilio knows of the call', async () => {
    story.announce('fallback')
    const { platform, network, voicemail } = story.patchbay
    const stop = platform.events.listen(({ event }) => {
      if (event.kind !== 'webhook') return
      if (event.exchange.url.includes(paths.connectAction)) platform.faults.add('POST sync Items: 500')
      if (event.exchange.url.includes(paths.voicemailAction)) platform.faults.clear()
    })
    const call = await network.call(unanswered)
    stop()
    expect(heard(call).at(-1)).toBe('Thank you for calling. Goodbye.')
    await expect(voicemail(call.recordingSid ?? '')).resolves.toMatchObject({
      message: { callSid: call.callSid, customer: unanswered.from, number: unanswered.to, durationSeconds: 8 },
      audio: { callSid: call.callSid, status: 'completed' },
    })
  })
})
