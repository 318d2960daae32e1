import { UnreadableRecord } from '../../src/state/records'
import { voicemailsIn, type Audio, type Message, type Voicemails } from '../../src/state/voicemails'
import { documentedRecordingStatuses } from '../fixtures/recording-status'
import { ADDRESSES, type OpenedItems, type OpenItems } from './opened-items'

const DAY_IN_SECONDS = 86_400

const recordingSid = 'RE00112233445566778899aabbccddeeff'
const message: Message = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  customer: '+15557654321',
  number: '+15551230001',
  durationSeconds: 17,
  at: '2024-03-01T12:00:00.000Z',
}
const audio: Audio = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  status: 'completed',
  durationSeconds: 17,
  at: '2024-03-01T12:00:05.000Z',
}

/** What `Voicemails` promises, wherever its items lie. */
export function describeVoicemails(name: string, open: OpenItems): void {
  describe(`voicemails in ${name}`, () => {
    let opened: OpenedItems
    let voicemails: Voicemails
    beforeEach(async () => {
      opened = await open()
      voicemails = voicemailsIn(opened.items, DAY_IN_SECONDS)
    })

    it('are not there at first', async () => {
      expect(await voicemails.find(recordingSid)).toBeUndefined()
    })

    const keepMessage = () => voicemails.keepMessage(recordingSid, message)
    const noteAudio = () => voicemails.noteAudio(recordingSid, audio)

    it.each([
      ['the message comes first', [keepMessage, noteAudio]],
      ['the audio comes first', [noteAudio, keepMessage]],
      ['each comes twice', [keepMessage, keepMessage, noteAudio, noteAudio]],
      ['all come twice', [noteAudio, keepMessage, noteAudio, keepMessage]],
    ])('are whole when %s', async (_, arriving) => {
      for (const arrive of arriving) await arrive()
      expect(await voicemails.find(recordingSid)).toMatchObject({ recordingSid, message, audio })
    })

    it('are whole when both parts come at once, twice', async () => {
      await Promise.all([keepMessage(), noteAudio(), keepMessage(), noteAudio()])
      expect(await voicemails.find(recordingSid)).toMatchObject({ recordingSid, message, audio })
    })

    it('are found when the audio never came', async () => {
      await keepMessage()
      expect(await voicemails.find(recordingSid)).toMatchObject({ recordingSid, message, audio: undefined })
    })

    it('are found when the message never came', async () => {
      await noteAudio()
      expect(await voicemails.find(recordingSid)).toMatchObject({ recordingSid, message: undefined, audio })
    })

    it('stay as they were told first', async () => {
      await keepMessage()
      await voicemails.keepMessage(recordingSid, { ...message, at: '2024-03-01T12:00:09.000Z' })
      expect(await voicemails.find(recordingSid)).toMatchObject({ message: { at: '2024-03-01T12:00:00.000Z' } })
    })

    it.each(documentedRecordingStatuses)('keep the audio status %s', async (status) => {
      await voicemails.noteAudio(recordingSid, { ...audio, status })
      expect(await voicemails.find(recordingSid)).toMatchObject({ audio: { status } })
    })

    describe.each(documentedRecordingStatuses.filter((status) => status !== 'in-progress'))('once %s', (status) => {
      const begun: Audio = { callSid: audio.callSid, status: 'in-progress', at: '2024-03-01T12:00:01.000Z' }
      const done: Audio = { ...audio, status }

      it.each([
        ['in order', [begun, done]],
        ['the other way round', [done, begun]],
      ])('are no longer in progress, whether told %s', async (_, arriving) => {
        for (const audio of arriving) await voicemails.noteAudio(recordingSid, audio)
        expect(await voicemails.find(recordingSid)).toMatchObject({ audio: { status } })
      })
    })

    it('keep everything that Twilio tells of the audio', async () => {
      const whole: Audio = {
        ...audio,
        channels: 1,
        source: 'RecordVerb',
        track: 'inbound',
        errorCode: '16101',
        startedAt: '2024-03-01T11:59:45.000Z',
      }
      await voicemails.noteAudio(recordingSid, whole)
      expect((await voicemails.find(recordingSid))?.audio).toEqual(whole)
    })

    it('are removed with all their parts, and those of others stay', async () => {
      const other = 'RE11111111111111111111111111111111'
      await keepMessage()
      for (const status of documentedRecordingStatuses) await voicemails.noteAudio(recordingSid, { ...audio, status })
      await voicemails.keepMessage(other, message)
      expect(await voicemails.remove(recordingSid)).toBe('removed')
      expect(await voicemails.find(recordingSid)).toBeUndefined()
      expect(await voicemails.remove(recordingSid)).toBe('missing')
      expect(new Set(await opened.keys())).toEqual(new Set([`${recordingSid}.deleted`, `${other}.message`]))
    })

    it('stay deleted, whatever is told of them later', async () => {
      expect(await voicemails.lookUp(recordingSid)).toBeUndefined()
      await keepMessage()
      await voicemails.remove(recordingSid)
      await noteAudio()
      expect(await voicemails.find(recordingSid)).toBeUndefined()
      expect(await voicemails.lookUp(recordingSid)).toBe('deleted')
      expect(await voicemails.remove(recordingSid)).toBe('removed')
      expect(await opened.keys()).toEqual([`${recordingSid}.deleted`])
    })

    it('may be of somebody whom nobody knows', async () => {
      const anonymous: Message = { callSid: message.callSid, at: message.at }
      await voicemails.keepMessage(recordingSid, anonymous)
      expect(await voicemails.find(recordingSid)).toMatchObject({ recordingSid, message: anonymous, audio: undefined })
    })

    it('are kept apart by their recording', async () => {
      await keepMessage()
      expect(await voicemails.find('RE11111111111111111111111111111111')).toBeUndefined()
    })

    it.each([
      ['is of another version', { v: 2, part: { message } }],
      ['holds no part', { v: 1 }],
      ['is an unknown part', { v: 1, part: { transcript: 'Hello' } }],
      ['has an unknown status', { v: 1, part: { audio: { ...audio, status: 'processing' } } }],
    ])('refuse a record that %s, and remove it', async (_, record) => {
      const place = { collection: 'voicemails', shardKey: recordingSid, key: `${recordingSid}.constructed` } as const
      await opened.items.create(place, record, DAY_IN_SECONDS)
      await expect(voicemails.find(recordingSid)).rejects.toThrow(UnreadableRecord)
      expect(await voicemails.remove(recordingSid)).toBe('removed')
      expect(await voicemails.find(recordingSid)).toBeUndefined()
    })

    it('lie under keys that hold no address', async () => {
      await keepMessage()
      await noteAudio()
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(/^[\w.-]{1,256}$/)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
