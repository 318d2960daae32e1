import { parsePlayVoicemail } from '../../src/webhooks/play-voicemail'
import { describeWebhook } from '../support/describe-webhook'

/** Constructed: a link of ours, with what Twilio's runtime adds to every request. */
const opened = { t: 'RE00112233445566778899aabbccddeeff.sh4cw0.signature' }
const withRange = (range: unknown) => ({ ...opened, request: { headers: { range }, cookies: {} } })

describe('a link to a message that somebody opens', () => {
  it('brings its token', () => {
    expect(parsePlayVoicemail(opened)).toEqual({ ok: true, event: { token: opened.t, range: undefined } })
  })

  it.each([
    ['bytes=0-1', { first: 0, last: 1 }],
    ['bytes=0-', { first: 0, last: undefined }],
    ['bytes=500-999', { first: 500, last: 999 }],
  ])('may be asked for in parts: %s', (written, range) => {
    expect(parsePlayVoicemail(withRange(written))).toEqual({ ok: true, event: { token: opened.t, range } })
  })

  it.each(['bytes=-500', 'bytes=0-1,5-9', 'bytes=-', 'lines=0-1', '', 'bytes=0-1'.repeat(99), ['bytes=0-1'], 1, null])(
    'is wanted as a whole where it says %p, which may always be answered so',
    (written) => {
      expect(parsePlayVoicemail(withRange(written))).toEqual({ ok: true, event: { token: opened.t, range: undefined } })
    },
  )

  describeWebhook({ parse: parsePlayVoicemail, request: opened, required: { t: [] }, optional: {} })
})
