import { ApiError } from '../api/api'
import { autocreate } from './autocreate'
import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { nobody, type Nobody, type Partner } from './conversation-partner'
import { conversing } from './conversation-webhooks'
import { route, workersIn } from './frontline-routing'
import { did, inSentence, sleepSeconds, TWILIO } from './listener'

/** Finds or makes the Conversation between the caller and the number that they dialled, and the worker in it. */
export async function findWorker(options: ConversationOptions, call: Call): Promise<Partner | Nobody> {
  const { part, network, progress } = call
  const found = network.conversations.findActive({ address: part.from, proxyAddress: part.to })
  if (found) {
    progress.conversationSid = found.sid
    const [identity] = workersIn(found)
    if (identity !== undefined) return partner(identity, found.sid)
    // Assumption: the error's page calls the Conversation incomplete and names no Result.
    return nobody(call, 'dialed-call-incomplete', 32504, `Conversation ${found.sid} has no Frontline worker`)
  }
  if (!options.inboundAutocreation) {
    did(call, TWILIO, `finds no Conversation with ${inSentence(call)}, and is told not to create one`)
    return { kind: 'nobody', result: 'no-existing-conversation' }
  }
  try {
    return await createWithWorker(options, call)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return nobody(call, 'failed-create-conversation', error.code, error.message)
  }
}

async function createWithWorker(options: ConversationOptions, call: Call): Promise<Partner | Nobody> {
  const { part, progress } = call
  assertCreatable(call)
  const binding = { address: part.from, proxyAddress: part.to }
  // Assumption: Frontline creates it, and so by the REST API; but unlike other users of that, it fires the webhooks.
  const created = await autocreate({ binding, source: 'API' }, conversing(call))
  if (!created) {
    return nobody(call, 'failed-create-conversation', 32500, 'onConversationAdd has rejected the Conversation')
  }
  const { conversationSid: sid } = created
  progress.conversationSid = sid
  did(call, TWILIO, `creates a Conversation with ${inSentence(call)}`)
  return (await assigned(sid, options, call)) ?? nobodyInTime(sid, options, call)
}

/** Within `routingAssignmentTimeout`, or `undefined`. What our Function takes is real time. */
async function assigned(sid: string, options: ConversationOptions, call: Call): Promise<Partner | undefined> {
  const { part, network } = call
  if (part.other === 'absent' || part.other === 'late') return undefined
  const askedAt = performance.now()
  await route(sid, { address: part.from, proxyAddress: part.to }, call)
  const seconds = (performance.now() - askedAt) / 1000
  const [identity] = workersIn(network.conversations.fetch(sid))
  if (identity === undefined || seconds > options.routingAssignmentTimeout) return undefined
  return partner(identity, sid)
}

async function nobodyInTime(sid: string, options: ConversationOptions, call: Call): Promise<Nobody> {
  const { part } = call
  const seconds = options.routingAssignmentTimeout
  await sleepSeconds(call, seconds)
  const result = nobody(call, 'no-other-participants', 32506, `routing assigned no worker to ${sid} in ${seconds} s`)
  if (part.other === 'late') {
    did(call, TWILIO, 'routes too late')
    await route(sid, { address: part.from, proxyAddress: part.to }, call)
  }
  return result
}

/** https://www.twilio.com/docs/api/errors/48023 and /48050. Assumption: nothing is left behind. */
function assertCreatable({ part }: Call): void {
  if (part.creationFails === 'limit') throw new ApiError(429, 48023, 'Conversation limit reached, as told')
  if (part.creationFails === 'error') throw new ApiError(500, 48050, 'Internal error, as told')
}

/** Assumption: the app is a Voice client under the worker's identity, as it stands. */
function partner(identity: string, conversationSid: string): Partner {
  return { kind: 'partner', name: identity, address: `client:${identity}`, conversationSid }
}
