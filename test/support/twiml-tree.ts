import { DOMParser, type Element } from '@xmldom/xmldom'

/** An XML element with what counts: order of attributes, spaces around words, and `<a/>` or `<a></a>` do not. */
export interface TwimlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Elements and words, in their order. */
  readonly content: readonly (TwimlElement | string)[]
}

/** The tree of a TwiML document. Whatever is not well-formed is an error. */
export function parseTwiml(xml: string): TwimlElement {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(xml, 'application/xml')
  if (!document.documentElement) throw new Error('There is no element')
  return treeOf(document.documentElement)
}

export function elementsIn(tree: TwimlElement): readonly TwimlElement[] {
  const children = tree.content.filter((part) => typeof part !== 'string')
  return [tree, ...children.flatMap(elementsIn)]
}

/** Everything said to the caller, or written to the sender, word for word. */
export function wordsIn(tree: TwimlElement): string {
  return tree.content.map((part) => (typeof part === 'string' ? part : wordsIn(part))).join('')
}

function treeOf(element: Element): TwimlElement {
  const content: (TwimlElement | string)[] = []
  for (const node of element.childNodes) {
    if (node.nodeType === node.ELEMENT_NODE)
      content.push(treeOf(node as Element)) // ELEMENT_NODE says that it is one
    else if (node.nodeType === node.TEXT_NODE) content.push(node.nodeValue ?? '')
    else throw new Error(`TwiML has no ${node.nodeName}`)
  }
  const attributes = Array.from(element.attributes, ({ name, value }): [string, string] => [name, value])
  return { name: element.nodeName, attributes: Object.fromEntries(attributes), content: trimmed(content) }
}

/** Beside an element, white space is layout. */
function trimmed(content: readonly (TwimlElement | string)[]): TwimlElement['content'] {
  if (content.every((part) => typeof part === 'string')) return content
  return content.map((part) => (typeof part === 'string' ? part.trim() : part)).filter((part) => part !== '')
}
