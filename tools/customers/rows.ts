import type { ParsedJson } from '../routing/syntax'

/** One customer of a file, not looked at yet. */
export interface Row {
  readonly value: unknown
  /** Where in the file a field is, by its path in the value: `line 17, column 4 (sms)`, or `customers.16.channels.0.value`. */
  readonly placeOf: (path: string) => string
  /** What was seen already when it was read. */
  readonly mistake?: string | undefined
}

/** The rows of a file, or why it has none that can be told apart. */
export type Rows =
  { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly mistakes: readonly string[] }

/** `{ "version": 1, "customers": [ … ] }`, which is what an export writes, or the list alone. */
export function rowsOfJson(json: ParsedJson): Rows {
  if (!json.ok) return { ok: false, mistakes: [`The file is not JSON: ${json.because}`] }
  const { value } = json
  if (Array.isArray(value)) return { ok: true, rows: value.map((value: unknown, at) => row(value, String(at))) }
  if (typeof value !== 'object' || value === null || !('customers' in value) || !Array.isArray(value.customers)) {
    return { ok: false, mistakes: ['customers: must be a list: { "version": 1, "customers": [ … ] }'] }
  }
  if ('version' in value && value.version !== 1) return { ok: false, mistakes: ['version: must be 1'] }
  return { ok: true, rows: value.customers.map((value: unknown, at) => row(value, `customers.${at}`)) }
}

function row(value: unknown, at: string): Row {
  return { value, placeOf: (path) => (path === '' ? at : `${at}.${path}`) }
}
