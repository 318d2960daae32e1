import { voicemailRecording } from '../fixtures/recording-status'
import { captureLog } from '../support/captured-log'
import { callSid, customer, message, recordingSid, scene, type Scene } from '../support/frontline-scene'
import { numbers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'
import { listVoicemails } from '../../tools/voicemail/list-command'
import { recoverVoicemails, type RecoverOptions } from '../../tools/voicemail/recover-command'
import type { Recording } from '../../twin/api/recordings-store'

let said: string[]
let saidAside: string[]
beforeEach(() => {
  installTwilioGlobal()
  captureLog()
  said = []
  saidAside = []
})
afterEach(() => jest.restoreAllMocks())

const now = new Date('2026-11-21T12:00:00Z')
const audioReady = { ...voicemailRecording, CallSid: callSid, RecordingSid: recordingSid }

/** One that Twilio has, of a message that was left at the time of the scene's. */
const recorded: Recording = {
  sid: recordingSid,
  callSid,
  durationSeconds: 17,
  channels: 1,
  source: 'RecordVerb',
  startedAt: new Date('2026-11-20T11:59:43.000Z'),
  status: 'completed',
}

/** Twilio has a recording, and the call it is of; of both it could tell nothing. */
async function afterOutage(recordings: readonly Recording[] = [recorded], to: string = numbers.frontline) {
  const open = await scene()
  const { platform } = open
  for (const recording of recordings) platform.recordings.add(recording)
  platform.calls.put({ sid: callSid, from: customer, to, status: 'completed', createdAt: recorded.startedAt })
  return open
}

async function recover(open: Scene, options: RecoverOptions = {}, at = now): Promise<unknown> {
  said.length = 0
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  jest.spyOn(console, 'error').mockImplementation((line: string) => void saidAside.push(line))
  await recoverVoicemails({ json: true, ...options }, open, at, 'https://calls.example.com')
  return options.json === false ? said.join() : JSON.parse(said.join())
}

describe('recover', () => {
  it('keeps a message that only Twilio has, with the time at which it was left, and tells of it once', async () => {
    const open = await afterOutage()
    expect(await recover(open)).toEqual({
      dryRun: false,
      since: '2026-11-14T12:00:00.000Z',
      recovered: [recordingSid],
      told: [recordingSid],
      leftAlone: [],
      failed: [],
    })
    expect(await open.ports.voicemails.find(recordingSid)).toMatchObject({
      message: { callSid, customer, number: numbers.frontline, durationSeconds: 17, at: message.at },
      audio: { status: 'completed', source: 'RecordVerb', startedAt: '2026-11-20T11:59:43.000Z' },
    })
    expect(await recover(open)).toMatchObject({ recovered: [] })
    expect(await open.call('voicemailRecording', audioReady)).toBe(204)
    expect(await open.told()).toEqual([
      expect.stringMatching(
        /^Voicemail from \+13035550199 to \+12025550101, 17 s, Fri 20 Nov .* https:\/\/calls\.example\.com\/voicemail\/play\?t=/,
      ),
    ])
  })

  it('does not tell of what the callback has told', async () => {
    const open = await afterOutage()
    await open.ports.voicemails.keepMessage(recordingSid, message)
    await open.call('voicemailRecording', audioReady)
    await open.ports.voicemails.remove(recordingSid)
    const gone = Object.keys(await open.contents()).filter((key) => key.includes(recordingSid))
    for (const place of gone.filter((key) => key.includes('voicemails'))) {
      const [map = '', key = ''] = place.split(' ')
      await open.sync.syncMaps(map).syncMapItems(key).remove()
    }
    expect(await recover(open)).toMatchObject({ recovered: [recordingSid], told: [recordingSid] })
    expect(await open.told()).toHaveLength(1)
  })

  it('tells of a message whose audio Twilio could not tell of', async () => {
    const open = await afterOutage()
    await open.ports.voicemails.keepMessage(recordingSid, message)
    expect(await recover(open)).toMatchObject({ recovered: [recordingSid], told: [recordingSid] })
    expect(await open.told()).toHaveLength(1)
  })

  it('tells of a message that is kept, and of which nobody could be told', async () => {
    const open = await afterOutage()
    await open.ports.voicemails.keepMessage(recordingSid, message)
    await open.ports.voicemails.noteAudio(recordingSid, { callSid, status: 'completed', at: message.at })
    expect(await recover(open, { dryRun: true })).toMatchObject({ recovered: [], told: [] })
    expect(await recover(open)).toMatchObject({ recovered: [], told: [recordingSid] })
    expect(await recover(open)).toMatchObject({ recovered: [], told: [] })
    expect(await open.told()).toHaveLength(1)
  })

  it('does not do so once nobody knows who was told', async () => {
    const open = await afterOutage()
    await open.ports.voicemails.keepMessage(recordingSid, message)
    await open.ports.voicemails.noteAudio(recordingSid, { callSid, status: 'completed', at: message.at })
    const sixDaysLater = new Date('2026-11-26T12:00:00Z')
    expect(await recover(open, {}, sixDaysLater)).toMatchObject({ recovered: [], told: [] })
    expect(await recover(open, {}, new Date(sixDaysLater.getTime() - 1))).toMatchObject({ told: [recordingSid] })
  })

  it('finds a message that was kept when the telling failed, when it is repeated', async () => {
    const open = await afterOutage()
    open.platform.faults.add('POST conversations Messages: 500 x1')
    await expect(recover(open)).rejects.toThrow(recordingSid)
    expect(await recover(open)).toMatchObject({ recovered: [], told: [recordingSid] })
    expect(await open.told()).toHaveLength(1)
  })

  it('says beforehand what it would do, keeps nothing and tells nobody', async () => {
    const open = await afterOutage()
    expect(await recover(open, { dryRun: true })).toMatchObject({ dryRun: true, recovered: [recordingSid], told: [] })
    expect(await recover(open, { dryRun: true, json: false })).toBe(
      `Messages since 2026-11-14T12:00:00.000Z that were lost, and would be kept and told of:\n  ${recordingSid}`,
    )
    expect(await open.ports.voicemails.find(recordingSid)).toBeUndefined()
    expect(await open.told()).toEqual([])
  })

  it.each<[string, Partial<Recording>]>([
    ['of a conversation', { source: 'DialVerb' }],
    ['of silence', { durationSeconds: 0 }],
    ['that is absent', { status: 'absent', durationSeconds: 0 }],
    ['that is not ready', { status: 'processing' }],
    ['of the same day, a second before', { startedAt: new Date('2026-11-14T11:59:59Z') }],
  ])('finds no recording %s', async (_, other) => {
    expect(await recover(await afterOutage([{ ...recorded, ...other }]))).toMatchObject({
      recovered: [],
      leftAlone: [],
    })
  })

  it.each<[string, string, Partial<Recording>]>([
    ['to a number that is not in the directory', '+12029999999', {}],
    ['that Twilio does not know', numbers.frontline, { callSid: 'CA99999999999999999999999999999999' }],
  ])('leaves alone a recording of a call %s', async (_, to, other) => {
    const open = await afterOutage([{ ...recorded, ...other }], to)
    expect(await recover(open)).toMatchObject({ recovered: [], leftAlone: [recordingSid] })
    expect(await open.ports.voicemails.lookUp(recordingSid)).toBeUndefined()
    expect(await open.told()).toEqual([])
  })

  it('leaves a deleted message deleted', async () => {
    const open = await afterOutage()
    await open.ports.voicemails.remove(recordingSid)
    expect(await recover(open)).toMatchObject({ recovered: [], leftAlone: [] })
  })

  it('goes on where one cannot be kept, and finds it when it is repeated', async () => {
    const other = 'RE11111111111111111111111111111111'
    const open = await afterOutage([recorded, { ...recorded, sid: other }])
    open.platform.faults.add('POST sync Items: 500 x1')
    await expect(recover(open)).rejects.toThrow(/Not, or not wholly, recovered:\n {2}RE.*500[^]*Repeat the command\.$/)
    await recover(open)
    expect(await open.told()).toHaveLength(2)
    expect(await recover(open)).toMatchObject({ recovered: [] })
  })

  it('finds them on all pages', async () => {
    const sids = Array.from({ length: 1001 }, (_, n) => `RE${String(n).padStart(32, '0')}`)
    const open = await afterOutage(sids.map((sid) => ({ ...recorded, sid })))
    expect(await recover(open, { dryRun: true })).toMatchObject({ recovered: sids })
  })

  it('looks no longer back than messages are kept, since the older ones may have been told of', async () => {
    const open = await afterOutage()
    const days = (count: number) => new Date(now.getTime() - count * 24 * 60 * 60 * 1000)
    await expect(recover(open, { since: days(40) })).resolves.toMatchObject({ recovered: [recordingSid] })
    await expect(recover(open, { since: days(41) })).rejects.toThrow('Messages are kept for 40 days (VOICEMAIL_DAYS)')
  })

  it('tells nobody without a link that leads somewhere', async () => {
    const open = await afterOutage()
    await expect(recoverVoicemails({}, open, now, undefined)).rejects.toThrow('BASE_URL is not set')
  })
})

describe('list', () => {
  const list = async (open: Scene) => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined)
    jest.spyOn(console, 'error').mockImplementation((line: string) => void saidAside.push(line))
    await listVoicemails({}, open, now)
    return saidAside
  }

  it('says aside that Twilio has more', async () => {
    expect(await list(await afterOutage())).toEqual([
      'Twilio has 1 recordings of the last 7 days that Patchbay does not wholly know. ' +
        'Should they be messages: npm run voicemail -- recover',
    ])
  })

  it('says nothing of the kind when all are kept', async () => {
    const open = await afterOutage()
    await recover(open)
    expect(await list(open)).toEqual([])
  })

  it('shows what it has when Twilio does not say', async () => {
    const open = await afterOutage()
    open.answer(/\/Recordings\.json/, 503, { status: 503, code: 20503, message: 'no' })
    expect((await list(open)).join()).toContain('Whether Twilio has more is not known: Twilio answered 503')
  })
})
