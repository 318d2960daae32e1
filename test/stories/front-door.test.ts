import { paths } from '../../src/runtime/paths'
import { goodRequests } from '../support/good-requests'
import { usePatchbay } from '../support/patchbay'

const story = usePatchbay()
/** What each answers to a request in which nothing is right. */
const toNonsense = {
  [paths.incomingCall]: [200, '<Record '],
  [paths.callStatus]: [400, '"error"'],
  [paths.connectAction]: [200, '<Record '],
  [paths.whisper]: [200, '<Response/>'],
  [paths.whisperAction]: [200, '<Response/>'],
  [paths.conversationStatus]: [400, '"error"'],
  [paths.conversationRecording]: [400, '"error"'],
  [paths.voicemailAction]: [200, '<Hangup/>'],
  [paths.voicemailRecording]: [400, '"error"'],
  [paths.outOfSession]: [200, '<Record '],
  [paths.chooseCustomer]: [200, '<Hangup/>'],
  [paths.intercept]: [200, '{}'],
  [paths.interaction]: [400, '"error"'],
  [paths.outgoingConversation]: [422, '"error"'],
  [paths.conversationRouting]: [400, '"error"'],
  [paths.conversations]: [200, '{}'],
  [paths.crm]: [422, '"error"'],
  [paths.templates]: [422, '"error"'],
} as const

describe.each(Object.values(paths))('%s', (path) => {
  const { params: paramsOf, status, contentType } = goodRequests[path]
  const params = paramsOf(1)

  it.each(['GET', 'POST'] as const)('answers a signed %s', async (method) => {
    // Nobody has made its Conversation, which an operator should look after.
    if (path === paths.conversationRouting) story.announce('alert', /conversation-gone/)
    const answer = await story.patchbay.ask(path, params, method)
    expect(answer).toMatchObject({ status, contentType: expect.stringMatching(contentType) })
  })

  it.each(['GET', 'POST'])('refuses an unsigned %s', async (method) => {
    story.announce('debugger', /X-Twilio-Signature/)
    const response = await fetch(story.patchbay.baseUrl + path, { method })
    expect(response.status).toBe(403)
  })

  it('refuses a request that was signed for somebody else', async () => {
    story.announce('debugger', /X-Twilio-Signature/)
    const response = await fetch(story.patchbay.baseUrl + path, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
      body: new URLSearchParams({ ...params }),
    })
    expect(response.status).toBe(403)
  })

  it('answers nonsense with words that help its sender, and no error of its own', async () => {
    story.announce('refused')
    const [expectedStatus, words] = toNonsense[path]
    const nonsense = Object.fromEntries(Object.keys(params).map((name) => [name, '…']))
    const answer = await story.patchbay.ask(path, nonsense)
    expect(answer).toMatchObject({ status: expectedStatus, body: expect.stringContaining(words) })
  })

  it('answers an empty request', async () => {
    story.announce('refused')
    const answer = await story.patchbay.ask(path, {})
    expect(answer).toMatchObject({ status: toNonsense[path][0] })
  })
})
