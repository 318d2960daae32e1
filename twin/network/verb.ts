import { NotExecutedYet } from './application-error'
import type { DocumentRequest, TwimlDocument } from './document'
import type { TwimlElement } from './twiml'

/** Where a call or a text goes after a verb. */
export type Flow =
  | { readonly kind: 'next' }
  | { readonly kind: 'redirect'; readonly request: DocumentRequest }
  | { readonly kind: 'action'; readonly request: DocumentRequest }
  | { readonly kind: 'end' }

export const next: Flow = { kind: 'next' }
export const end: Flow = { kind: 'end' }

/** What may stand in an element. */
export interface Shape {
  readonly attributes: readonly string[]
  readonly text: boolean
  readonly nouns: Readonly<Record<string, Shape>>
}

export interface Verb<Context> extends Shape {
  readonly execute: (element: TwimlElement, document: TwimlDocument, context: Context) => Promise<Flow> | Flow
}

/** By name: everything of TwiML that the twin executes in one kind of document. */
export type Verbs<Context> = Readonly<Record<string, Verb<Context>>>

/** Looks at the whole document before any of it runs: what is not reached today is reached tomorrow. */
export function assertExecutable(elements: readonly TwimlElement[], shapes: Readonly<Record<string, Shape>>): void {
  for (const element of elements) {
    const shape = Object.hasOwn(shapes, element.name) ? shapes[element.name] : undefined
    if (!shape) throw new NotExecutedYet(`<${element.name}>`)
    for (const name of Object.keys(element.attributes)) {
      if (!shape.attributes.includes(name)) throw new NotExecutedYet(`<${element.name} ${name}>`)
    }
    if (element.text && !shape.text) throw new NotExecutedYet(`text in <${element.name}>: ${element.text}`)
    assertExecutable(element.children, shape.nouns)
  }
}
