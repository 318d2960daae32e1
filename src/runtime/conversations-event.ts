import type { Decision as Routed } from '../routing/conversation-routing'
import type { Decision } from '../routing/conversations-event'
import type { Prompts } from '../routing/prompts'
import type { EventFacts } from '../state/conversations-event'
import type { ConversationsEvent } from '../webhooks/conversations-event'
import type { Acting } from './define-function'
import type { Ports } from './ports'
import type { RoutingPorts } from './agree-on-worker'
import { routeConversation } from './route-conversation'

type On = Pick<Acting<ConversationsEvent, EventFacts, Decision>, 'facts' | 'now' | 'revise'> & {
  readonly ports: RoutingPorts & Pick<Ports, 'assignments' | 'frontlineConversations'>
}

/** All of it can be done again: the webhook may come twice. */
export async function actOnConversationsEvent(
  decision: Decision,
  { facts, ports, now, revise }: On,
  closedWords: (prompts: Prompts | undefined) => string,
): Promise<Decision> {
  const { assignments, frontlineConversations } = ports
  switch (decision.kind) {
    case 'describe': {
      const { conversationSid, participantSid, attributes } = decision
      await frontlineConversations.describeParticipant(conversationSid, participantSid, attributes)
      return decision
    }
    case 'release':
      await Promise.all(
        decision.releases.map(({ customer, number, worker }) => assignments.release(customer, number, worker)),
      )
      return decision
    case 'add-worker': {
      if (facts.kind !== 'unattended') return decision
      const decideAnew = (anew: Routed): Routed => {
        revise(anew)
        return anew
      }
      const on = { event: facts.asked, facts: facts.known, ports, now, revise: decideAnew }
      return routeConversation(decision, on, closedWords)
    }
    case 'name':
    case 'leave':
    case 'nobody':
    case 'nothing':
      return decision
  }
}
