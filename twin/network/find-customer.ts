import { ApiError } from '../api/api'
import type { Conversation } from '../api/conversations-store'
import { CUSTOMER } from './caller-name'
import type { Call } from './call-state'
import { nobody, type Nobody, type Partner } from './conversation-partner'

/**
 * The customer of the Conversation whose SID the Frontline app sends. Assumption: no SID at all is as invalid as a wrong
 * one; the page has "invalid-conversation" for outbound calls, and "no-existing-conversation" for inbound ones only.
 */
export function findCustomer(conversationSid: string | undefined, call: Call): Partner | Nobody {
  const { part, network, progress } = call
  const found = conversationSid === undefined ? undefined : fetch(conversationSid, call)
  if (!found?.participants.some(({ messagingBinding }) => messagingBinding?.address === part.to)) {
    const message = `${conversationSid ?? 'no SID'}: not a Conversation with ${part.to}`
    return nobody(call, 'invalid-conversation', 32500, message)
  }
  progress.conversationSid = found.sid
  const name = network.wiring.workerPhones?.includes(part.to) ? part.to : CUSTOMER
  return { kind: 'partner', name, address: part.to, conversationSid: found.sid }
}

function fetch(sid: string, { network }: Call): Conversation | undefined {
  try {
    return network.conversations.fetch(sid)
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
