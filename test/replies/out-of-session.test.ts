import { answerOutOfSession, nobodyReachable } from '../../src/replies/out-of-session'
import { takeVoicemail } from '../../src/replies/voicemail'
import type { OpenSession } from '../../src/routing/out-of-session'
import { linksFrom } from '../../src/runtime/paths'
import { twimlIn } from '../support/replied'
import { parseTwiml } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide, "Auto-Create Session Fields" */
const documentedFields = [
  'uniqueName',
  'mode',
  'ttl',
  'dateExpiry',
  'participantIdentifier',
  'participantProxyIdentifier',
]

const session: OpenSession = {
  kind: 'session',
  worker: { identity: 'worker-1@example.com', phone: '+14152345555' },
  assign: true,
  uniqueName: 'autoCreatedSession23423',
  ttlSeconds: 3360,
  because: 'first-contact',
}

describe('the answer out of session', () => {
  it("is the guide's sample for a session", () => {
    expect(answerOutOfSession(session, link)).toEqual({
      kind: 'json',
      status: 200,
      body: {
        uniqueName: 'autoCreatedSession23423',
        ttl: 3360,
        mode: 'voice-and-message',
        participantIdentifier: '+14152345555',
      },
    })
  })

  it('holds documented fields only', () => {
    const reply = answerOutOfSession(session, link)
    expect(documentedFields).toEqual(expect.arrayContaining(Object.keys(reply.kind === 'json' ? reply.body : {})))
  })

  it('is voicemail for a call when nobody can be reached', () => {
    expect(answerOutOfSession({ kind: 'voicemail', because: 'nobody-reachable' }, link)).toEqual(
      takeVoicemail(link, 'Sorry, we are not available right now. Please leave a message after the tone. Thank you!'),
    )
  })

  it('is a message for a message when nobody can be reached', () => {
    expect(twimlIn(answerOutOfSession({ kind: 'apology', because: 'nobody-reachable' }, link))).toEqual(
      parseTwiml(
        '<Response><Message>Sorry, nobody is available right now. Please try again later.</Message></Response>',
      ),
    )
  })

  it.each([
    ['call', { kind: 'voicemail', because: 'nobody-reachable' }],
    ['message', { kind: 'apology', because: 'nobody-reachable' }],
  ] as const)('to a %s that could not be worked on is the same', (kind, decision) => {
    expect(nobodyReachable(kind, link)).toEqual(answerOutOfSession(decision, link))
  })
})
