import * as v from 'valibot'

/** A call or a message went through one of Proxy's sessions, or went on there. */
export interface Interaction {
  readonly kind: 'interaction'
  readonly interaction: string
  /** `voice`, `message` or `unknown` */
  readonly type: string
  readonly session: string
  /** Of the call or message to the other one, as far as there is one. */
  readonly outboundStatus?: string | undefined
  /** UTC, ISO 8601 */
  readonly at: string
}

/** A worker who calls has chosen on the keypad whom to reach. */
export interface CustomerChosen {
  readonly kind: 'customer-chosen'
  /** Of the recent contact: it says nothing of the customer. */
  readonly key: string
  readonly at: string
}

/** As it is read back from Sync. */
export const customerChosenEvent = v.object({ kind: v.literal('customer-chosen'), key: v.string(), at: v.string() })

export const interactionEvent = v.object({
  kind: v.literal('interaction'),
  interaction: v.string(),
  type: v.string(),
  session: v.string(),
  outboundStatus: v.optional(v.string()),
  at: v.string(),
})

/** One a status. */
export function keyOfInteraction({ interaction, outboundStatus = 'none' }: Interaction): string {
  return `interaction.${interaction}.${outboundStatus}`
}
