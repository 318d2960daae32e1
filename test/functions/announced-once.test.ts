import { callStatus } from '../fixtures/call-status'
import { voicemailRecording } from '../fixtures/recording-status'
import { captureLog, type CapturedLog } from '../support/captured-log'
import { callSid, customer, message, recordingSid, scene, type Scene } from '../support/frontline-scene'
import { numbers, workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

// Nobody waits here for the second look.
jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }))

let log: CapturedLog
beforeEach(() => {
  installTwilioGlobal()
  log = captureLog()
})
afterEach(() => jest.restoreAllMocks())

const { at } = message

const audioReady = { ...voicemailRecording, CallSid: callSid, RecordingSid: recordingSid }
const callOver = { ...callStatus, CallSid: callSid, From: customer, To: numbers.frontline }

async function afterMessage(): Promise<Scene> {
  const open = await scene()
  await open.ports.voicemails.keepMessage(recordingSid, message)
  return open
}

async function afterSilence(): Promise<Scene> {
  const open = await scene()
  await open.ports.callLog.note(callSid, { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at }, customer)
  return open
}

/** As `#rc=3&rp=all` says: until it is answered well, three times more at most. */
async function withRepeats(call: () => Promise<number>): Promise<void> {
  for (let attempts = 1; attempts <= 4; attempts++) if ((await call()) === 204) return
}

describe.each([
  ['A message', 'voicemailRecording', audioReady, afterMessage, /^Voicemail from \+13035550199 to \+12025550101, 17 s/],
  ['A missed call', 'callStatus', callOver, afterSilence, /^Missed call from \+13035550199 to \+12025550101/],
] as const)('%s of which Twilio tells', (_, name, fields, begin, words) => {
  it('three times, one after the other, is told of once', async () => {
    const { call, told } = await begin()
    for (const _ of [1, 2, 3]) expect(await call(name, fields)).toBe(204)
    expect(await told()).toEqual([expect.stringMatching(words)])
  })

  it('three times at once is told of once', async () => {
    const { call, told } = await begin()
    await Promise.all([1, 2, 3].map(() => call(name, fields)))
    expect(await told()).toHaveLength(1)
  })

  it('is told of once whichever request to Twilio fails, and however often Twilio repeats itself', async () => {
    const whole = await begin()
    const made = whole.breakAt(0, 'fails')
    await whole.call(name, fields)
    const requests = made()
    expect(requests).toBeGreaterThan(8)
    for (let n = 1; n <= requests; n++) {
      const { call, told, breakAt } = await begin()
      breakAt(n, 'fails')
      await withRepeats(() => call(name, fields))
      await Promise.all([call(name, fields), call(name, fields)])
      expect([n, await told()]).toEqual([n, [expect.stringMatching(words)]])
    }
  })

  it('is told of once whichever answer of Twilio is lost, but twice if it is that to the telling', async () => {
    const whole = await begin()
    const made = whole.breakAt(0, 'fails')
    await whole.call(name, fields)
    const times: number[] = []
    for (let n = 1; n <= made(); n++) {
      const { call, told, breakAt } = await begin()
      breakAt(n, 'loses its answer')
      await withRepeats(() => call(name, fields))
      await call(name, fields)
      times.push((await told()).length)
    }
    expect(times.filter((time) => time !== 1)).toEqual([2])
  })

  it.each([
    ['cannot be written', 400, 50438],
    ['is closed meanwhile', 404, 20404],
  ])('is told by text where the Conversation %s, once', async (_, status, code) => {
    const { call, answer, platform } = await begin()
    answer(/Conversations\/CH[^/]*\/Messages/, status, { code, message: 'constructed', status })
    for (const _ of [1, 2]) expect(await call(name, fields)).toBe(204)
    expect(platform.messages.list()).toEqual([
      expect.objectContaining({ to: workers.ada.phone, body: expect.stringMatching(words) }),
    ])
  })

  it('is for whoever looks after all where Twilio refuses both ways, and is not asked for ever', async () => {
    const { call, answer } = await begin()
    answer(/\/Messages(?:\.json)?$/, 400, { code: 50438, message: 'constructed', status: 400 })
    expect(await call(name, fields)).toBe(204)
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"because":"nobody-to-tell"') }])
    expect(await call(name, fields)).toBe(204)
  })

  it('names nobody in the log, and no link', async () => {
    const { call } = await begin()
    await call(name, fields)
    const text = log.entries.map((entry) => entry.text).join('\n')
    expect(text).toMatch(/"decision":"(?:tell|missed)"/)
    expect(text).not.toMatch(/5550199|2025550101|ada@|\?t=/)
  })
})

describe('A message', () => {
  it('that could not be kept when it was left is found, told of, and kept', async () => {
    const { call, told, ports, answer } = await scene()
    answer(new RegExp(`/Calls/${callSid}.json$`), 200, { sid: callSid, from: customer, to: numbers.frontline })
    expect(await call('voicemailRecording', audioReady)).toBe(204)
    expect(await told()).toEqual([expect.stringMatching(/^Voicemail from \+13035550199 to \+12025550101, 17 s/)])
    expect(await ports.voicemails.find(recordingSid)).toMatchObject({
      message: { customer, number: numbers.frontline },
    })
    expect(await ports.callLog.timeline(callSid)).toContainEqual(expect.objectContaining({ kind: 'message' }))
  })

  it('of whose call Twilio knows nothing is kept by the caller’s own request, which may come later', async () => {
    const { call, ports, answer } = await scene()
    answer(new RegExp(`/Calls/${callSid}.json$`), 404, { code: 20404, status: 404, message: 'constructed' })
    expect(await call('voicemailRecording', audioReady)).toBe(204)
    await ports.voicemails.keepMessage(recordingSid, message)
    expect(await ports.voicemails.find(recordingSid)).toMatchObject({ message })
  })

  it.each([
    ['is still being recorded', { RecordingStatus: 'in-progress' }],
    ['is absent', { RecordingStatus: 'absent' }],
    ['holds nothing', { RecordingDuration: '0' }],
  ])('that %s is told of to nobody', async (_, change) => {
    const { call, told } = await scene()
    expect(await call('voicemailRecording', { ...audioReady, ...change })).toBe(204)
    expect(await told()).toEqual([])
  })

  it.each(['absent', 'failed'])(
    'that was confirmed, and whose audio is %s, is told of once as a missed call',
    async (status) => {
      const { call, told } = await afterMessage()
      const lost = { ...audioReady, RecordingStatus: status, RecordingDuration: '' }
      for (const _ of [1, 2]) expect(await call('voicemailRecording', lost)).toBe(204)
      const words = /^Missed call from \+13035550199 to \+12025550101, .*\)\. The message cannot be played\.$/
      expect(await told()).toEqual([expect.stringMatching(words)])
      expect(log.entries[0]).toEqual({ level: 'error', text: expect.stringContaining('"alert":true') })
    },
  )

  it('whose audio is there after all is told of then, and not taken for lost afterwards', async () => {
    const { call, told } = await afterMessage()
    for (const RecordingStatus of ['absent', 'completed', 'absent', 'failed']) {
      expect(await call('voicemailRecording', { ...audioReady, RecordingStatus })).toBe(204)
    }
    expect(await told()).toEqual([expect.stringMatching(/cannot be played\.$/), expect.stringMatching(/^Voicemail /)])
  })

  it('that was confirmed is told of, however short its audio is in the end', async () => {
    const { call, told } = await afterMessage()
    expect(await call('voicemailRecording', { ...audioReady, RecordingDuration: '0' })).toBe(204)
    expect(await told()).toEqual([expect.stringMatching(/^Voicemail /)])
  })

  it('is kept with everything that Twilio tells, also when nobody can be told', async () => {
    const { call, ports } = await scene()
    await ports.voicemails.keepMessage(recordingSid, { callSid, at })
    expect(await call('voicemailRecording', { ...audioReady, RecordingTrack: 'inbound' })).toBe(204)
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"because":"nobody-to-tell"') }])
    expect((await ports.voicemails.find(recordingSid))?.audio).toMatchObject({
      status: 'completed',
      durationSeconds: 17,
      channels: 1,
      source: 'RecordVerb',
      track: 'inbound',
    })
  })
})

describe('A call that is over', () => {
  it.each([
    [
      'that went well',
      async ({ ports }: Scene) => {
        const answered = { kind: 'leg-status', leg: callSid, status: 'call-answered', sequence: 3 } as const
        await ports.callLog.note(callSid, answered)
      },
    ],
    [
      'whose message comes while it is looked for',
      async ({ ports }: Scene) => {
        await ports.callLog.note(callSid, { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at })
        await ports.callLog.note(callSid, { kind: 'message', recording: recordingSid, at })
      },
    ],
  ])('%s is no missed call', async (_, happens) => {
    const open = await scene()
    await happens(open)
    expect(await open.call('callStatus', callOver)).toBe(204)
    expect(await open.told()).toEqual([])
    expect(await open.ports.callLog.timeline(callSid)).not.toContainEqual(expect.objectContaining({ kind: 'missed' }))
  })

  it('and of which nobody can be told says so in the log, however often it is told', async () => {
    const { call } = await afterSilence()
    for (const _ of [1, 2]) expect(await call('callStatus', { ...callOver, To: '+12025550999' })).toBe(204)
    const nobodyToTell = { level: 'error', text: expect.stringContaining('"because":"nobody-to-tell"') }
    expect(log.entries).toEqual([nobodyToTell, nobodyToTell])
  })

  it('and was missed is noted as missed', async () => {
    const { call, ports } = await afterSilence()
    await call('callStatus', callOver)
    expect(await ports.callLog.timeline(callSid)).toContainEqual({ kind: 'missed', at: expect.any(String) })
  })
})
