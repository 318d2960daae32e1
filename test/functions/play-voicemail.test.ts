import { LINK_HOURS } from '../../src/runtime/play-link'
import { captureLog, type CapturedLog } from '../support/captured-log'
import { message, recordingSid, scene, type Scene } from '../support/frontline-scene'
import { bytesIn, installTwilioGlobal } from '../support/twilio-global'

let log: CapturedLog
beforeEach(() => {
  installTwilioGlobal()
  log = captureLog()
})
afterEach(() => jest.restoreAllMocks())

const audio = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const LIFE_MILLISECONDS = LINK_HOURS * 60 * 60 * 1000
const nothingHere = '{"error":"There is nothing here, or not any more."}'

interface Kept extends Scene {
  readonly token: string
}

/** A message that is kept, its audio at Twilio, and a link to it. */
async function kept({ status = 200, madeAt = Date.now() } = {}): Promise<Kept> {
  const open = await scene()
  await open.ports.voicemails.keepMessage(recordingSid, message)
  open.answer(new RegExp(`/Recordings/${recordingSid}.mp3$`), status, status === 200 ? audio : Buffer.from('{}'))
  return { ...open, token: open.ports.playTokens.make(recordingSid, new Date(madeAt)) }
}

describe('A link to a message', () => {
  it('plays it', async () => {
    const { ask, token } = await kept()
    const sent = await ask('playVoicemail', { t: token })
    const { statusCode, headers } = sent
    expect({ statusCode, ...headers }).toMatchObject({
      statusCode: 200,
      'Content-Type': 'audio/mpeg',
      'Cache-Control': 'no-store',
      'Content-Disposition': 'inline; filename="message.mp3"',
    })
    expect(bytesIn(sent)).toEqual(audio)
  })

  it('plays it in parts, as an iPhone asks', async () => {
    const { ask, token } = await kept()
    const request = { headers: { range: 'bytes=0-1' }, cookies: {} }
    const sent = await ask('playVoicemail', { t: token, request })
    expect([sent.statusCode, sent.headers['Content-Range']]).toEqual([206, 'bytes 0-1/256'])
    expect(bytesIn(sent)).toEqual(audio.subarray(0, 2))
  })

  it('does not stand in the log', async () => {
    const { ask, token } = await kept()
    await ask('playVoicemail', { t: token })
    await ask('playVoicemail', { t: [token, token] })
    await ask('playVoicemail', { t: `${token}x` })
    expect(log.entries).toHaveLength(3)
    for (const part of [token, ...token.split('.')])
      expect(log.entries.map(({ text }) => text).join()).not.toContain(part)
  })

  it('lives for as long as it says, and not longer', async () => {
    const young = await kept({ madeAt: Date.now() - LIFE_MILLISECONDS + 60_000 })
    expect(await young.call('playVoicemail', { t: young.token })).toBe(200)
    const old = await kept({ madeAt: Date.now() - LIFE_MILLISECONDS })
    const requests = old.breakAt(0, 'fails')
    expect(await old.call('playVoicemail', { t: old.token })).toBe(404)
    expect(requests()).toBe(0)
  })

  it('dies with the message', async () => {
    const { ask, token, ports } = await kept()
    expect((await ask('playVoicemail', { t: token })).statusCode).toBe(200)
    await ports.voicemails.remove(recordingSid)
    expect(await ask('playVoicemail', { t: token })).toMatchObject({ statusCode: 404, body: nothingHere })
  })

  it('dies with the recording', async () => {
    const { ask, token } = await kept({ status: 404 })
    expect(await ask('playVoicemail', { t: token })).toMatchObject({ statusCode: 404, body: nothingHere })
  })

  it('dies with each changed character, and Twilio is asked nothing', async () => {
    const { call, token, breakAt } = await kept()
    const requests = breakAt(0, 'fails')
    for (const [at, was] of token.split('').entries()) {
      const changed = token.slice(0, at) + (was === 'a' ? 'b' : 'a') + token.slice(at + 1)
      expect(await call('playVoicemail', { t: changed })).toBe(404)
    }
    expect(requests()).toBe(0)
  })

  it.each([
    ['none', {}],
    ['an empty one', { t: '' }],
    ['two', { t: ['RE', 'RE'] }],
    ['an endless one', { t: 'RE'.repeat(10_000) }],
  ])('that is %s finds nothing', async (_, fields) => {
    const { ask } = await kept()
    expect(await ask('playVoicemail', fields)).toMatchObject({ statusCode: 404, body: nothingHere })
  })

  it('says no more when Twilio does not hand out the audio', async () => {
    const { ask, token } = await kept({ status: 503 })
    expect(await ask('playVoicemail', { t: token })).toMatchObject({ statusCode: 404, body: nothingHere })
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"status":503') }])
  })
})
