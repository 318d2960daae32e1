import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom'

export interface TwimlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Its own words, those of nested elements excluded, white space at the ends cut off. */
  readonly text: string
  readonly children: readonly TwimlElement[]
}

export type ParsedTwiml =
  { readonly ok: true; readonly verbs: readonly TwimlElement[] } | { readonly ok: false; readonly problem: string }

/** Reads well-formed XML with a `<Response>` at its root, and nothing else. https://www.twilio.com/docs/voice/twiml */
export function parseTwiml(xml: string): ParsedTwiml {
  if (hasBareAmpersand(xml)) return { ok: false, problem: 'a bare & must be written &amp;' }
  try {
    const root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml').documentElement
    if (root?.nodeName !== 'Response') return { ok: false, problem: `the root is <${root?.nodeName}>, not <Response>` }
    const { children, text } = read(root)
    if (text) return { ok: false, problem: `text between the verbs: ${text}` }
    return { ok: true, verbs: children }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The XML parser lets `Tom & Ann` pass, which is not well-formed. */
function hasBareAmpersand(xml: string): boolean {
  const markup = xml.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '')
  return /&(?!(?:[A-Za-z_][\w.-]*|#\d+|#x[\dA-Fa-f]+);)/.test(markup)
}

const ELEMENT = 1
const TEXT = 3
const CDATA = 4

function read(element: Element): TwimlElement {
  const nodes = Array.from(element.childNodes)
  return {
    name: element.nodeName,
    attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
    text: nodes
      .filter(({ nodeType }) => nodeType === TEXT || nodeType === CDATA)
      .map(({ nodeValue }) => nodeValue)
      .join('')
      .trim(),
    // The DOM promises that a node of this type is an Element.
    children: nodes.filter(({ nodeType }) => nodeType === ELEMENT).map((node) => read(node as Element)),
  }
}
