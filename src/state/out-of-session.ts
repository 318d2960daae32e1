import { isPhoneNumber } from '../routing/address'
import type { Facts } from '../routing/out-of-session'
import type { OutOfSession } from '../webhooks/out-of-session'
import { answering, type AnsweringPorts } from './answering'
import type { Assignments } from './assignments'
import type { Turn } from './turns'

export interface OutOfSessionPorts extends AnsweringPorts {
  readonly assignments: Assignments
  readonly config: { readonly sessionTtlSeconds: number }
}

/** All at once: in a warm container one round trip. */
export async function factsOutOfSession(
  ports: OutOfSessionPorts,
  { from, to }: OutOfSession,
  now: Date,
): Promise<Facts & { readonly turn: Turn }> {
  const customer = isPhoneNumber(from) ? from : undefined
  const [assignedTo, blocked, known] = await Promise.all([
    customer && ports.assignments.find(customer, to),
    customer ? ports.directory.isBlocked(customer) : false,
    answering(ports, to, customer),
  ])
  return { ...known, assignedTo, blocked, now, sessionTtlSeconds: ports.config.sessionTtlSeconds }
}
