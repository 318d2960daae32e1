import type { ContactKind } from '../webhooks/out-of-session'
import type { SessionMode } from './directory'

/** May such a contact pass? Without a mode, anything may. */
export function takes(mode: SessionMode | undefined, kind: ContactKind): boolean {
  return (
    mode === undefined || mode === 'voice-and-message' || mode === (kind === 'call' ? 'voice-only' : 'message-only')
  )
}

/** What passes both, or `undefined` where one takes only calls and the other only messages. */
export function modeOfBoth(one: SessionMode | undefined, other: SessionMode | undefined): SessionMode | undefined {
  const calls = takes(one, 'call') && takes(other, 'call')
  const messages = takes(one, 'message') && takes(other, 'message')
  if (calls && messages) return 'voice-and-message'
  if (calls) return 'voice-only'
  return messages ? 'message-only' : undefined
}
