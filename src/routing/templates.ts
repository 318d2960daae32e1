import type { TemplatesAsked } from '../webhooks/templates'
import type { Customer, TemplateGroup } from './customer'
import { fillIn } from './fill-in'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  /** `undefined`: there is no such customer, or it is another worker's. */
  readonly customer: Customer | undefined
  /** As the operator has written them. */
  readonly templates: readonly TemplateGroup[]
}

export type Decision =
  | {
      readonly kind: 'offer'
      readonly because: 'all-fit' | 'some-too-long' | 'none-written'
      /** Filled in. */
      readonly groups: readonly TemplateGroup[]
    }
  | { readonly kind: 'refuse'; readonly because: 'customer-unknown' }

/** What Conversations takes of a message. https://www.twilio.com/docs/conversations-classic/api/conversation-message-resource */
export const LONGEST_MESSAGE = 1_600

/** The operator's templates, with this customer's name in them. One that nobody could send, because it got too long, is left out. */
export function decideTemplates({ worker }: TemplatesAsked, { customer, templates }: Facts): Decision {
  if (!customer) return { kind: 'refuse', because: 'customer-unknown' }
  if (templates.length === 0) return { kind: 'offer', because: 'none-written', groups: [] }
  const name = customer.name.trim()
  const values = { name, first_name: firstNameOf(name), worker }
  const filled = templates.map((group) => ({
    name: group.name,
    templates: group.templates.map(({ content, ...template }) => ({ ...template, content: fillIn(content, values) })),
  }))
  const groups = filled.map((group) => ({
    ...group,
    templates: group.templates.filter(({ content }) => content.length <= LONGEST_MESSAGE),
  }))
  const count = (some: readonly TemplateGroup[]) => some.flatMap((group) => group.templates).length
  return { kind: 'offer', because: count(groups) < count(filled) ? 'some-too-long' : 'all-fit', groups }
}

/** The first word: `Anne-Marie de la Cruz` => `Anne-Marie` */
function firstNameOf(name: string): string {
  return /^\S*/u.exec(name)?.[0] ?? ''
}
