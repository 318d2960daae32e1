import type { Decision } from '../routing/outgoing-conversation'
import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import { json, type Reply } from './reply'

/** `{"proxy_address": "+…"}`. https://www.twilio.com/docs/frontline/outgoing-conversations */
export function answerOutgoingConversation(decision: Decision, start: OutgoingConversation): Reply {
  switch (decision.kind) {
    case 'address':
      return json(200, { proxy_address: decision.proxyAddress })
    case 'refuse':
      return json(403, { error: refusal(decision.because, start) })
  }
}

function refusal(because: 'worker-not-in-directory' | 'no-address-on-channel', start: OutgoingConversation): string {
  switch (because) {
    case 'worker-not-in-directory':
      return `The worker ${start.worker} is not in the directory. Add them under "workers" in routing.json and import it.`
    case 'no-address-on-channel':
      return `The worker ${start.worker} has no address for ${start.channel}. Add one to their "proxyAddresses" in routing.json and import it.`
  }
}
