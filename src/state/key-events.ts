import * as v from 'valibot'

/** The caller has pressed a key. */
export interface MenuChoice {
  readonly kind: 'menu'
  readonly key: string
  readonly team: string
  readonly at: string
}

/** A worker who was told of the call has pressed a key. */
export interface Whispered {
  readonly kind: 'whisper'
  readonly answer: 'accepted' | 'declined'
  readonly at: string
}

/** As they are read back from Sync. */
export const menuEvent = v.object({ kind: v.literal('menu'), key: v.string(), team: v.string(), at: v.string() })

export const whisperEvent = v.object({
  kind: v.literal('whisper'),
  answer: v.picklist(['accepted', 'declined']),
  at: v.string(),
})
