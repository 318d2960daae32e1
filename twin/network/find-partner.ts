import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { findCustomer } from './find-customer'
import { findWorker } from './find-worker'
import { nobody, type Nobody, type Partner } from './conversation-partner'

/** The worker of a customer who calls, or the customer whom a worker calls. */
export async function findPartner(options: ConversationOptions, call: Call): Promise<Partner | Nobody> {
  const { part, progress, network } = call
  const fails = part.twilioFails === 'always' || (part.twilioFails === 'once' && progress.connects === 1)
  if (fails) return nobody(call, 'internal-error', 32500, 'Twilio cannot hold the session, as told')
  if (options.serviceInstanceSid !== network.account.conversationsServiceSid) {
    // Assumption: the page names no Result for another service's SID than "internal-error".
    const message = `no Conversations service ${options.serviceInstanceSid} in this account`
    return nobody(call, 'internal-error', 32500, message)
  }
  return part.app ? findCustomer(part.app.conversationSid, call) : findWorker(options, call)
}
