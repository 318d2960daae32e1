import type { Twilio } from 'twilio'
import { twilioCalls } from '../../src/twilio/calls'
import { twilioMessages } from '../../src/twilio/messages'
import { isRefused } from '../../src/twilio/missing'
import { twilioRecordings } from '../../src/twilio/recordings'
import { twilioError } from '../support/twilio-error'

const recordingSid = 'RE00112233445566778899aabbccddeeff'
const callSid = 'CA0123456789abcdef0123456789abcdef'

/** A client of which only this much exists. */
const clientOf = (part: object) => ({ accountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', ...part }) as unknown as Twilio
const failing = (status: number, code: number) => jest.fn(async () => Promise.reject(twilioError(status, code)))

describe('the audio of a recording', () => {
  const answering = (statusCode: number, body: unknown) => {
    const request = jest.fn(async () => ({ statusCode, body, headers: {} }))
    return { request, recordings: twilioRecordings(clientOf({ request })) }
  }

  it("is fetched by the client, which adds the account's credentials", async () => {
    const bytes = Buffer.from([0xff, 0xfb, 0x00, 0x80])
    const { request, recordings } = answering(200, bytes)
    expect(await recordings.audio(recordingSid)).toEqual({ bytes, contentType: 'audio/mpeg' })
    expect(request).toHaveBeenCalledWith({
      method: 'get',
      uri: `https://api.twilio.com/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Recordings/${recordingSid}.mp3`,
      headers: { Accept: 'audio/mpeg' },
    })
  })

  it('may be gone', async () => {
    expect(await answering(404, Buffer.from('{}')).recordings.audio(recordingSid)).toBeUndefined()
  })

  it.each([
    [429, Buffer.from('{}')],
    [500, Buffer.from('{}')],
    [302, Buffer.from('')],
    [200, 'text, into which somebody has decoded it'],
  ])('is unavailable when Twilio answers %i %p', async (status, body) => {
    await expect(answering(status, body).recordings.audio(recordingSid)).rejects.toMatchObject({
      name: 'AudioUnavailable',
      status,
    })
  })
})

describe('a recording', () => {
  const recordingsOf = (remove: () => Promise<unknown>) =>
    twilioRecordings(clientOf({ recordings: () => ({ remove }) }))

  it('is removed', async () => {
    expect(await recordingsOf(async () => true).remove(recordingSid)).toBe('removed')
  })

  it('may be gone already', async () => {
    expect(await recordingsOf(failing(404, 20404)).remove(recordingSid)).toBe('missing')
  })

  it.each([
    [429, 20429],
    [503, 20503],
  ])('is not known to be gone when Twilio answers %i', async (status, code) => {
    await expect(recordingsOf(failing(status, code)).remove(recordingSid)).rejects.toMatchObject({ status })
  })
})

describe('a call', () => {
  const callsOf = (fetch: () => Promise<unknown>) => twilioCalls(clientOf({ calls: () => ({ fetch }) }))

  it('is known to Twilio by who called whom', async () => {
    const found = { from: '+15557654321', to: '+15551230001', status: 'completed' }
    expect(await callsOf(async () => found).find(callSid)).toEqual({ from: '+15557654321', to: '+15551230001' })
  })

  it('may be forgotten', async () => {
    expect(await callsOf(failing(404, 20404)).find(callSid)).toBeUndefined()
  })

  it('is not forgotten because Twilio has no time', async () => {
    await expect(callsOf(failing(503, 20503)).find(callSid)).rejects.toMatchObject({ status: 503 })
  })
})

describe('a text', () => {
  it('goes from a number of ours', async () => {
    const create = jest.fn(async () => ({}))
    await twilioMessages(clientOf({ messages: { create } })).send('+15551230001', '+15559990001', 'Voicemail')
    expect(create).toHaveBeenCalledWith({ from: '+15551230001', to: '+15559990001', body: 'Voicemail' })
  })

  it.each([
    [400, 21610, true],
    [400, 21614, true],
    [403, 21608, true],
    [408, 20408, false],
    [429, 20429, false],
    [500, 20500, false],
    [503, 20503, false],
  ])('is not sent when Twilio answers %i, error %i, and refused for good: %p', async (status, code, forGood) => {
    const messages = twilioMessages(clientOf({ messages: { create: failing(status, code) } }))
    const error: unknown = await messages.send('+15551230001', '+15559990001', '').catch((error: unknown) => error)
    expect(error).toMatchObject({ status, code })
    expect(isRefused(error)).toBe(forGood)
  })

  it('is not refused by a connection that breaks', () => {
    expect(isRefused(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))).toBe(false)
    expect(isRefused('nothing')).toBe(false)
  })
})
