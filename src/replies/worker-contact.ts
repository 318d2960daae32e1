import type { SessionTerms } from '../routing/session-terms'
import type { ContactKind } from '../webhooks/out-of-session'
import type { NoCustomer, WhichCustomer, WorkerDecision } from '../routing/worker-contact'
import type { Link } from '../runtime/paths'
import { autoCreate } from './auto-create'
import { backToProxy } from './back-to-proxy'
import { askForCustomer } from './choose-customer'
import { howLongAgo } from './how-long-ago'
import { json, type Reply } from './reply'
import { sayAndHangUp } from './spoken'
import { writeBack } from './written'

/** What one of ours gets who calls or writes to a Proxy number. No customer's number is in what they hear or read. */
export function answerWorkerContact(
  decision: WorkerDecision & { readonly terms: SessionTerms },
  kind: ContactKind,
  link: Link,
  now: Date,
): Reply {
  switch (decision.kind) {
    case 'session-back': {
      const { contact, mode, terms, madeAt } = decision
      if (madeAt !== undefined) return backToProxy(kind, madeAt)
      return json(200, autoCreate({ ...terms, mode }, contact.customer, contact.number))
    }
    case 'session-for-next-text':
      return writeBack(
        `Your next message goes to the customer you were in touch with ${howLongAgo(decision.contact.at, now)}.`,
      )
    case 'which-customer':
      return kind === 'call'
        ? askForCustomer(decision.contacts, introOf(decision), link, now)
        : writeBack(listOf(decision, now))
    case 'no-customer': {
      const words = explanationFor(decision.because, kind)
      return kind === 'call' ? sayAndHangUp(`${words} Goodbye.`) : writeBack(words)
    }
  }
}

function introOf({ because }: WhichCustomer): string {
  return because === 'choice-unknown'
    ? 'This customer cannot be reached any more.'
    : 'You were in touch with several customers on this number.'
}

/** The customers as they are numbered, a line each. */
function listOf({ because, contacts }: WhichCustomer, now: Date): string {
  const why =
    because === 'choice-unknown'
      ? 'Nobody has this number in the list.'
      : 'Your message was not passed on: you were in touch with several customers here.'
  const lines = contacts.map(({ at }, index) => `${index + 1}: ${howLongAgo(at, now)}`)
  return [
    `${why} Reply with the number of one of them, and your next message goes to the customer you were in touch with:`,
    ...lines,
  ].join('\n')
}

function explanationFor(because: NoCustomer['because'], kind: ContactKind): string {
  switch (because) {
    case 'no-recent-customer':
      return 'You were in touch with nobody on this number lately, so that there is no customer to reach.'
    case 'other-mode':
      return kind === 'call'
        ? 'Your customers on this number can be reached with messages only.'
        : 'Your message was not passed on: your customers on this number can be reached with calls only.'
    case 'customer-engaged':
      return 'This customer cannot be reached on this number right now. Please try again later.'
    case 'contacts-unknown':
      return kind === 'call'
        ? 'Your customers on this number cannot be looked up right now. Please call again.'
        : 'Your message was not passed on: your customers on this number cannot be looked up right now. Please send it again.'
    case 'no-proxy-service':
      return (
        'Your choice could not be taken, because this deployment does not say which Proxy service it belongs to. ' +
        'Please tell your administrator.'
      )
  }
}
