import type { Decision } from '../routing/intercept'
import { json, type Reply } from './reply'

/** "Any other status or timeout, the interaction continues": https://www.twilio.com/docs/proxy/api/webhooks#intercept-callback-url */
export const letThrough: Reply = json(200, {})

/** 403 stops it, which Twilio's debugger shows as 80909. Nobody reads the reason; it is in our own log. */
export function answerIntercept({ kind }: Decision): Reply {
  switch (kind) {
    case 'stop':
      return json(403, {})
    case 'pass':
      return letThrough
  }
}
