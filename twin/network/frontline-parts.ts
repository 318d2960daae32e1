import type { Account } from '../account'
import type { ConversationsStore } from '../api/conversations-store'
import type { Clock } from '../clock'
import type { Events } from '../events'
import type { Faults } from '../faults/faults'
import type { Deliver } from '../signed-request'
import { newCourier } from './courier'
import type { Conversing } from './conversation-webhooks'
import { recordEvents } from './recorder'
import type { Report } from './script'

/** What an operator has entered in the Frontline console for the app; what is missing is not set there. */
export interface FrontlineConsole {
  /** "Outgoing Conversation Callback URL" */
  readonly outgoingConversationUrl: string | undefined
  /** "CRM Callback URL" */
  readonly crmUrl?: string | undefined
  /** "Templates Callback URL" */
  readonly templatesUrl?: string | undefined
  /** At the Conversations service, for pre- and post-action webhooks alike. */
  readonly conversationsUrl?: string | undefined
  /** The numbers of the account, E.164. Without them, nothing is checked: see 48028. */
  readonly ownedAddresses?: readonly string[] | undefined
  /** Those of them that WhatsApp knows, `whatsapp:+…`. Without them, nothing is checked: see 48030. */
  readonly whatsappSenders?: readonly string[] | undefined
}

/** Everything that the Frontline app stands on. */
export interface FrontlineParts extends FrontlineConsole {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly conversations: ConversationsStore
  readonly faults: Faults
  readonly deliver?: Deliver | undefined
}

/** The app while somebody does one thing in it, with events and a list of mistakes of its own. */
export interface Session extends Conversing, Omit<FrontlineParts, 'conversationsUrl'> {
  readonly did: (who: string, what: string) => void
}

/** Does one thing in the app, and tells what came of it. */
export async function inApp<Result extends object>(
  parts: FrontlineParts,
  act: (session: Session) => Promise<Result>,
): Promise<Result & Report> {
  const recorder = recordEvents(parts.events, parts.clock)
  const { events, note } = recorder
  const courier = newCourier({ ...parts, events })
  const did = (who: string, what: string) => events.emit({ kind: 'did', who, what })
  const conversationsUrl = parts.conversationsUrl
  const result = await act({ ...parts, conversationsUrl, events, note, courier, did })
  await courier.finish()
  return { ...result, ...recorder.report() }
}
