import * as v from 'valibot'
import { ifGiven, mapParsed, parseFields, sessionSid, type Fields, type Parsed } from './fields'

/** A call or a message is about to go through a session. */
export interface Intercepted {
  readonly sessionSid: string
  /** What was written. Of a call, nothing. */
  readonly words: string | undefined
}

/** Of any message app's longest message, in JSON. */
const MOST_CHARACTERS = 20_000

/** `{"body":"Hello"}` of a message; of a call, `{"duration":"5"}`. https://www.twilio.com/docs/proxy/api/interaction */
const messageData = v.pipe(
  v.string(),
  v.maxLength(MOST_CHARACTERS),
  v.parseJson(),
  v.object({ body: v.string() }),
  v.transform(({ body }) => body),
)

/**
 * Proxy's `InterceptCallbackUrl`. Who it is and to whom it goes, the session says: Proxy sends SIDs only.
 * https://www.twilio.com/docs/proxy/api/webhooks#intercept-callback-url
 */
export function parseIntercept(fields: Fields): Parsed<Intercepted> {
  const entries = { interactionSessionSid: sessionSid, interactionData: ifGiven(messageData) }
  return mapParsed(parseFields(entries, fields), (intercepted) => ({
    sessionSid: intercepted.interactionSessionSid,
    words: intercepted.interactionData,
  }))
}
