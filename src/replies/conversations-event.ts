import type { Decision } from '../routing/conversations-event'
import { json, type Reply } from './reply'

/**
 * "200 OK" lets everything happen as it would. Any other status would drop the customer's message, and so none is ever
 * given. https://www.twilio.com/docs/conversations-classic/inbound-autocreation
 */
export const goOn: Reply = json(200, {})

/** `{"friendly_name": "…", "attributes": "{\"avatar\":\"…\"}"}`, the attributes as JSON within JSON. https://www.twilio.com/docs/conversations-classic/conversations-webhooks#onconversationadd */
export function answerConversationsEvent(decision: Decision): Reply {
  switch (decision.kind) {
    case 'name': {
      const { name, attributes } = decision
      const hasAny = Object.keys(attributes).length > 0
      return json(200, { friendly_name: name, ...(hasAny && { attributes: JSON.stringify(attributes) }) })
    }
    case 'describe':
    case 'release':
    case 'add-worker':
    case 'leave':
    case 'nobody':
    case 'nothing':
      return goOn
  }
}
