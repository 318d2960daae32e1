import { ApplicationError } from './application-error'
import type { TwimlElement } from './twiml'

/** "Schema validation warning". https://www.twilio.com/docs/api/errors/12200 */
const SCHEMA = 12200

export function wholeNumber(element: TwimlElement, name: string, fallback: number, least = 0, code = SCHEMA): number {
  const value = element.attributes[name]
  if (value === undefined) return fallback
  if (!/^\d+$/.test(value) || Number(value) < least) throw wrong(element, name, `a whole number from ${least}`, code)
  return Number(value)
}

export function oneOf<Value extends string>(
  element: TwimlElement,
  name: string,
  allowed: readonly Value[],
  fallback: Value,
  code = SCHEMA,
): Value {
  const value = element.attributes[name]
  if (value === undefined) return fallback
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw wrong(element, name, `one of ${allowed.join(', ')}`, code)
  return found
}

/** Values with a space between them: `in-progress completed`. */
export function someOf<Value extends string>(
  element: TwimlElement,
  name: string,
  allowed: readonly Value[],
  fallback: Value,
  code = SCHEMA,
): readonly Value[] {
  const values = (element.attributes[name] ?? fallback).split(/\s+/).filter(Boolean)
  return values.map((value) => {
    const found = allowed.find((candidate) => candidate === value)
    if (found === undefined) throw wrong(element, name, `some of ${allowed.join(', ')}`, code)
    return found
  })
}

export function httpMethod(element: TwimlElement, name = 'method', code = SCHEMA): 'GET' | 'POST' {
  return oneOf(element, name, ['GET', 'POST'], 'POST', code)
}

export function yesOrNo(element: TwimlElement, name: string, fallback: boolean, code = SCHEMA): boolean {
  return oneOf(element, name, ['true', 'false'], fallback ? 'true' : 'false', code) === 'true'
}

function wrong(element: TwimlElement, name: string, expected: string, code: number): ApplicationError {
  return new ApplicationError(code, `<${element.name} ${name}="${element.attributes[name]}">: expected ${expected}`)
}
