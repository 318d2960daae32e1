import type { ApiResponse } from '../../twin/api/api'
import { silentMp3, SAMPLES_PER_FRAME } from '../../twin/api/silent-mp3'
import { toneWav } from '../../twin/api/tone-wav'
import { newRecordings } from '../../twin/api/recordings'
import type { Recording } from '../../twin/api/recordings-store'
import { wireBody } from '../../twin/api/wire-body'
import { send, setUp } from './router-setup'

const MEGABYTE = 1024 * 1024
const heard: Recording = {
  sid: `RE${'1'.repeat(32)}`,
  callSid: `CA${'1'.repeat(32)}`,
  durationSeconds: 3,
  channels: 1,
  source: 'RecordVerb',
  startedAt: new Date('2026-03-02T09:00:00Z'),
  status: 'completed',
}

/** With one recording, and a way to ask for its media: `.mp3`, `?RequestedChannels=2`. */
function recorded(changes: Partial<Recording> = {}) {
  const twin = setUp(newRecordings)
  twin.store.add({ ...heard, ...changes })
  const address = `api.twilio.com/2010-04-01/Accounts/${twin.account.sid}/Recordings/${heard.sid}`
  return {
    ...twin,
    address,
    get: (what: string, request?: Parameters<typeof send>[3]) =>
      send(twin.api, twin.account, `GET ${address}${what}`, request),
  }
}

const textOf = (response: ApiResponse) => wireBody(response)?.toString()

/** What the header of a WAV file says. */
function readWav(body: object | undefined) {
  if (!(body instanceof Uint8Array)) throw new Error('These are no bytes')
  const file = Buffer.from(body)
  return {
    magic: [file.toString('ascii', 0, 4), file.toString('ascii', 8, 16), file.toString('ascii', 36, 40)],
    format: file.readUInt16LE(20),
    channels: file.readUInt16LE(22),
    hertz: file.readUInt32LE(24),
    bytesPerSecond: file.readUInt32LE(28),
    bits: file.readUInt16LE(34),
    isWhole: file.readUInt32LE(4) === file.length - 8 && file.readUInt32LE(40) === file.length - 44,
    seconds: file.readUInt32LE(40) / file.readUInt32LE(28),
  }
}

/** Reads frame after frame by ISO 11172-3 and its extensions; throws where the next header is not where it must be. */
function readMp3(body: object | undefined) {
  if (!(body instanceof Uint8Array)) throw new Error('These are no bytes')
  const file = Buffer.from(body)
  const kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  const rates = [11025, 12000, 8000]
  let [at, frames, hertz, mono] = [0, 0, 0, false]
  for (; at < file.length; frames++) {
    const header = file.readUInt32BE(at)
    // 11 bits of synchronisation, MPEG-2.5, layer III, no checksum.
    if (header >>> 16 !== 0xffe3) throw new Error(`There is no frame at ${at}`)
    const bits = (kilobits[(header >>> 12) & 15] ?? 0) * 1000
    hertz = rates[(header >>> 10) & 3] ?? 0
    mono = ((header >>> 6) & 3) === 3
    const sideInfo = file.subarray(at + 4, at + 4 + (mono ? 9 : 17))
    if (sideInfo.some((byte) => byte !== 0)) throw new Error(`The frame at ${at} is not silent`)
    at += Math.floor((72 * bits) / hertz) + ((header >>> 9) & 1)
  }
  return { isWhole: at === file.length, hertz, mono, seconds: (frames * SAMPLES_PER_FRAME) / hertz }
}

describe('The media of a recording', () => {
  it.each([
    ['.wav', 1, 16_000],
    ['.wav', 2, 32_000],
    ['', 1, 16_000],
  ] as const)('are, at %j with %d channels, a WAV file of its length', async (extension, channels, bytesPerSecond) => {
    const { status, headers, body } = await recorded({ channels }).get(extension)
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'audio/x-wav' } })
    expect(readWav(body)).toEqual({
      magic: ['RIFF', 'WAVEfmt ', 'data'],
      format: 1,
      channels,
      hertz: 8000,
      bytesPerSecond,
      bits: 16,
      isWhole: true,
      seconds: 3,
    })
  })

  it.each([1, 2] as const)('are, at .mp3 with %d channels, an MP3 file of its length', async (channels) => {
    const { status, headers, body } = await recorded({ channels }).get('.mp3')
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'audio/mpeg' } })
    const mp3 = readMp3(body)
    expect(mp3).toMatchObject({ isWhole: true, hertz: 8000, mono: channels === 1 })
    expect(mp3.seconds).toBeGreaterThanOrEqual(3)
    expect(mp3.seconds - 3).toBeLessThan(0.072)
  })

  it('are the same each time, and can be heard', () => {
    const wav = toneWav({ seconds: 1, channels: 2 })
    expect(toneWav({ seconds: 1, channels: 2 }).equals(wav)).toBe(true)
    const loudest = (channel: number) =>
      Math.max(...Array.from({ length: 8000 }, (_, sample) => wav.readInt16LE(44 + sample * 4 + channel * 2)))
    expect([loudest(0), loudest(1)]).toEqual([1000, 1000])
  })

  it('of four minutes as WAV and of ten as MP3 are less than 4 MB', () => {
    expect(toneWav({ seconds: 240, channels: 1 }).length).toBeLessThan(4 * MEGABYTE)
    expect(silentMp3({ seconds: 600, channels: 1 }).length).toBeLessThan(4 * MEGABYTE)
  })

  it('have as many channels as are asked for, but never more than were recorded', async () => {
    const dual = recorded({ channels: 2 })
    expect(readWav((await dual.get('.wav?RequestedChannels=1')).body).channels).toBe(1)
    expect(readWav((await dual.get('.wav?RequestedChannels=2')).body).channels).toBe(2)
    const refused = await recorded().get('.wav?RequestedChannels=2')
    expect(refused.status).toBe(400)
    expect(textOf(refused)).toContain('<Code>16113</Code>')
  })

  it.each<[string, Partial<Recording>]>([
    ['goes on', { status: 'in-progress' }],
    ['is not ready', { status: 'processing' }],
    ['is absent', { status: 'absent' }],
    ['is not there', { sid: `RE${'2'.repeat(32)}` }],
  ])('are not found when it %s, and Twilio says so in XML', async (_, changes) => {
    const { get, address } = recorded(changes)
    const path = address.replace('api.twilio.com', '')
    for (const extension of ['', '.wav', '.mp3']) {
      const response = await get(extension)
      expect(response).toMatchObject({ status: 404, headers: { 'content-type': 'application/xml' } })
      expect(textOf(response)).toBe(
        "<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>20404</Code>" +
          `<Message>The requested resource ${path}${extension} was not found</Message>` +
          '<MoreInfo>https://www.twilio.com/docs/errors/20404</MoreInfo><Status>404</Status></RestException></TwilioResponse>',
      )
    }
  })

  it('are found from the moment on at which it is completed, and until it is deleted', async () => {
    const { get, store, client } = recorded({ status: 'processing' })
    expect((await get('.mp3')).status).toBe(404)
    store.complete(heard.sid)
    expect((await get('.mp3')).status).toBe(200)
    await client.recordings(heard.sid).remove()
    expect((await get('.mp3')).status).toBe(404)
  })

  it.each([
    ['no', {}],
    ['wrong', { authorization: `Basic ${Buffer.from('AC:wrong').toString('base64')}` }],
  ])('are given to nobody with %s credentials', async (_, headers) => {
    const { get } = recorded()
    for (const extension of ['', '.wav', '.mp3']) {
      const refused = await get(extension, { headers })
      expect(refused.status).toBe(401)
      expect(textOf(refused)).toContain('<Code>20003</Code>')
    }
  })

  it("reach whoever asks for them with the SDK's own HTTP client, unharmed", async () => {
    const { client, account, address } = recorded()
    const { axios } = client.httpClient
    const auth = { username: account.sid, password: account.authToken }
    const { data, headers } = await axios.get<Buffer>(`https://${address}.wav`, { responseType: 'arraybuffer', auth })
    expect(data.equals(toneWav({ seconds: 3, channels: 1 }))).toBe(true)
    expect(headers['content-type']).toBe('audio/x-wav')
  })
})
