import type { MessageLeft } from '../webhooks/voicemail-action'

export type Decision =
  | { readonly kind: 'keep'; readonly because: 'message-left' }
  | { readonly kind: 'goodbye'; readonly because: 'nothing-heard' }

/** Twilio asks only about recordings that are not empty, but one of no full second holds no message either. */
export function decideVoicemailAction({ durationSeconds }: MessageLeft): Decision {
  return durationSeconds === 0
    ? { kind: 'goodbye', because: 'nothing-heard' }
    : { kind: 'keep', because: 'message-left' }
}
