import type { Twin } from '../../bench/twin'

/** How often each was told something, in a Conversation or by a text, by the Conversation or the phone number. */
export function toldIn({ conversations, messages }: Twin): ReadonlyMap<string, number> {
  const told = new Map<string, number>()
  const count = (whom: string) => told.set(whom, (told.get(whom) ?? 0) + 1)
  for (const { to } of messages.list()) count(to)
  for (const { sid } of conversations.list()) for (const _ of conversations.messages(sid)) count(sid)
  return told
}
