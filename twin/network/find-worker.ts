import { ApiError } from '../api/api'
import type { Conversation } from '../api/conversations-store'
import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { nobody, type Nobody, type Partner } from './conversation-partner'
import { did, inSentence, sleepSeconds, TWILIO } from './listener'

/** Finds or makes the Conversation between the caller and the number that they dialled, and the worker in it. */
export async function findWorker(options: ConversationOptions, call: Call): Promise<Partner | Nobody> {
  const { part, network, progress } = call
  const found = network.conversations.findActive({ address: part.from, proxyAddress: part.to })
  if (found) {
    progress.conversationSid = found.sid
    const identity = workerIn(found)
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
  const { part, network, progress } = call
  const { conversations, wiring } = network
  assertCreatable(call)
  const { sid } = conversations.create()
  progress.conversationSid = sid
  conversations.addCustomer(sid, { address: part.from, proxyAddress: part.to })
  did(call, TWILIO, `creates a Conversation with ${inSentence(call)}`)

  const identity = wiring.pool(part.to)[0]
  if (identity === undefined || part.other === 'absent' || part.other === 'late') {
    const seconds = options.routingAssignmentTimeout
    await sleepSeconds(call, seconds)
    const result = nobody(call, 'no-other-participants', 32506, `routing assigned no worker to ${sid} in ${seconds} s`)
    if (part.other === 'late' && identity !== undefined) {
      conversations.addWorker(sid, identity)
      did(call, TWILIO, `assigns ${identity}, too late`)
    }
    return result
  }
  conversations.addWorker(sid, identity)
  did(call, TWILIO, `assigns ${identity}`)
  return partner(identity, sid)
}

/** https://www.twilio.com/docs/api/errors/48023 and /48050. Assumption: nothing is left behind. */
function assertCreatable({ part }: Call): void {
  if (part.creationFails === 'limit') throw new ApiError(429, 48023, 'Conversation limit reached, as told')
  if (part.creationFails === 'error') throw new ApiError(500, 48050, 'Internal error, as told')
}

/** Frontline's workers are known by an identity; a customer by a messaging binding. */
function workerIn({ participants }: Conversation): string | undefined {
  return participants.find(({ identity }) => identity !== undefined)?.identity
}

/** Assumption: the app is a Voice client under the worker's identity, as it stands. */
function partner(identity: string, conversationSid: string): Partner {
  return { kind: 'partner', name: identity, address: `client:${identity}`, conversationSid }
}
