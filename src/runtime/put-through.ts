import { setTimeout as sleep } from 'node:timers/promises'
import type { missedMessageNotice } from '../replies/notice'
import { recipientsOf, timeZoneOf } from '../routing/notice'
import { decideOutOfSession, type Decision, type Facts } from '../routing/out-of-session'
import { ifKnown } from '../state/if-known'
import { engaged } from '../state/engagement'
import { noticeFacts } from '../state/notice'
import type { Turn } from '../state/turns'
import { takePlaces } from '../state/worker-places'
import type { OutOfSession } from '../webhooks/out-of-session'
import type { Acting } from './define-function'
import type { Ports } from './ports'
import { madeForWorker, sessionForText } from './session-for-text'
import { tellOnce } from './tell'

/** What `/proxy/out-of-session` answers with, and what to log besides: whether an operator has to look. */
export type CarriedOut = Decision & { readonly alert?: boolean }

/** A text cannot pause as a call can, so that the Function does. Seven of these are over before the opening is. */
const WAIT_MILLISECONDS = 1_500

type WorkersSession = Parameters<typeof takePlaces>[1]

type On = Acting<OutOfSession, Facts & { readonly turn: Turn }, CarriedOut>

/** Does what the decision takes. Returns the decision as it stands then. */
export async function putThrough(
  decision: Decision,
  on: On,
  noticeOf: typeof missedMessageNotice,
): Promise<CarriedOut> {
  const [carriedOut] = await Promise.all([carryOut(decision, on, noticeOf), giveUpOpening(decision, on)])
  return carriedOut
}

/** Where no session is made, whoever comes next shall not wait for one. They do for ten seconds where this fails. */
async function giveUpOpening({ kind }: Decision, { event: { from, to, sid }, facts, ports }: On): Promise<void> {
  const mayBecomeSession = ['session', 'session-back', 'session-for-next-text', 'wait'].includes(kind)
  if (mayBecomeSession || from === undefined || facts.making.opening?.holder !== sid) return
  await ports.openings.giveUp({ customer: from, number: to }, sid).catch(() => undefined)
}

async function carryOut(decision: Decision, on: On, noticeOf: typeof missedMessageNotice): Promise<CarriedOut> {
  const { event: contact, facts, ports, now, revise } = on
  switch (decision.kind) {
    case 'session': {
      const stands = await engaged(ports, decision, facts, (learned) => revise(decideOutOfSession(contact, learned)))
      // Whoever comes too late for the last place is somebody whom nobody could be found for, with all that this takes.
      return stands.kind === 'session' ? stands : putThrough(stands, on, noticeOf)
    }
    case 'wait':
      if (contact.kind === 'message') await sleep(WAIT_MILLISECONDS)
      return decision
    case 'voicemail': {
      const asked = { kind: 'result', startedBy: 'customer', outcome: decision.kind, at: now.toISOString() } as const
      await ports.callLog.note(contact.sid, asked, contact.from)
      return decision
    }
    case 'apology': {
      const who = [contact.from ?? '', contact.to]
      const [isFirst, told] = await Promise.all([
        ports.claims.claimFor(contact.sid, decision.answerEverySeconds, 'answered', ...who),
        toldOf(contact, ports, now, noticeOf),
      ])
      const answer: Decision = isFirst ? decision : { kind: 'ignore', because: 'answered-before' }
      return { ...answer, alert: !told }
    }
    case 'which-customer': {
      const keys = decision.contacts.map(({ key }) => key)
      if (contact.kind === 'message') await ports.recents.offer(decision.worker.identity, contact.to, keys)
      return decision
    }
    case 'session-for-next-text': {
      const carriedOut = await sessionForText(ports, decision, now)
      return carriedOut.kind === decision.kind ? withPlaces(decision, carriedOut) : carriedOut
    }
    case 'session-back': {
      const { claims, openings, proxySessions } = ports
      const { proxyUrl } = facts.making
      // Proxy makes it by our answer where we cannot, and has no words where the customer is in another.
      let stands = decision
      if (proxySessions && proxyUrl !== undefined) {
        revise({ ...decision, madeAt: proxyUrl }) // Should time run out, it may be made.
        const own = { claims, openings, proxySessions }
        const made = await madeForWorker(own, decision, contact.to, now).catch(() => undefined)
        if (made?.kind === 'no-customer') return made
        // What failed may have left its name behind, which Proxy does not take twice (80603).
        const anotherName = { ...decision.terms, uniqueName: `${decision.terms.uniqueName}-again` }
        stands = made ? { ...made, madeAt: proxyUrl } : { ...decision, terms: anotherName }
        revise(stands)
      }
      return withPlaces(decision, stands)
    }
    case 'no-customer':
    case 'reject':
    case 'ignore':
      return decision
  }

  /** Without its place, a session is one that nobody counts, and an operator learns of it. */
  async function withPlaces(session: WorkersSession, stands: CarriedOut): Promise<CarriedOut> {
    const taken = takePlaces(ports.leases, session, contact.to, now).then(() => true)
    return (await ifKnown(taken, false)) ? stands : { ...stands, alert: true }
  }
}

/** A message that reached nobody is handed to somebody of the team: was it? The sender is answered in any case. */
async function toldOf(
  contact: OutOfSession,
  ports: Ports,
  now: Date,
  noticeOf: typeof missedMessageNotice,
): Promise<boolean> {
  const left = { customer: contact.from, number: contact.to, at: now.toISOString() }
  try {
    const facts = await noticeFacts(ports, contact.sid, left)
    const recipients = recipientsOf(left, facts)
    const words = noticeOf({ ...left, timeZone: timeZoneOf(facts), words: contact.words ?? '' })
    const told = await tellOnce(ports, ['message', contact.sid], recipients, words)
    return recipients.length > 0 && told !== 'refused'
  } catch {
    return false
  }
}
