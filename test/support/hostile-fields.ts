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
