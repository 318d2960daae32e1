import { isPhoneNumber, type Address } from './address'
import type { Member, Notice, OwnNumber, Team } from './directory'
import { sticky } from './strategies'

/** Who has called which number of ours. Either may be unknown. */
export interface Caller {
  readonly customer: Address | undefined
  readonly number: Address | undefined
}

export interface Facts {
  readonly number: OwnNumber | undefined
  /** The customer's with this number, if there is one. */
  readonly conversation: { readonly sid: string; readonly workers: readonly string[] } | undefined
  /** Those to whom the customer belongs: the workers in the Conversation, then the assigned one. */
  readonly workers: readonly Member[]
  /** Who answers this number or this key of its menu, the team and where it overflows to. */
  readonly teams: readonly Team[]
}

/** How somebody of ours is told. */
export type Way =
  | { readonly by: 'conversation'; readonly conversation: string; readonly customer: Address }
  | { readonly by: 'text'; readonly from: Address; readonly to: Address }

/** Somebody who is told, and which of the operator's wishes that fulfils, in the wished way or in the other. */
export interface Recipient {
  readonly wish: Notice
  readonly way: Way
  /** For when Twilio refuses the first. None where the operator wishes it anyway. */
  readonly otherWay?: Way | undefined
}

/** Of the team that answers, since whoever is told works there. Without one, UTC. */
export function timeZoneOf({ teams }: Facts): string | undefined {
  return teams.find(({ hours }) => hours)?.hours?.timeZone
}

/** Frontline's workers have its app, Proxy's have nothing but a phone. */
export function wishesOf(number: OwnNumber | undefined): readonly Notice[] {
  return number?.notify ?? (number?.service === 'proxy' ? ['text'] : ['conversation'])
}

/** Whom to tell of a caller. Where nobody can be told as the operator wishes, somebody is told in the other way. */
export function recipientsOf(caller: Caller, facts: Facts): readonly Recipient[] {
  const ways = { conversation: byConversation(caller, facts), text: byText(caller, facts) }
  const wishes = wishesOf(facts.number)
  const asWished = wishes.flatMap((wish) => {
    const way = ways[wish]
    const otherWay = wishes.includes(other[wish]) ? undefined : ways[other[wish]]
    return way ? [{ wish, way, ...(otherWay && { otherWay }) }] : []
  })
  if (asWished.length > 0) return asWished

  const [wish] = wishes
  const way = ways.conversation ?? ways.text
  return wish && way ? [{ wish, way }] : []
}

const other = { conversation: 'text', text: 'conversation' } as const satisfies Record<Notice, Notice>

function byConversation({ customer }: Caller, { conversation }: Facts): Way | undefined {
  if (customer === undefined || !conversation || conversation.workers.length === 0) return undefined
  return { by: 'conversation', conversation: conversation.sid, customer }
}

/** Never from a WhatsApp number. To whoever the customer belongs; else to the one of the team whose they would be. */
function byText({ customer = '', number }: Caller, { workers, teams }: Facts): Way | undefined {
  const candidates = [...workers, ...teams.map(({ members }) => sticky(customer, members.filter(hasPhone)))]
  const to = candidates.find((worker) => isPhoneNumber(worker?.phone))?.phone
  return isPhoneNumber(number) && to !== undefined ? { by: 'text', from: number, to } : undefined
}

function hasPhone({ phone }: Member): boolean {
  return isPhoneNumber(phone)
}
