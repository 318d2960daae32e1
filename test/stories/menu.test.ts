import { builtIn } from '../../src/replies/prompts'
import { german } from '../fixtures/prompts'
import { heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { blocked, numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })
const choices = ['Für eine Beratung drücken Sie die Eins.', 'Für eine Lieferung drücken Sie die Zwei.']

const call = (from: string, to: string, keys: readonly string[] = []) =>
  story.patchbay.network.call({ from, to, worker: 'answers', message: 4, keys })

describe('A customer who hears a menu', () => {
  it('reaches the team of the key', async () => {
    const played = await call('+13037720001', numbers.menu, ['1'])
    expect(heard(played)).toEqual(['Willkommen.', ...choices])
    expect(played.outcome).toBe('answered')
    expect(await story.patchbay.timeline(played.callSid)).toContainEqual(
      expect.objectContaining({ kind: 'menu', key: '1', team: 'advice' }),
    )
    const log = await story.patchbay.takeLog()
    expect(log).toContainEqual(expect.objectContaining({ decision: 'connect', because: 'chosen-in-menu' }))
  })

  it('leaves a message, in their language, where the team of the key is closed', async () => {
    const played = await call('+13037720002', numbers.menu, ['2'])
    expect(heard(played)).toEqual(['Willkommen.', ...choices, german.afterHours, german.saved])
    expect(played.outcome).toBe('voicemail')
  })

  it('is asked again after a key that means nothing, without another greeting', async () => {
    const played = await call('+13037720003', numbers.menu, ['7', '1'])
    expect(heard(played)).toEqual(['Willkommen.', ...choices, ...choices])
    expect(played.outcome).toBe('answered')
    const asked = (await story.patchbay.takeLog()).filter(({ decision }) => decision === 'menu')
    expect(asked.map(({ because }) => because)).toEqual(['not-asked-yet', 'unknown-key'])
  })

  it('is put through after pressing nothing twice', async () => {
    const played = await call('+13037720004', numbers.menu)
    expect(heard(played)).toEqual(['Willkommen.', ...choices, ...choices])
    expect(played.outcome).toBe('answered')
    const log = await story.patchbay.takeLog()
    expect(log).toContainEqual(expect.objectContaining({ decision: 'connect', because: 'nothing-chosen' }))
  })
})

describe('A customer who calls', () => {
  it('hears nothing at all when blocked', async () => {
    const played = await call(blocked, numbers.plain)
    expect(played.outcome).toBe('rejected')
    expect(heard(played)).toEqual([])
  })

  it('after hours leaves a message, in the language of the number, and its team is told', async () => {
    const played = await call('+13037720005', numbers.closed)
    expect(heard(played)).toEqual([german.afterHours, german.saved])
    expect(played.conversationSid).toBeUndefined()
    expect(await story.patchbay.timeline(played.callSid)).toContainEqual(
      expect.objectContaining({ kind: 'result', outcome: 'voicemail' }),
    )
    const texts = story.patchbay.platform.messages.list()
    expect(texts.filter(({ body }) => body.includes('+13037720005'))).toHaveLength(1)
  })

  it('hears that the call is recorded, and both sides of it are', async () => {
    const played = await call('+13037720006', numbers.recorded)
    expect(heard(played)).toEqual([builtIn.recorded])
    const { platform, timeline } = story.patchbay
    expect(platform.recordings.list()).toContainEqual(
      expect.objectContaining({ callSid: played.callSid, channels: 2, status: 'completed' }),
    )
    const recorded = (await timeline(played.callSid)).filter(({ kind }) => kind === 'recording')
    expect(recorded).toEqual([
      expect.objectContaining({ status: 'in-progress', channels: 2 }),
      expect.objectContaining({ status: 'completed', channels: 2 }),
    ])
  })
})
