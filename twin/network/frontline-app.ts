import type { Account } from '../account'
import { ApiError } from '../api/api'
import type { ConversationsStore } from '../api/conversations-store'
import type { Clock } from '../clock'
import type { Events } from '../events'
import { FRONTLINE_TIMEOUT_MILLISECONDS, requestWebhook, type Deliver } from '../signed-request'
import { NotExecutedYet } from './application-error'
import { readProxyAddress, type ProxyAddress, type Refusal } from './proxy-address'
import { recordEvents } from './recorder'
import type { Report } from './script'

export interface FrontlineParts {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly conversations: ConversationsStore
  /** "Outgoing Conversation Callback URL" of the Frontline console. */
  readonly outgoingConversationUrl: string | undefined
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
      const { conversationSid, proxyAddress } = await start(wanted, { ...parts, events: recorder.events })
      const outcome = proxyAddress === undefined ? 'refused' : 'started'
      const happened = { requests: recorder.requests(), transcript: recorder.transcript() }
      return { outcome, conversationSid, proxyAddress, ...happened }
    },
  }
}

/** The five steps of the page, in its order. */
async function start(wanted: NewConversation, parts: FrontlineParts) {
  const { conversations, events } = parts
  const did = (who: string, what: string) => events.emit({ kind: 'did', who, what })
  did(wanted.worker, `starts a conversation with ${wanted.channelValue}`)
  const { sid: conversationSid } = conversations.create()

  const answered = await askProxyAddress(wanted, parts)
  const result = 'code' in answered ? answered : addParticipants(conversationSid, answered.proxyAddress, wanted, parts)
  if ('code' in result) {
    events.emit({ kind: 'debugger', ...result })
    did(wanted.worker, 'cannot start the conversation')
    return { conversationSid, proxyAddress: undefined }
  }
  did(wanted.worker, `writes to ${wanted.channelValue} as ${result.proxyAddress}`)
  return { conversationSid, proxyAddress: result.proxyAddress }
}

async function askProxyAddress(
  wanted: NewConversation,
  { account, events, outgoingConversationUrl, deliver }: FrontlineParts,
): Promise<ProxyAddress | Refusal> {
  if (!outgoingConversationUrl) return { code: 48001, message: 'Callback URL is not set' }
  const answer = await requestWebhook({
    method: 'POST',
    url: outgoingConversationUrl,
    params: {
      Location: 'GetProxyAddress',
      Worker: wanted.worker,
      CustomerId: wanted.customerId,
      ChannelType: wanted.channelType,
      ChannelValue: wanted.channelValue,
    },
    // As the page spells it.
    contentType: 'application/x-www-urlencoded',
    authToken: account.authToken,
    events,
    timeoutMilliseconds: FRONTLINE_TIMEOUT_MILLISECONDS,
    deliver,
  })
  return readProxyAddress(answer, wanted.channelValue)
}

function addParticipants(
  conversationSid: string,
  proxyAddress: string,
  wanted: NewConversation,
  { conversations }: FrontlineParts,
): ProxyAddress | Refusal {
  if (wanted.channelType === 'chat') throw new NotExecutedYet('a chat customer in a Frontline conversation')
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
