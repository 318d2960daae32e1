import { voicemailRecording } from '../fixtures/recording-status'
import { captureLog } from '../support/captured-log'
import { callSid, message, recordingSid, scene, type Scene } from '../support/frontline-scene'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(() => {
  installTwilioGlobal()
  captureLog()
})
afterEach(() => jest.restoreAllMocks())

const audioReady = { ...voicemailRecording, CallSid: callSid, RecordingSid: recordingSid }

/** What is kept of it, by the last part of its key. */
async function keptOf({ contents }: Scene): Promise<readonly string[]> {
  const keys = Object.keys(await contents()).filter((key) => key.includes(recordingSid) && key.includes('voicemails'))
  return keys.map((key) => key.split('.').at(-1) ?? '')
}

describe('A message that was deleted', () => {
  it.each(['completed', 'in-progress', 'absent', 'failed'])(
    'stays deleted when Twilio tells once more that its audio is %s',
    async (RecordingStatus) => {
      const open = await scene()
      const { call, ports, told } = open
      await ports.voicemails.keepMessage(recordingSid, message)
      await call('voicemailRecording', audioReady)
      await ports.voicemails.remove(recordingSid)
      expect(await call('voicemailRecording', { ...audioReady, RecordingStatus })).toBe(204)
      expect(await ports.voicemails.find(recordingSid)).toBeUndefined()
      expect(await told()).toHaveLength(1)
    },
  )

  it('before it was told of is told of to nobody, and nothing is left of it but that', async () => {
    const open = await scene()
    const { call, ports, told } = open
    await ports.voicemails.keepMessage(recordingSid, message)
    await ports.voicemails.remove(recordingSid)
    expect(await call('voicemailRecording', audioReady)).toBe(204)
    expect(await told()).toEqual([])
    expect(await keptOf(open)).toEqual(['deleted'])
  })

  it('at the moment of the callback is gone after both', async () => {
    const open = await scene()
    const { call, ports } = open
    await ports.voicemails.keepMessage(recordingSid, message)
    await Promise.all([call('voicemailRecording', audioReady), ports.voicemails.remove(recordingSid)])
    expect(await ports.voicemails.find(recordingSid)).toBeUndefined()
  })
})
