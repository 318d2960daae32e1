import type { Whisper } from '../webhooks/whisper'
import type { WhisperKey } from '../webhooks/whisper-action'

export type WhisperDecision =
  | { readonly kind: 'announce'; readonly because: 'announced-only' }
  | { readonly kind: 'tell-of-recording'; readonly because: 'recorded' }
  /** Without a key, the call is not the worker's. */
  | { readonly kind: 'ask'; readonly because: 'to-be-accepted'; readonly keyToDecline: string }

export type WhisperKeyDecision =
  | { readonly kind: 'accept'; readonly because: 'key-pressed' }
  /** The caller goes on to a voicemail. */
  | { readonly kind: 'decline'; readonly because: 'declined' }

/** Any other key takes the call: a worker who misses the right one still wants it. */
const KEY_TO_DECLINE = '2'

export function decideWhisper({ mode }: Whisper): WhisperDecision {
  switch (mode) {
    case 'accept':
      return { kind: 'ask', because: 'to-be-accepted', keyToDecline: KEY_TO_DECLINE }
    case 'announce':
      return { kind: 'announce', because: 'announced-only' }
    case 'recorded':
      return { kind: 'tell-of-recording', because: mode }
  }
}

export function decideWhisperKey({ key }: WhisperKey): WhisperKeyDecision {
  return key === KEY_TO_DECLINE ? { kind: 'decline', because: 'declined' } : { kind: 'accept', because: 'key-pressed' }
}
