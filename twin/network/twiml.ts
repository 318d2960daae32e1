import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom'

export interface TwimlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Its own words, those of nested elements excluded, white space at the ends cut off. */
  readonly text: string
  readonly children: readonly TwimlElement[]
}

export type ParsedTwiml =
  | {
      readonly ok: true
      readonly verbs: readonly TwimlElement[]
      /** Of `<Response>`. */
      readonly attributes: Readonly<Record<string, string>>
    }
  | { readonly ok: false; readonly code: number; readonly problem: string }

/** "Document parse failure". https://www.twilio.com/docs/api/errors/12100 */
const NOT_WELL_FORMED = 12100
/** "The root element must be Response". https://www.twilio.com/docs/api/errors/12102 */
const OTHER_ROOT = 12102

/** Reads well-formed XML with a `<Response>` at its root, and nothing else. https://www.twilio.com/docs/voice/twiml */
export function parseTwiml(xml: string): ParsedTwiml {
  if (hasBareAmpersand(xml)) return refused('a bare & must be written &amp;')
  const forbidden = forbiddenCharacter(xml)
  if (forbidden !== undefined) return refused(`XML allows no character ${forbidden}`)
  try {
    const root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml').documentElement
    if (root?.nodeName !== 'Response') return refused(`the root is <${root?.nodeName}>, not <Response>`, OTHER_ROOT)
    const { children, text, attributes } = read(root)
    if (text) return refused(`text between the verbs: ${text}`)
    return { ok: true, verbs: children, attributes }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

function refused(problem: string, code = NOT_WELL_FORMED): ParsedTwiml {
  return { ok: false, code, problem }
}

/** The XML parser lets `Tom & Ann` pass, which is not well-formed. */
function hasBareAmpersand(xml: string): boolean {
  return /&(?!(?:[A-Za-z_][\w.-]*|#\d+|#x[\dA-Fa-f]+);)/.test(markupOf(xml))
}

/** Without what stands for itself: comments and CDATA. */
function markupOf(xml: string): string {
  return xml.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '')
}

/** https://www.w3.org/TR/xml/#charsets: the parser lets the others pass, as themselves and as `&#x1;`. */
const ALLOWED = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]$/u

/** The first one: `U+1`. */
function forbiddenCharacter(xml: string): string | undefined {
  const references = Array.from(markupOf(xml).matchAll(/&#(?:x([\dA-Fa-f]+)|(\d+));/g), ([, hex, decimal]) =>
    hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
  )
  const codes = [...Array.from(xml, (character) => character.codePointAt(0) ?? 0), ...references]
  const found = codes.find((code) => code > 0x10ffff || !ALLOWED.test(String.fromCodePoint(code)))
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase()}`
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
