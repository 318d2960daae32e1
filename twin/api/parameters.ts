import { invalidParameter, missingParameter } from './errors'

export function optional(params: URLSearchParams, name: string): string | undefined {
  return params.get(name) ?? undefined
}

export function text(params: URLSearchParams, name: string, mostCharacters: number): string | undefined {
  const value = params.get(name) ?? undefined
  if (value !== undefined && value.length > mostCharacters) {
    throw invalidParameter(name, `at most ${mostCharacters} characters`)
  }
  return value
}

export function required(params: URLSearchParams, name: string): string {
  const value = params.get(name)
  if (value === null || value === '') throw missingParameter(name)
  return value
}

export function oneOf<const Value extends string>(
  params: URLSearchParams,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const given = params.get(name)
  if (given === null) return undefined
  const value = values.find((known) => known === given)
  if (value === undefined) throw invalidParameter(name, values.join(', '))
  return value
}

export function integer(params: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const given = params.get(name)
  if (given === null) return undefined
  const value = Number(given)
  if (!/^\d+$/.test(given) || value < least || value > most) {
    throw invalidParameter(name, `an integer between ${least} and ${most}`)
  }
  return value
}

export function date(params: URLSearchParams, name: string): Date | undefined {
  const given = params.get(name)
  if (given === null) return undefined
  const value = new Date(given)
  if (Number.isNaN(value.getTime())) throw invalidParameter(name, 'a date as ISO 8601')
  return value
}
