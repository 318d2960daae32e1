import { ApplicationError } from './application-error'
import { attributeRule } from './attribute-rules'
import { SCHEMA } from './mistake'
import type { TwimlElement } from './twiml'

/*
 * Values of judged elements. A value that is wrong is still there only if Twilio breaks off at it: with all others, the
 * default holds.
 */

export function wholeNumber(element: TwimlElement, name: string, fallback: number): number {
  const value = element.attributes[name]
  if (value === undefined) return fallback
  if (!/^\d+$/.test(value)) throw wrong(element, name, 'a whole number')
  return Number(value)
}

export function oneOf<Value extends string>(
  element: TwimlElement,
  name: string,
  allowed: readonly Value[],
  fallback: Value,
): Value {
  const value = element.attributes[name]
  if (value === undefined) return fallback
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw wrong(element, name, `one of ${allowed.join(', ')}`)
  return found
}

/** Values with a space between them: `in-progress completed`. */
export function someOf<Value extends string>(
  element: TwimlElement,
  name: string,
  allowed: readonly Value[],
  fallback: Value,
): readonly Value[] {
  const values = (element.attributes[name] ?? fallback).split(/\s+/).filter(Boolean)
  return values.map((value) => {
    const found = allowed.find((candidate) => candidate === value)
    if (found === undefined) throw wrong(element, name, `some of ${allowed.join(', ')}`)
    return found
  })
}

export function httpMethod(element: TwimlElement, name = 'method'): 'GET' | 'POST' {
  return oneOf(element, name, ['GET', 'POST'], 'POST')
}

export function yesOrNo(element: TwimlElement, name: string, fallback: boolean): boolean {
  return oneOf(element, name, ['true', 'false'], fallback ? 'true' : 'false') === 'true'
}

function wrong(element: TwimlElement, name: string, expected: string): ApplicationError {
  const code = attributeRule(element.name, name)?.code ?? SCHEMA
  return new ApplicationError(code, `<${element.name} ${name}="${element.attributes[name]}">: expected ${expected}`)
}
