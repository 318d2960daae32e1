import * as fc from 'fast-check'
import { notFound, playVoicemail, type Range } from '../../src/replies/play-voicemail'
import { LONGEST_MESSAGE_SECONDS } from '../../src/replies/voicemail'

const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256)
const play = (range?: Range) => {
  const decision = { kind: 'play', audio: { bytes, contentType: 'audio/mpeg' }, because: 'link-is-good' } as const
  const reply = playVoicemail(decision, range)
  if (reply.kind !== 'bytes') throw new Error('no audio')
  return reply
}

describe('a message is played', () => {
  it('as a whole, under a name that tells nothing, and kept by no cache', () => {
    expect(play()).toEqual({
      kind: 'bytes',
      status: 200,
      bytes,
      headers: {
        'Content-Type': 'audio/mpeg',
        'Content-Disposition': 'inline; filename="message.mp3"',
        'Cache-Control': 'no-store',
        'Accept-Ranges': 'bytes',
      },
    })
  })

  it.each([
    ['as an iPhone asks first', { first: 0, last: 1 }, 'bytes 0-1/1000', 2],
    ['as an iPhone asks next', { first: 0, last: 999 }, 'bytes 0-999/1000', 1_000],
    ['from somewhere to the end', { first: 500, last: undefined }, 'bytes 500-999/1000', 500],
    ['no further than it goes', { first: 999, last: 5_000 }, 'bytes 999-999/1000', 1],
  ])('in parts, %s', (_, range, contentRange, length) => {
    const reply = play(range)
    expect(reply).toMatchObject({ status: 206, headers: { 'Content-Range': contentRange } })
    expect(reply.bytes).toEqual(bytes.subarray(range.first, range.first + length))
  })

  it.each([
    ['that begins after the end', { first: 1_000, last: undefined }],
    ['that ends before it begins', { first: 5, last: 4 }],
  ])('but not in a part %s', (_, range) => {
    const reply = play(range)
    expect(reply).toMatchObject({ status: 416, headers: { 'Content-Range': 'bytes */1000' } })
    expect(reply.bytes).toHaveLength(0)
  })

  it('whole again out of any two parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (cut) => {
        const parts = [play({ first: 0, last: cut - 1 }), play({ first: cut, last: undefined })]
        expect(Buffer.concat(parts.map((part) => part.bytes))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('or is not there, whatever the reason', () => {
    for (const because of ['link-is-not-good', 'no-such-message', 'no-audio'] as const) {
      expect(playVoicemail({ kind: 'not-found', because }, { first: 0, last: 1 })).toBe(notFound)
    }
    expect(notFound).toEqual({
      kind: 'json',
      status: 404,
      body: { error: 'There is nothing here, or not any more.' },
    })
  })
})

describe('the longest message', () => {
  /** https://www.twilio.com/docs/serverless/functions-assets/functions, "Response size" */
  const LARGEST_ANSWER = 4_000_000
  /** 8,000 samples a second of 16 bits, as WAV without compression: Twilio has nothing larger, and we ask for MP3. */
  const BYTES_A_SECOND = 16_000

  it('goes through a Function, even as WAV and even if its runtime writes it in base64', () => {
    expect(Math.ceil((LONGEST_MESSAGE_SECONDS * BYTES_A_SECOND * 4) / 3)).toBeLessThan(LARGEST_ANSWER)
  })
})
