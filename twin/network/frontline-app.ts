import type { Account } from '../account'
import { ApiError } from '../api/api'
import type { ConversationsStore } from '../api/conversations-store'
import type { Clock } from '../clock'
import type { Events } from '../events'
import type { Deliver } from '../signed-request'
import { NotExecutedYet } from './application-error'
import { ask } from './ask'
import { isContact, isMistake, readProxyAddress, type ProxyAddress, type Refusal } from './proxy-address'
import { recordEvents, type Recorder } from './recorder'
import type { Report } from './script'

export interface FrontlineParts {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly conversations: ConversationsStore
  /** "Outgoing Conversation Callback URL" of the Frontline console. */
  readonly outgoingConversationUrl: string | undefined
  /** The numbers of the account, E.164. Without them, nothing is checked: see 48028. */
  readonly ownedAddresses?: readonly string[] | undefined
  readonly deliver?: Deliver | undefined
}

/** https://www.twilio.com/docs/frontline/outgoing-conversations, GetProxyAddress */
export interface NewConversation {
  readonly worker: string
  readonly customerId: string
  readonly channelType: 'sms' | 'whatsapp' | 'chat'
  readonly channelValue: string
}

export interface ConversationReport extends Report {
  readonly outcome: 'started' | 'refused'
  /** Twilio creates it before it asks: it exists, without a worker, even when the answer is refused. */
  readonly conversationSid: string
  readonly proxyAddress: string | undefined
}

export interface FrontlineApp {
  startConversation(wanted: NewConversation): Promise<ConversationReport>
}

export function newFrontlineApp(parts: FrontlineParts): FrontlineApp {
  return {
    async startConversation(wanted) {
      const recorder = recordEvents(parts.events, parts.clock)
      const started = await start(wanted, { ...parts, events: recorder.events, note: recorder.note })
      const outcome = started.proxyAddress === undefined ? 'refused' : 'started'
      return { outcome, ...started, ...recorder.report() }
    },
  }
}

/** The five steps of the page, in its order. */
async function start(wanted: NewConversation, parts: FrontlineParts & Pick<Recorder, 'note'>) {
  const { conversations, events, note } = parts
  const did = (who: string, what: string) => events.emit({ kind: 'did', who, what })
  did(wanted.worker, `starts a conversation with ${wanted.channelValue}`)
  const { sid: conversationSid } = conversations.create()

  const answered = await askProxyAddress(wanted, parts)
  const result = 'code' in answered ? answered : addParticipants(conversationSid, answered.proxyAddress, wanted, parts)
  if ('code' in result) {
    if (isMistake(result)) note(result)
    events.emit({ kind: 'debugger', ...result })
    did(wanted.worker, 'cannot start the conversation')
    return { conversationSid, proxyAddress: undefined }
  }
  did(wanted.worker, `writes to ${wanted.channelValue} as ${result.proxyAddress}`)
  return { conversationSid, proxyAddress: result.proxyAddress }
}

async function askProxyAddress(wanted: NewConversation, parts: FrontlineParts): Promise<ProxyAddress | Refusal> {
  const url = parts.outgoingConversationUrl
  if (!url) return { code: 48001, message: 'Callback URL is not set' }
  const question = {
    method: 'POST',
    url,
    params: {
      Location: 'GetProxyAddress',
      Worker: wanted.worker,
      CustomerId: wanted.customerId,
      ChannelType: wanted.channelType,
      ChannelValue: wanted.channelValue,
    },
    // As the page spells it.
    contentType: 'application/x-www-urlencoded',
  } as const
  return readProxyAddress(await ask('frontlineOutgoing', question, parts), wanted.channelValue, parts.ownedAddresses)
}

function addParticipants(
  conversationSid: string,
  proxyAddress: string,
  wanted: NewConversation,
  { conversations }: FrontlineParts,
): ProxyAddress | Refusal {
  if (wanted.channelType === 'chat') throw new NotExecutedYet('a chat customer in a Frontline conversation')
  if (!isContact(wanted)) return { code: 48025, message: `Invalid contact address: ${wanted.channelValue}` }
  const binding = { address: wanted.channelValue, proxyAddress }
  const taken = { code: 48031, message: `${binding.address} and ${proxyAddress} are in an active conversation already` }
  if (conversations.findActive(binding)) return taken
  try {
    conversations.addCustomer(conversationSid, binding)
    conversations.addWorker(conversationSid, wanted.worker)
    return { proxyAddress }
  } catch (error) {
    // 50416: https://www.twilio.com/docs/api/errors/50416
    if (error instanceof ApiError) return error.code === 50416 ? taken : { code: error.code, message: error.message }
    throw error
  }
}
