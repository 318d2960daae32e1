import { paths } from '../../src/runtime/paths'
import { usePatchbay } from '../support/patchbay'
import { numbers, workers } from '../support/routing'

const story = usePatchbay()
const call = {
  CallSid: `CA${'c'.repeat(32)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: '+12025550199',
  To: numbers.frontline,
}
const recording = { ...call, RecordingSid: `RE${'d'.repeat(32)}`, RecordingDuration: '7' }

/** A whole request for each Function, and what its good answer is. */
const requests = {
  [paths.incomingCall]: [call, 200, /^application\/xml/],
  [paths.connectAction]: [{ ...call, Result: 'session-success' }, 200, /^application\/xml/],
  [paths.conversationStatus]: [{ DialCallSid: call.CallSid, Status: 'call-completed', SequenceNumber: '1' }, 204, /^$/],
  [paths.conversationRecording]: [{ ...recording, RecordingStatus: 'completed' }, 204, /^$/],
  [paths.voicemailAction]: [
    {
      ...recording,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/${recording.RecordingSid}`,
    },
    200,
    /^application\/xml/,
  ],
  [paths.voicemailRecording]: [{ ...recording, RecordingStatus: 'completed' }, 204, /^$/],
  [paths.outOfSession]: [{ ...call, To: numbers.proxy, CallStatus: 'ringing' }, 200, /^application\/json/],
  [paths.outgoingConversation]: [
    {
      Location: 'GetProxyAddress',
      Worker: workers.grace.identity,
      CustomerId: '42',
      ChannelType: 'sms',
      ChannelValue: '+12025550199',
    },
    200,
    /^application\/json/,
  ],
} as const

/** What each answers to a request in which nothing is right. */
const toNonsense = {
  [paths.incomingCall]: [200, '<Record '],
  [paths.connectAction]: [200, '<Record '],
  [paths.conversationStatus]: [400, '"error"'],
  [paths.conversationRecording]: [400, '"error"'],
  [paths.voicemailAction]: [200, '<Hangup/>'],
  [paths.voicemailRecording]: [400, '"error"'],
  [paths.outOfSession]: [200, '<Record '],
  [paths.outgoingConversation]: [422, '"error"'],
} as const

describe.each(Object.values(paths))('%s', (path) => {
  const [params, status, contentType] = requests[path]

  it.each(['GET', 'POST'] as const)('answers a signed %s', async (method) => {
    const answer = await story.patchbay.ask(path, params, method)
    expect(answer).toMatchObject({ status, contentType: expect.stringMatching(contentType) })
  })

  it.each(['GET', 'POST'])('refuses an unsigned %s', async (method) => {
    const response = await fetch(story.patchbay.baseUrl + path, { method })
    expect(response.status).toBe(403)
  })

  it('refuses a request that was signed for somebody else', async () => {
    const response = await fetch(story.patchbay.baseUrl + path, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
      body: new URLSearchParams(params),
    })
    expect(response.status).toBe(403)
  })

  it('answers nonsense with words that help its sender, and no error of its own', async () => {
    const [expectedStatus, words] = toNonsense[path]
    const nonsense = Object.fromEntries(Object.keys(params).map((name) => [name, '…']))
    const answer = await story.patchbay.ask(path, nonsense)
    expect(answer).toMatchObject({ status: expectedStatus, body: expect.stringContaining(words) })
  })

  it('answers an empty request', async () => {
    const answer = await story.patchbay.ask(path, {})
    expect(answer).toMatchObject({ status: toNonsense[path][0] })
  })
})
