import { paths } from '../../src/runtime/paths'
import { goodRequests } from '../support/good-requests'
import { usePatchbay } from '../support/patchbay'
import { numbers } from '../support/routing'

const story = usePatchbay()
afterEach(() => story.patchbay.platform.faults.clear())

const unanswered = { from: '+12025550199', to: numbers.frontline, worker: 'no-answer', message: 8 } as const

async function timelineOf(callSid: string): Promise<readonly string[]> {
  const timeline = await story.patchbay.timeline(callSid)
  return timeline.map((event) => (event.kind === 'leg-status' ? `${event.sequence} ${event.status}` : event.kind))
}

describe('A call whose callbacks come', () => {
  it.each(['twice', 'late 90s', 'reversed'])('%s has the same timeline as any other', async (fault) => {
    const { platform, network } = story.patchbay
    platform.faults.add(`callback /voice/conversation-status: ${fault}`)
    const call = await network.call(unanswered)

    expect(call.outcome).toBe('voicemail')
    expect(await timelineOf(call.callSid)).toEqual(['1 call-initiated', '2 call-ringing', '3 call-completed', 'result'])
  })

  it('not at all, but for one, still has its end', async () => {
    const { platform, network } = story.patchbay
    platform.faults.add('callback /voice/conversation-status: never x2')
    const call = await network.call(unanswered)
    expect(await timelineOf(call.callSid)).toEqual(['3 call-completed', 'result'])
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
  it('is not confirmed, and is found again from its recording callback', async () => {
    story.announce('fallback')
    const { platform, ask, voicemail } = story.patchbay
    const left = goodRequests[paths.voicemailAction].params(4711)
    platform.faults.add('POST sync Items: 500')
    const answer = await ask(paths.voicemailAction, left)
    platform.faults.clear()
    expect(answer.body).toContain('<Say>Thank you for calling. Goodbye.</Say>')
    expect(answer.body).not.toContain('saved')

    await ask(paths.voicemailRecording, goodRequests[paths.voicemailRecording].params(4711))
    await expect(voicemail(left['RecordingSid'] ?? '')).resolves.toMatchObject({
      message: undefined,
      audio: { callSid: left['CallSid'], status: 'completed' },
    })
  })
})
