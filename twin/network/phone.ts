import type { WorkerBehaviour } from './script'

/** How one attempt to reach somebody by phone goes, from dialling to the end. */
export interface PhoneCall {
  /** https://www.twilio.com/docs/voice/twiml/connect/conversation, `DialCallStatus` */
  readonly status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'
  readonly rings: boolean
  readonly ringingSeconds: number
  readonly talkingSeconds: number
  /** For the transcript. */
  readonly what: string
}

/** The script's own: how soon a willing person answers, and how long they talk. */
const SECONDS_TO_ANSWER = 4
const SECONDS_TO_DECLINE = 4
const SECONDS_OF_TALK = 60

/** How soon somebody cancels, and how soon a caller does not want to wait any longer. */
const SECONDS_TO_CANCEL = 2

export function phoneCall(behaviour: WorkerBehaviour, timeoutSeconds: number): PhoneCall {
  const unanswered = { rings: true, ringingSeconds: timeoutSeconds, talkingSeconds: 0 }
  switch (behaviour) {
    case 'answers':
    case 'late':
      return {
        status: 'completed',
        rings: true,
        ringingSeconds: Math.min(SECONDS_TO_ANSWER, timeoutSeconds),
        talkingSeconds: SECONDS_OF_TALK,
        what: 'answers',
      }
    case 'no-answer':
    case 'absent':
      return { ...unanswered, status: 'no-answer', what: 'does not answer' }
    case 'declines':
      // Assumption: declining is a SIP 603, which Twilio is taken to report as busy. No page says so.
      return {
        ...unanswered,
        ringingSeconds: Math.min(SECONDS_TO_DECLINE, timeoutSeconds),
        status: 'busy',
        what: 'declines',
      }
    case 'canceled':
      return { ...unanswered, ...canceled(timeoutSeconds), what: 'hears the phone stop: the REST API cancels the call' }
    case 'busy':
      return { ...unanswered, status: 'busy', rings: false, ringingSeconds: 0, what: 'is on another call' }
    case 'failed':
      return { ...unanswered, status: 'failed', rings: false, ringingSeconds: 0, what: 'cannot be reached' }
  }
}

/**
 * The caller hangs up while it rings. Assumption: the leg counts as canceled; the page has that of the REST API only, and
 * nothing of this.
 */
export function abandoned(phone: PhoneCall): PhoneCall {
  return { ...phone, ...canceled(phone.ringingSeconds), talkingSeconds: 0, what: 'hears the phone stop' }
}

function canceled(mostSeconds: number) {
  return { status: 'canceled', ringingSeconds: Math.min(SECONDS_TO_CANCEL, mostSeconds) } as const
}
