import { ApplicationError } from './application-error'
import { httpMethod } from './attributes'
import type { Call } from './call-state'
import { holdConversation } from './conversation'
import { conversationNoun, readConversation } from './conversation-attributes'
import { resolveUrl } from './document'
import { goOn } from './go-on'
import { connectNeedsOne } from './judge-nouns'
import { SCHEMA } from './mistake'
import type { Verb } from './verb'

/**
 * https://www.twilio.com/docs/voice/twiml/connect/conversation. Without an action, Twilio requests the current document
 * again: so that page; the `<Connect>` page says that the next verb runs. The session ends, "and thereby triggers Twilio's
 * HTTP request to the action URL", also when the caller is who hangs up.
 */
export const connect: Verb<Call> = {
  attributes: ['action', 'method'],
  text: false,
  nouns: { Conversation: conversationNoun },
  async execute(element, document, call) {
    call.answer()
    const [noun, ...others] = element.children
    // Assumption: Twilio, which does not say, has nothing to go on with.
    if (!noun || others.length > 0) throw new ApplicationError(SCHEMA, connectNeedsOne(element.children))
    const url = resolveUrl(element.attributes['action'], document)
    const method = httpMethod(element)
    const result = await holdConversation(readConversation(noun, document), call)
    return goOn({ url, method, params: { ...call.params(), ...result } }, call)
  },
}
