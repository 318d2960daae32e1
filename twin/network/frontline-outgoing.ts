import { ApiError } from '../api/api'
import { tellAdded } from './conversation-webhooks'
import { askForProperties } from './create-conversation'
import { askFunctions, tellRefusal, type Refusal } from './frontline-callback'
import type { Session } from './frontline-parts'
import { checkContact, readProxyAddress, type Contact, type ProxyAddress } from './proxy-address'

/** https://www.twilio.com/docs/frontline/outgoing-conversations, GetProxyAddress */
export interface NewConversation extends Contact {
  readonly worker: string
  readonly customerId: string
}

export interface Started {
  readonly outcome: 'started' | 'refused'
  /**
   * Twilio creates it before it asks: it exists, without a worker, even when the answer is refused. `undefined`: our
   * Functions have rejected it.
   */
  readonly conversationSid: string | undefined
  readonly proxyAddress: string | undefined
}

/** "User conversation limit exceeded". https://www.twilio.com/docs/api/errors/50214 */
const TOO_MANY_CONVERSATIONS = 50214

/** The five steps of the page, in its order. Assumption: the app is a client of Conversations, so that webhooks fire. */
export async function startOutgoing(wanted: NewConversation, session: Session): Promise<Started> {
  const { conversations, did } = session
  const { worker, channelValue } = wanted
  did(worker, `starts a conversation with ${channelValue}`)
  const properties = await askForProperties(doer(worker), session)
  if (properties === 'rejected') {
    const rejected = { code: 48050, message: 'onConversationAdd has rejected the Conversation' }
    return refused(rejected, undefined, worker, session)
  }
  const { sid: conversationSid } = conversations.create(properties)

  const answered = await askProxyAddress(wanted, session)
  const result = 'code' in answered ? answered : await addBoth(conversationSid, answered.proxyAddress, wanted, session)
  if ('code' in result) return refused(result, conversationSid, worker, session)
  did(worker, `writes to ${channelValue} as ${result.proxyAddress}`)
  return { outcome: 'started', conversationSid, proxyAddress: result.proxyAddress }
}

function refused(refusal: Refusal, conversationSid: string | undefined, worker: string, session: Session): Started {
  tellRefusal(refusal, session)
  session.did(worker, 'cannot start the conversation')
  return { outcome: 'refused', conversationSid, proxyAddress: undefined }
}

async function askProxyAddress(wanted: NewConversation, session: Session): Promise<ProxyAddress | Refusal> {
  const params = {
    Location: 'GetProxyAddress',
    Worker: wanted.worker,
    CustomerId: wanted.customerId,
    ChannelType: wanted.channelType,
    ChannelValue: wanted.channelValue,
  }
  const answered = await askFunctions(session.outgoingConversationUrl, params, session)
  return 'code' in answered ? answered : readProxyAddress(answered, wanted, session)
}

async function addBoth(
  conversationSid: string,
  proxyAddress: string,
  wanted: NewConversation,
  session: Session,
): Promise<ProxyAddress | Refusal> {
  const { conversations } = session
  const { worker, channelType, channelValue } = wanted
  const wrong = checkContact(wanted)
  if (wrong) return wrong
  const binding = { address: channelValue, proxyAddress }
  const taken = { code: 48031, message: `${channelValue} and ${proxyAddress} are in an active conversation already` }
  const isChat = channelType === 'chat'
  const customer = isChat
    ? attempt(() => conversations.addWorker(conversationSid, channelValue), tooMany(48024, channelValue))
    : attempt(() => conversations.addCustomer(conversationSid, binding), taken)
  if ('code' in customer) return customer
  await tellAdded(conversationSid, customer, doer(worker), session)
  const added = attempt(() => conversations.addWorker(conversationSid, worker), tooMany(48023, worker))
  if ('code' in added) return added
  await tellAdded(conversationSid, added, doer(worker), session)
  return { proxyAddress }
}

/** https://www.twilio.com/docs/api/errors/48023 of workers, 48024 of customers in a chat. */
function tooMany(code: number, identity: string): Refusal {
  return { code, message: `${identity} is in too many conversations` }
}

/** 50416 and 50214 are what Conversations says; the app has codes of its own. Any other goes on as it came. */
function attempt<Result>(work: () => Result, refusal: Refusal): Result | Refusal {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const isKnown = error.code === 50416 || error.code === TOO_MANY_CONVERSATIONS
    return isKnown ? refusal : { code: error.code, message: error.message }
  }
}

function doer(worker: string) {
  return { source: 'SDK', clientIdentity: worker } as const
}
