import type { Decision } from '../routing/conversation-routing'
import type { Prompts } from '../routing/prompts'
import { builtIn } from './prompts'
import { json, type Reply } from './reply'

type Nobody = (Decision & { readonly kind: 'nobody' })['because']

/** Frontline wants a 200 when routing is done, and reports anything else as error 48010. https://www.twilio.com/docs/api/errors/48010 */
export function answerConversationRouting(decision: Decision): Reply {
  switch (decision.kind) {
    case 'add-worker':
    case 'leave':
      return json(200, {})
    case 'nobody':
      return json(503, { error: advice[decision.because] })
  }
}

/** What the customer reads who writes outside of business hours. */
export function closedWords(prompts: Prompts | undefined): string {
  return (prompts ?? builtIn).sorryAfterHours
}

/** Names no address: whoever reads this finds it in the request. */
const advice: Readonly<Record<Nobody, string>> = {
  'no-addresses':
    'Nobody joins: this Conversation has no MessagingBinding, so that its customer and number are unknown. Add a worker to it yourself.',
  'number-not-in-directory':
    'Nobody joins: MessagingBinding.ProxyAddress is not under "numbers" in routing.json, and the customer knows no worker. Add it there with "service": "frontline", and import it.',
  'no-team-members':
    'Nobody joins: the team of MessagingBinding.ProxyAddress has no workers. Add one under "teams" in routing.json, and import it.',
}
