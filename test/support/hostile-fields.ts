import * as fc from 'fast-check'
import { anyCharacter } from './any-character'

/** What somebody who is not Twilio may put into a field: any text, lists, objects, numbers. */
const hostileValue = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.array(fc.string()),
  fc.anything(),
  fc.constantFrom('__proto__', 'constructor', 'NaN', '-0', '1e9', '\u0000', 'x'.repeat(5_000)),
)

/** A whole request of which any subset of the fields is replaced or missing, with fields of any name besides. */
export function hostileRequests(request: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, unknown>> {
  const broken = fc.record(Object.fromEntries(Object.keys(request).map((name) => [name, hostileValue])), {
    requiredKeys: [],
  })
  const missing = fc.subarray(Object.keys(request))
  const unknown = fc.dictionary(fc.string(), hostileValue, { maxKeys: 3 })
  return fc.tuple(broken, missing, unknown).map(([broken, missing, unknown]) => {
    const kept = Object.entries({ ...unknown, ...request, ...broken }).filter(([name]) => !missing.includes(name))
    return Object.fromEntries(kept)
  })
}

const spoilt: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ['+13035550001', '+13035550002'],
    [],
    {},
    null,
    'x'.repeat(5_000),
    '٣٠٣',
    '電話',
    '\u202E1',
    '\u0000',
  ),
  fc.constantFrom('__proto__', 'constructor', 'NaN', '-0', '1e9', '<Response/>', ']]>', '{"body":1}', '%00', '+'),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
)

/** Names that come to harm where nobody expects them. */
const unexpected = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'request',
  'Body',
  'MessageSid',
  'CallSid',
]

export interface Spoilt {
  /** As Twilio would make it. */
  readonly whole: Readonly<Record<string, string>>
  readonly request: Readonly<Record<string, unknown>>
}

/** The request with a few of these fields missing, empty, there twice, overlong, in letters that nobody reads, or hostile. */
export function withSpoiltFields(
  requests: fc.Arbitrary<Readonly<Record<string, string>>>,
  names: readonly string[],
): fc.Arbitrary<Spoilt> {
  const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, fc.constantFrom(...unexpected))
  const change = fc.tuple(name, fc.oneof(fc.constant(MISSING), spoilt))
  return fc.tuple(requests, fc.array(change, { maxLength: 4 })).map(([whole, changes]) => {
    const changed = new Map<string, unknown>([...Object.entries(whole), ...changes])
    return { whole, request: Object.fromEntries([...changed].filter(([, value]) => value !== MISSING)) }
  })
}

const MISSING = Symbol('missing')
