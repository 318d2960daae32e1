import type { Binding } from '../webhooks/conversation-routing'
import type { Facts as ChoiceFacts } from './choose-worker'
import type { Facts } from './conversation-routing'
import type { Prompts } from './prompts'
import type { WhyNobody, WhyNotAssigned } from './why-not'

export interface AddWorker extends Binding {
  readonly kind: 'add-worker'
  /** Identity. */
  readonly worker: string
  readonly because:
    | 'assigned'
    | 'previous-conversation'
    | 'chosen-in-menu'
    | 'own-address'
    | 'other-worker-refused'
    | WhyNotAssigned
    | WhyNobody
  /** Was it this worker's turn? It has to be taken. */
  readonly byTurn: boolean
  /** Does the customer belong to this worker from now on? Then whose customer it was until now. */
  readonly assign: { readonly insteadOf: string | undefined } | undefined
  /** The customer is told that we are closed, once in this time. */
  readonly sayClosed: { readonly prompts: Prompts | undefined; readonly onceInSeconds: number } | undefined
  readonly alert: boolean
}

export type Asked = Facts & Pick<ChoiceFacts, 'customer' | 'keptFrom'>

/** Whoever has left keeps no customers. */
export function assignment(ours: readonly string[], { assignedTo }: Asked): AddWorker['assign'] {
  return assignedTo !== undefined && ours.includes(assignedTo) ? undefined : { insteadOf: assignedTo }
}

export function add(
  { customer, number }: Binding,
  worker: string,
  because: AddWorker['because'],
  asked: Asked,
): AddWorker {
  const alert = !asked.isComplete
  return {
    kind: 'add-worker',
    customer,
    number,
    worker,
    because,
    byTurn: false,
    assign: undefined,
    sayClosed: undefined,
    alert,
  }
}
