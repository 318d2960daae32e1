import { builtIn } from '../../src/replies/prompts'
import type { Whisper } from '../../twin/network/script'
import { called, heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })

const call = (from: string, to: string, whisper: Whisper = {}) =>
  story.patchbay.network.call({ from, to, worker: 'answers', message: 4, whisper })

const announced = 'Call from 1 3 0 3 7 7 3 0 0 0 1, on 1 2 0 2 5 5 5 0 1 3 3.'
const toVoicemail = [builtIn.notAvailable, builtIn.saved]

describe('A worker who has answered', () => {
  it('hears who is calling, and is put through', async () => {
    const played = await call('+13037730001', numbers.announcing)
    expect(played.outcome).toBe('answered')
    expect(heard(played)).toEqual([announced])
  })

  it.each(['1', '9', '#'])('takes the call by any key but one: %s', async (key) => {
    const played = await call(`+1303773100${key === '#' ? 0 : key}`, numbers.accepting, { keys: [key] })
    expect(played.outcome).toBe('answered')
    expect(heard(played)).toEqual([expect.stringMatching(/Press 2 to decline, or any other key to take the call\.$/)])
    expect(called(played)).toContain('/voice/whisper-action')
  })

  it.each([
    ['declines', { keys: ['2'] }, '+13037730002'],
    ['presses no key', {}, '+13037730003'],
    ['hangs up without having taken the call', { hangsUp: true }, '+13037730004'],
  ] as const)('%s, and the customer leaves a message', async (_, whisper, from) => {
    const played = await call(from, numbers.accepting, whisper)
    expect(played.outcome).toBe('voicemail')
    expect(heard(played).slice(-2)).toEqual(toVoicemail)
    expect(await story.patchbay.timeline(played.callSid)).toContainEqual(
      expect.objectContaining({ kind: 'result', dialCallStatus: 'no-answer', outcome: 'voicemail' }),
    )
  })
})

describe('A customer who hangs up while the worker hears who is calling', () => {
  it('is asked for no message', async () => {
    const whole = { from: '+13037730005', to: numbers.accepting, worker: 'answers', message: 4 } as const
    const played = await story.patchbay.network.call({ ...whole, customerHangsUp: 'during-whisper' })
    expect(played.outcome).toBe('hung-up')
    expect(heard(played)).not.toContain(builtIn.notAvailable)
  })
})
