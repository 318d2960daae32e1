import { ApiError } from '../api/api'
import type { Conversation } from '../api/conversations-store'
import { did, sleepSeconds, theCaller, TWILIO, type Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'

/** Of https://www.twilio.com/docs/voice/twiml/connect/conversation, `Result`: those of a call that reaches nobody. */
type Failure =
  | 'failed-create-conversation'
  | 'no-other-participants'
  | 'no-existing-conversation'
  | 'internal-error'
  | 'dialed-call-incomplete'

export type Partner =
  | { readonly kind: 'worker'; readonly identity: string; readonly conversationSid: string }
  | { readonly kind: 'none'; readonly result: Failure }

/** Finds or makes the Conversation between the caller and the number that they dialled, and the worker in it. */
export async function findPartner(options: ConversationOptions, call: Call): Promise<Partner> {
  const { script, network, progress } = call
  const { account, conversations } = network
  if (options.serviceInstanceSid !== account.conversationsServiceSid) {
    // Assumption: the page names no Result for another service's SID than "internal-error".
    return none(call, 'internal-error', 32500, `no Conversations service ${options.serviceInstanceSid} in this account`)
  }
  const found = conversations.findActive({ address: script.from, proxyAddress: script.to })
  if (found) {
    progress.conversationSid = found.sid
    const identity = workerIn(found)
    if (identity !== undefined) return { kind: 'worker', identity, conversationSid: found.sid }
    // Assumption: the error's page calls the Conversation incomplete and names no Result.
    return none(call, 'dialed-call-incomplete', 32504, `Conversation ${found.sid} has no Frontline worker`)
  }
  if (!options.inboundAutocreation) {
    did(call, TWILIO, `finds no Conversation with ${theCaller(call)}, and is told not to create one`)
    return { kind: 'none', result: 'no-existing-conversation' }
  }
  return createWithWorker(options, call)
}

async function createWithWorker(options: ConversationOptions, call: Call): Promise<Partner> {
  const { script, network, progress } = call
  const { conversations, wiring } = network
  try {
    const { sid } = conversations.create()
    progress.conversationSid = sid
    conversations.addCustomer(sid, { address: script.from, proxyAddress: script.to })
    did(call, TWILIO, `creates a Conversation with ${theCaller(call)}`)

    const identity = wiring.pool(script.to)[0]
    if (identity === undefined || script.worker === 'absent') {
      await sleepSeconds(call, options.routingAssignmentTimeout)
      const seconds = options.routingAssignmentTimeout
      return none(call, 'no-other-participants', 32506, `routing assigned no worker to ${sid} within ${seconds} s`)
    }
    conversations.addWorker(sid, identity)
    did(call, TWILIO, `assigns ${identity}`)
    return { kind: 'worker', identity, conversationSid: sid }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return none(call, 'failed-create-conversation', error.code, error.message)
  }
}

/** Frontline's workers are known by an identity; a customer by a messaging binding. */
function workerIn({ participants }: Conversation): string | undefined {
  return participants.find(({ identity }) => identity !== undefined)?.identity
}

function none({ network }: Call, result: Failure, code: number, message: string): Partner {
  network.events.emit({ kind: 'debugger', code, message })
  return { kind: 'none', result }
}
