import type { Address, Channel } from './address'

/** Somebody outside whom the business knows by name, as Frontline's app shows them. https://www.twilio.com/docs/frontline/my-customers */
export interface Customer {
  /** The business's own, never a SID: `customer-17`. */
  readonly id: string
  readonly name: string
  /** The identity of the worker whose customer this is. Without one, everybody's. */
  readonly worker?: string | undefined
  readonly channels: readonly { readonly type: Channel | 'email' | 'voice'; readonly value: Address }[]
  readonly links?: readonly { readonly type: string; readonly value: string; readonly name: string }[] | undefined
  /** The URL of a picture. */
  readonly avatar?: string | undefined
  readonly details?: { readonly title: string; readonly content: string } | undefined
}

/** A line of the list. */
export type CustomerSummary = Pick<Customer, 'id' | 'name' | 'avatar'>

/** Some of a longer list. */
export interface CustomerPage {
  readonly customers: readonly CustomerSummary[]
  /** Where the next page begins; `undefined`: this is the last. */
  readonly next: string | undefined
}

/** A text that a worker may send, with `{{name}}` and other placeholders filled in. */
export interface Template {
  readonly content: string
  /** Has WhatsApp approved it? Only then may it open a conversation there. */
  readonly whatsAppApproved: boolean
}

export interface TemplateGroup {
  readonly name: string
  readonly templates: readonly Template[]
}
