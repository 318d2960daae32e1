import { hasLeft, type Call } from './call-state'
import { notify } from './callback'
import type { DocumentRequest } from './document'
import { end, type Flow } from './verb'

/** To the action of a verb that is done. When the caller is gone, Twilio still requests it, and executes nothing of the answer. */
export async function goOn(request: DocumentRequest, call: Call): Promise<Flow> {
  if (!hasLeft(call)) return { kind: 'action', request }
  await notify({ ...request, codes: { refused: 11200, unreachable: 11200 } }, call.network)
  return end
}
