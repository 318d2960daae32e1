import { usePatchbay } from '../support/patchbay'
import { numbers, workerOf, workers } from '../support/routing'

const story = usePatchbay()

/** What the documents show, word for word, asked through the front door. */
describe('The examples of the documents', () => {
  it('Outgoing Conversations: GetProxyAddress gets the proxy address as JSON', async () => {
    const answer = await story.patchbay.ask('/frontline/outgoing-conversation', {
      Location: 'GetProxyAddress',
      Worker: workers.grace.identity,
      CustomerId: '98',
      ChannelType: 'sms',
      ChannelValue: '+123456789',
    })
    expect(answer.contentType).toMatch(/^application\/json\b/)
    expect(JSON.parse(answer.body)).toEqual({ proxy_address: '+12025550112' })
  })

  it('Out-of-Session Callback Response Guide: a caller gets a session, with the documented fields', async () => {
    const CallSid = `CA${'e'.repeat(32)}`
    const params = { CallSid, From: '+12025550191', To: numbers.proxy, CallStatus: 'ringing', Direction: 'inbound' }
    const answer = await story.patchbay.ask('/proxy/out-of-session', params)
    expect(answer.contentType).toMatch(/^application\/json\b/)
    expect(JSON.parse(answer.body)).toEqual({
      uniqueName: expect.stringMatching(new RegExp(`^patchbay-${CallSid}-[0-9a-z]+$`)) as string,
      mode: 'voice-and-message',
      ttl: 3600,
      participantIdentifier: workerOf('+12025550191').phone,
    })
  })

  it('Out-of-Session Callback Response Guide: otherwise TwiML, as application/xml', async () => {
    const params = {
      CallSid: `CA${'f'.repeat(32)}`,
      From: '+12025550191',
      To: numbers.unstaffed,
      CallStatus: 'ringing',
    }
    const answer = await story.patchbay.ask('/proxy/out-of-session', params)
    expect(answer.contentType).toMatch(/^application\/xml\b/)
    expect(answer.body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><Response><Say>/)
  })

  it.each([{ Result: 'no-answer' }, { Result: 'dialed-call-incomplete', DialCallStatus: 'no-answer' }])(
    '<Conversation>, "Prompting a customer to leave a voicemail": %j',
    async (end) => {
      const answer = await story.patchbay.ask('/voice/connect-action', {
        CallSid: `CA${'9'.repeat(32)}`,
        From: '+12025550199',
        To: numbers.frontline,
        WorkerInitiated: 'false',
        ...end,
      })
      expect(answer.contentType).toMatch(/^application\/xml\b/)
      expect(answer.body).toContain('Please leave a message after the tone. Thank you!</Say><Record ')
      expect(answer.body).toContain(
        `recordingStatusCallback="${story.patchbay.baseUrl}/voice/voicemail-recording#rc=3&amp;rp=all"`,
      )
    },
  )
})
