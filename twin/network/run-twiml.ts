import type { TwimlDocument } from './document'
import { assertExecutable, end, type Flow, type Verbs } from './verb'

/** Executes documents, verb by verb, until there is nothing left to do. */
export async function runTwiml<Context>(
  first: TwimlDocument,
  verbs: Verbs<Context>,
  context: Context,
  fetchNext: (flow: Extract<Flow, { request: unknown }>) => Promise<TwimlDocument>,
): Promise<void> {
  let document = first
  for (;;) {
    const flow = await runDocument(document, verbs, context)
    if (!('request' in flow)) return
    document = await fetchNext(flow)
  }
}

async function runDocument<Context>(document: TwimlDocument, verbs: Verbs<Context>, context: Context): Promise<Flow> {
  assertExecutable(document.verbs, verbs)
  for (const element of document.verbs) {
    const flow = await verbs[element.name]?.execute(element, document, context)
    if (flow && flow.kind !== 'next') return flow
  }
  return end
}
