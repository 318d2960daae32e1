import type { Decision, Refused } from '../routing/outgoing-conversation'
import { paths } from '../runtime/paths'
import type { Problem } from '../webhooks/fields'
import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import { listProblems } from './problems'
import { json, type Reply } from './reply'

/** `{"proxy_address": "+…"}`. https://www.twilio.com/docs/frontline/outgoing-conversations The statuses: decisions/005. */
export function answerOutgoingConversation(decision: Decision, start: OutgoingConversation): Reply {
  switch (decision.kind) {
    case 'address':
      return json(200, { proxy_address: decision.proxyAddress })
    case 'refuse':
      return json(decision.because === 'all-addresses-in-use' ? 409 : 403, { error: refusal(decision, start) })
  }
}

/** For a request that cannot be read. The console has a URL for each kind of callback, and they are easily mixed up. */
export function refuseOutgoingConversation(problems: readonly Problem[]): Reply {
  const isAboutLocation = problems.some(({ field }) => field === 'Location')
  if (!isAboutLocation) return listProblems(problems)
  const [location, ...others] = problems.toSorted((one) => (one.field === 'Location' ? -1 : 0))
  const advice = `${location?.expected}: in the Frontline console, ${paths.outgoingConversation} is the "Outgoing Conversation Callback URL"; customers are at ${paths.crm}, templates at ${paths.templates}`
  return listProblems([{ field: 'Location', expected: advice }, ...others], 422)
}

function refusal(refused: Refused, { worker, channel }: OutgoingConversation): string {
  switch (refused.because) {
    case 'worker-not-in-directory':
      return `The worker ${worker} is not in the directory. Add them under "workers" in routing.json and import it.`
    case 'no-address-on-channel':
      return `The worker ${worker} has no address for ${channel}. ${addOne[channel]}`
    case 'only-the-customers-own-address':
      return `The only address of the worker ${worker} for ${channel} is the customer's own. ${addOne[channel]}`
    case 'all-addresses-in-use': {
      const inUse = refused.inUse.map((address) => `${address} (in a conversation that is not closed)`)
      const beingGiven = refused.beingGiven.map((address) => `${address} (another worker is being given it just now)`)
      const all = [...inUse, ...beingGiven].join(', ')
      return `All addresses of the worker ${worker} for ${channel} are in use with this customer: ${all}. Close one of the conversations. Or: ${addOne[channel]}`
    }
  }
}

const toWorkers = 'Add one to their "proxyAddresses" under "workers" in routing.json'

const orToTeams = 'or a number with "service": "frontline" of one of their teams under "numbers"'

/** Where an address would come from. Chat identities are no numbers. */
const addOne: Readonly<Record<OutgoingConversation['channel'], string>> = {
  sms: `${toWorkers} ("+15551234567"), ${orToTeams}, and import it.`,
  whatsapp: `${toWorkers} ("whatsapp:+15551234567"), ${orToTeams}, and import it.`,
  chat: `${toWorkers} ("chat:sales"), and import it.`,
}
