import { toResponse } from '../../src/runtime/respond'
import { bytesIn, installTwilioGlobal, sentBy } from '../support/twilio-global'

beforeEach(installTwilioGlobal)

describe('an answer of bytes', () => {
  it("comes through Twilio's runtime with each of them", () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const headers = { 'Content-Type': 'audio/mpeg', 'Cache-Control': 'no-store' }
    const sent = sentBy(toResponse({ kind: 'bytes', status: 206, headers, bytes: everyByte.subarray(1, 255) }))
    expect(sent).toMatchObject({ statusCode: 206, headers })
    expect(bytesIn(sent)).toEqual(Buffer.from(everyByte.subarray(1, 255)))
  })
})
