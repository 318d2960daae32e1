import { attributeRule, breaksOff, INVALID_URL, isUrl, isUrlFor } from './attribute-rules'
import { expected } from './attribute-values'
import { SCHEMA, type Finding } from './mistake'
import { dialectOf, find, type Child, type TwimlDialect, type Via } from './schema'
import type { TwimlElement } from './twiml'

/** Elements as Twilio takes them, and what it says of the rest. */
export interface Accepted {
  readonly elements: readonly TwimlElement[]
  readonly findings: readonly Finding[]
}

/**
 * Holds elements against the schema. What TwiML does not know is left out of what is executed; for a value that it does
 * not know, the default holds. That is what a warning means; Twilio's page does not say so in words.
 */
export function judgeSchema(elements: readonly TwimlElement[], parent: string, via: Via): Accepted {
  const dialect = dialectOf(via)
  const judged = elements.map((element): Accepted => {
    const child = find(dialect.elements[parent], element.name)
    return child ? judgeElement(element, child, via) : { elements: [], findings: [stranger(element, parent, via)] }
  })
  return { elements: judged.flatMap((one) => one.elements), findings: judged.flatMap((one) => one.findings) }
}

function judgeElement(element: TwimlElement, child: Child, via: Via): Accepted {
  const dialect = dialectOf(via)
  const attributes = Object.entries(element.attributes).map(([name, value]) => ({
    name,
    value,
    finding: judgeAttribute(element.name, name, value, child, dialect),
  }))
  const kept = attributes.filter(({ finding }) => !finding || finding.breaksOff)
  const inside = judgeSchema(element.children, child.element, via)
  const strangeWords = element.text !== '' && !child.text
  return {
    elements: [
      {
        name: element.name,
        attributes: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
        text: strangeWords ? '' : element.text,
        children: inside.elements,
      },
    ],
    findings: [
      ...attributes.flatMap(({ finding }) => finding ?? []),
      ...(strangeWords ? [{ code: SCHEMA, message: `<${element.name}> takes no words: ${element.text}` }] : []),
      ...inside.findings,
    ],
  }
}

function judgeAttribute(
  element: string,
  name: string,
  value: string,
  child: Child,
  dialect: TwimlDialect,
): Finding | undefined {
  const rule = attributeRule(element, name)
  const type = find(child.attributes === undefined ? undefined : dialect.attributes[child.attributes], name)
  if (type === undefined) return { code: SCHEMA, message: `<${element} ${name}>: TwiML knows no such attribute` }
  const right = expected(name, value, type, rule, dialect)
  if (right !== undefined) return wrong(rule?.code ?? SCHEMA, `<${element} ${name}="${value}">: expected ${right}`)
  const isNoUrl = isUrl(name) && !isUrlFor(element, name, value)
  return isNoUrl ? wrong(INVALID_URL, `<${element} ${name}="${value}">: Invalid URL format`) : undefined
}

function wrong(code: number, message: string): Finding {
  return { code, message, breaksOff: breaksOff(code) }
}

/** https://www.twilio.com/docs/api/errors/13215, /13320 and /14110 have names of their own for it. */
function stranger({ name }: TwimlElement, parent: string, via: Via): Finding {
  const isRoot = parent === dialectOf(via).root
  const place = isRoot ? (via === 'voice' ? 'a call' : 'a message') : `<${parent}>`
  const message = `<${name}> in ${place}: TwiML knows no such thing there`
  if (isRoot && via === 'message' && find(dialectOf('voice').elements['VoiceResponse'], name)) {
    return { code: 14110, message }
  }
  const codes: Readonly<Record<string, number>> = { Dial: 13215, Gather: 13320 }
  return { code: find(codes, parent) ?? SCHEMA, message }
}
