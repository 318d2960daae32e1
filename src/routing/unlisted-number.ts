import type { Binding } from '../webhooks/conversation-routing'
import { add, assignment, type Asked } from './add-worker'
import type { Decision } from './conversation-routing'
import { knownWorker } from './keeper'

/** Who writes to a worker's own address means this worker, whatever the hour. Elsewhere, whoever knows the customer is known all the same. */
export function decideUnlisted(binding: Binding, asked: Asked): Decision {
  const { owner, assignedTo, blockedFrom } = asked
  if (owner !== undefined && !blockedFrom.includes(owner)) {
    const assign = assignedTo === owner ? undefined : { insteadOf: assignedTo }
    return { ...add(binding, owner, 'own-address', asked), assign }
  }
  const worker = knownWorker(asked.stillOurs, asked)
  if (worker === undefined) {
    const areKept = [owner, ...asked.stillOurs].some((one) => one !== undefined && blockedFrom.includes(one))
    if (areKept) return { kind: 'leave', because: 'blocked' }
    return { kind: 'nobody', because: 'number-not-in-directory', alert: true }
  }
  const because = worker === assignedTo ? 'assigned' : 'previous-conversation'
  return { ...add(binding, worker, because, asked), assign: assignment(asked.stillOurs, asked) }
}
