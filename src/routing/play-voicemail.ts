/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts<Audio> {
  /** What the link opens. `undefined`: it is none of ours, or has expired. */
  readonly recordingSid: string | undefined
  /** Is there such a message, not deleted? */
  readonly isKept: boolean
  readonly audio: Audio | undefined
}

export type Decision<Audio> =
  | { readonly kind: 'play'; readonly audio: Audio; readonly because: 'link-is-good' }
  | { readonly kind: 'not-found'; readonly because: 'link-is-not-good' | 'no-such-message' | 'no-audio' }

export function decidePlayVoicemail<Audio>({ recordingSid, isKept, audio }: Facts<Audio>): Decision<Audio> {
  if (recordingSid === undefined) return { kind: 'not-found', because: 'link-is-not-good' }
  if (!isKept) return { kind: 'not-found', because: 'no-such-message' }
  if (!audio) return { kind: 'not-found', because: 'no-audio' }
  return { kind: 'play', audio, because: 'link-is-good' }
}
