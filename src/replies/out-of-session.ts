import MessagingResponse from 'twilio/lib/twiml/MessagingResponse'
import type { Decision } from '../routing/out-of-session'
import type { ContactKind } from '../webhooks/out-of-session'
import type { Link } from '../runtime/paths'
import { builtIn } from './prompts'
import { autoCreate } from './auto-create'
import { backToProxy } from './back-to-proxy'
import { json, twiml, type Reply } from './reply'
import { rejectCall } from './spoken'
import { takeVoicemail } from './voicemail'
import { answerWorkerContact } from './worker-contact'
import { writeBack } from './written'

/** Auto-create JSON or TwiML. https://www.twilio.com/docs/proxy/out-session-callback-response-guide */
export function answerOutOfSession(decision: Decision, kind: ContactKind, link: Link, now: Date): Reply {
  switch (decision.kind) {
    case 'session':
      return json(200, autoCreate(decision, decision.worker.phone, decision.reservedNumber))
    case 'wait':
      return backToProxy(kind, decision.proxyUrl, PAUSE_SECONDS)
    case 'voicemail': {
      const { afterHours, notAvailable } = decision.prompts ?? builtIn
      return takeVoicemail(link, decision.because === 'after-hours' ? afterHours : notAvailable, decision.prompts)
    }
    case 'apology': {
      const { sorryAfterHours, sorry } = decision.prompts ?? builtIn
      return writeBack(decision.because === 'after-hours' ? sorryAfterHours : sorry)
    }
    case 'reject':
      return rejectCall()
    case 'ignore':
      return twiml(new MessagingResponse())
    case 'session-back':
    case 'session-for-next-text':
    case 'which-customer':
    case 'no-customer':
      return answerWorkerContact(decision, kind, link, now)
  }
}

/**
 * As good as it can be where nothing could be noted: nobody has said that a number kept for a worker is free, nor that the
 * session for a worker's next text was made.
 */
export function withoutNote(decision: Decision): Decision {
  const { kind } = decision
  if (kind === 'session') return { ...decision, reservedNumber: undefined }
  if (kind !== 'session-for-next-text') return decision
  return { kind: 'no-customer', because: 'customer-engaged', terms: decision.terms }
}

/** What anybody hears or reads whose request could not be worked on. */
export function nobodyReachable(kind: ContactKind, link: Link): Reply {
  return kind === 'call' ? takeVoicemail(link, builtIn.notAvailable) : writeBack(builtIn.sorry)
}

const PAUSE_SECONDS = 2
