import type { DocumentRequest, TwimlDocument } from './document'
import { judge } from './judge'
import type { Finding } from './mistake'
import type { Via } from './schema'
import { assertExecutable, end, type Flow, type Verbs } from './verb'
import type { Line } from './wiring'

/** TwiML of one kind, as far as the twin executes it. */
export interface Executable<Context> {
  readonly via: Via
  /** A document without verbs means something. */
  readonly mayBeEmpty?: true
  readonly verbs: Verbs<Context>
}

/** Judges and executes documents, verb by verb, until there is nothing left to do. */
export async function runTwiml<Context extends { readonly network: Line }>(
  first: TwimlDocument,
  executable: Executable<Context>,
  context: Context,
  fetchNext: (flow: Flow & { readonly request: DocumentRequest }) => Promise<TwimlDocument | undefined>,
): Promise<void> {
  let document: TwimlDocument | undefined = first
  while (document) {
    const flow: Flow = await runDocument(document, executable, context)
    document = 'request' in flow ? await fetchNext(flow) : undefined
  }
}

async function runDocument<Context extends { readonly network: Line }>(
  asReturned: TwimlDocument,
  { via, verbs, mayBeEmpty }: Executable<Context>,
  context: Context,
): Promise<Flow> {
  const { document, findings } = judge(asReturned, via, { mayBeEmpty })
  for (const finding of findings) tell(finding, document, context.network)
  assertExecutable(document.verbs, verbs)
  for (const element of document.verbs) {
    const flow = await verbs[element.name]?.execute(element, document, context)
    if (flow && flow.kind !== 'next') return flow
  }
  return end
}

function tell({ code, message, breaksOff }: Finding, { url, method }: TwimlDocument, { note, events }: Line): void {
  note({ code, message })
  const operation = `TwiML of ${method} ${url}`
  if (code === undefined) events.emit({ kind: 'violation', operation, problems: [message] })
  // Twilio shows an error where it breaks off: the verb itself throws it then.
  else if (!breaksOff) events.emit({ kind: 'debugger', code, message })
}
