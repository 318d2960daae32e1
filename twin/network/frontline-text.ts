import { autocreate } from './autocreate'
import { conversing, tellMessage, tellState, type Source } from './conversation-webhooks'
import { route, workersIn } from './frontline-routing'
import { did, inSentence, TWILIO } from './listener'
import type { Text } from './text-state'

/**
 * A text to one of Frontline's numbers: into the Conversation that has this pair of addresses, or into a new one, where
 * each worker sees it. Whatever becomes of routing, the text is kept.
 *
 * Assumption: a new Conversation is routed before the text is in it; no page tells the order. Whoever joins after that
 * sees what was written before.
 */
export async function textFrontline(text: Text): Promise<void> {
  const { script, network, sender, progress } = text
  const { conversations, events } = network
  const conversationSid = await conversationOf(text)
  if (conversationSid === undefined) {
    progress.outcome = 'dropped'
    return did(text, TWILIO, `drops the text of ${inSentence({ name: sender })}`)
  }
  progress.conversationSid = conversationSid

  const { state: from } = conversations.fetch(conversationSid)
  const added = conversations.addMessage(conversationSid, script.from, script.body)
  const there = workersIn(conversations.fetch(conversationSid))
  const show = (to: string) => events.emit({ kind: 'said', via: 'message', from: sender, to, words: script.body })
  there.forEach(show)

  const doer = { source: sourceOf(script.from) }
  const change = { from, to: 'active', reason: 'EVENT' } as const
  if (from === 'inactive') await tellState(conversationSid, change, doer, conversing(text))
  await tellMessage(conversationSid, added, doer, conversing(text))
  const workers = workersIn(conversations.fetch(conversationSid))
  workers.filter((worker) => !there.includes(worker)).forEach(show)
  progress.outcome = workers.length > 0 ? 'delivered' : 'waiting'
}

async function conversationOf(text: Text): Promise<string | undefined> {
  const { script, network, sender } = text
  const binding = { address: script.from, proxyAddress: script.to }
  const found = network.conversations.findActive(binding)
  if (found) return found.sid
  const arrival = { binding, body: script.body, source: sourceOf(script.from) }
  const created = await autocreate(arrival, conversing(text))
  if (created?.isNew) {
    did(text, TWILIO, `creates a Conversation with ${inSentence({ name: sender })}`)
    await route(created.conversationSid, binding, text)
  }
  return created?.conversationSid
}

function sourceOf(address: string): Source {
  return address.startsWith('whatsapp:') ? 'WHATSAPP' : 'SMS'
}
