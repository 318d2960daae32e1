import MessagingResponse from 'twilio/lib/twiml/MessagingResponse'
import type { Decision } from '../routing/out-of-session'
import type { Link } from '../runtime/paths'
import { builtIn } from './prompts'
import { json, twiml, type Reply } from './reply'
import { rejectCall } from './spoken'
import { takeVoicemail } from './voicemail'

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
    case 'voicemail': {
      const { afterHours, notAvailable } = decision.prompts ?? builtIn
      return takeVoicemail(link, decision.because === 'after-hours' ? afterHours : notAvailable, decision.prompts)
    }
    case 'apology': {
      const { sorryAfterHours, sorry } = decision.prompts ?? builtIn
      return answerText(decision.because === 'after-hours' ? sorryAfterHours : sorry)
    }
    case 'reject':
      return rejectCall()
    case 'ignore':
      return twiml(new MessagingResponse())
  }
}

/** What anybody hears or reads whose request could not be worked on. */
export function nobodyReachable(kind: 'call' | 'message', link: Link): Reply {
  return kind === 'call' ? takeVoicemail(link, builtIn.notAvailable) : answerText(builtIn.sorry)
}

function answerText(words: string): Reply {
  const response = new MessagingResponse()
  response.message(words)
  return twiml(response)
}
