import * as v from 'valibot'
import {
  callSid,
  ifGiven,
  interactionSid,
  mapParsed,
  messageSid,
  parseFields,
  sessionSid,
  type Fields,
  type Parsed,
} from './fields'

/** https://www.twilio.com/docs/proxy/api/interaction, "type" */
const types = ['voice', 'message', 'unknown'] as const
export type InteractionType = (typeof types)[number]

/** A call or a message went through a session, or went on there. */
export interface InteractionTold {
  readonly interactionSid: string
  readonly sessionSid: string
  /** Of the call or message that came in; else of the one that went out; of what had neither, the interaction's. */
  readonly resourceSid: string
  readonly type: InteractionType
  /** Of the call or message to the other one: `initiated`, `completed`, `delivered` … */
  readonly outboundStatus: string | undefined
  /** A call has ended, or never reached the other one. */
  readonly isCallOver: boolean
  readonly at: Date | undefined
}

/** What was read in any spelling is written in one: an example of Twilio's has `Voice`, its description of the API `voice`. */
const lowerCase = v.pipe(v.string(), v.toLowerCase())

const type = v.pipe(lowerCase, v.picklist(types))

/** Those of calls and of messages, one of Twilio's longest lists; it may grow. */
const status = v.pipe(lowerCase, v.regex(/^[a-z-]{1,40}$/))

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((written) => new Date(written)),
)

const resourceSid = v.union([callSid, messageSid])

/** Of those of a call, these are its ends. https://www.twilio.com/docs/voice/twiml#callstatus-values */
const ends = ['completed', 'busy', 'no-answer', 'failed', 'canceled']

/**
 * Proxy's `CallbackUrl`: at each new interaction, and when its status changes.
 * https://www.twilio.com/docs/proxy/api/webhooks#callback-url
 */
export function parseInteraction(fields: Fields): Parsed<InteractionTold> {
  const entries = {
    interactionSid,
    interactionSessionSid: sessionSid,
    interactionType: ifGiven(type),
    inboundResourceSid: ifGiven(resourceSid),
    outboundResourceSid: ifGiven(resourceSid),
    outboundResourceStatus: ifGiven(status),
    interactionDateUpdated: ifGiven(time),
  }
  return mapParsed(parseFields(entries, fields), (told) => ({
    interactionSid: told.interactionSid,
    sessionSid: told.interactionSessionSid,
    resourceSid: told.inboundResourceSid ?? told.outboundResourceSid ?? told.interactionSid,
    type: told.interactionType ?? 'unknown',
    outboundStatus: told.outboundResourceStatus,
    isCallOver: told.interactionType === 'voice' && ends.includes(told.outboundResourceStatus ?? ''),
    at: told.interactionDateUpdated,
  }))
}
