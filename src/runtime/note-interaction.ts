import type { Decision } from '../routing/interaction'
import type { InteractionTold } from '../webhooks/interaction'
import type { Ports } from './ports'
import { inTime } from './tell'

type NotingPorts = Pick<Ports, 'callLog' | 'claims' | 'leases' | 'openings' | 'proxySessions'> & {
  readonly recents: Pick<Ports['recents'], 'note'>
}

/**
 * Each part is tried whatever becomes of the others, because nobody may ask again; it throws only then. All of them can be
 * done again, in any order.
 */
export async function noteInteraction(
  ports: NotingPorts,
  decision: Decision,
  told: InteractionTold,
  now: Date,
): Promise<Decision> {
  const { interactionSid: interaction, sessionSid: session, resourceSid, type, outboundStatus } = told
  const at = (told.at ?? now).toISOString()
  const event = { kind: 'interaction', interaction, type, session, outboundStatus, at } as const
  if (decision.kind === 'note') {
    await ports.callLog.note(resourceSid, event)
    return decision
  }
  const { customer, number, worker, seen } = decision.between
  const parts = [
    decision.kind === 'end' ? end(ports, decision, told) : renew(ports, decision),
    ports.callLog.note(resourceSid, event, customer),
    ports.recents.note(worker, seen, { customer, number, at }),
  ] as const
  await Promise.allSettled(parts)
  const [stands] = await Promise.all(parts)
  return stands
}

type Renewing = Decision & { readonly kind: 'renew' }
type Ending = Decision & { readonly kind: 'end' }

async function renew({ leases }: NotingPorts, decision: Renewing): Promise<Decision> {
  await Promise.all(decision.places.map((place) => leases.renew(place, decision.between)))
  return decision
}

/**
 * Once for each call, and the places first. As long as the session is open, nobody comes for another place of the same two;
 * whoever calls after that has one of their own, which a callback that comes twice must not take away:
 *
 *   callback         claim → true    release 0   close
 *   customer                                             take 0 → held   (a new session)
 *   callback again   claim → false                                                         ⇒ ended before
 */
async function end({ claims, leases, openings, proxySessions }: NotingPorts, decision: Ending, told: InteractionTold) {
  const ended = await inTime(claims, ['session-over', told.interactionSid], async () => {
    await Promise.all(decision.places.map((place) => leases.release(place, decision.between)))
    await proxySessions?.close(told.sessionSid)
    await openings.giveUp(decision.between)
  })
  return ended === 'done' ? decision : ({ ...decision, because: 'ended-before' } as const)
}
