import MessagingResponse from 'twilio/lib/twiml/MessagingResponse'
import type { Decision } from '../routing/out-of-session'
import type { Link } from '../runtime/paths'
import { json, twiml, type Reply } from './reply'
import { notAvailable, takeVoicemail } from './voicemail'

/** Auto-create JSON or TwiML. https://www.twilio.com/docs/proxy/out-session-callback-response-guide */
export function answerOutOfSession(decision: Decision, link: Link): Reply {
  switch (decision.kind) {
    case 'session':
      return json(200, {
        uniqueName: decision.uniqueName,
        mode: 'voice-and-message',
        ttl: decision.ttlSeconds,
        participantIdentifier: decision.worker.phone,
      })
    case 'voicemail':
      return takeVoicemail(link, notAvailable)
    case 'apology':
      return apologise()
  }
}

/** What anybody hears or reads whose request could not be worked on. */
export function nobodyReachable(kind: 'call' | 'message', link: Link): Reply {
  return kind === 'call' ? takeVoicemail(link, notAvailable) : apologise()
}

function apologise(): Reply {
  const response = new MessagingResponse()
  response.message('Sorry, nobody is available right now. Please try again later.')
  return twiml(response)
}
