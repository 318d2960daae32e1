import * as v from 'valibot'
import * as field from './fields'
import { about } from './fields'
import { isObject } from './unjudged'

export const blockedPair = field.object({
  address: v.pipe(field.phone, about('The phone number of a customer.', '+12025550191')),
  workers: v.pipe(
    field.list(field.identity),
    v.minLength(1, 'must have a worker'),
    about('The identities of the workers to whom this customer is not put through.', ['ada@example.com']),
  ),
})

/** An address that is kept from everybody, or from some. */
const either = v.union([field.number, blockedPair])

/** The same with the mistakes of the form that was meant: valibot's own says that it is neither. */
export const blockedEntry: typeof either = {
  ...either,
  '~run': (dataset, config) => {
    const meant: v.GenericSchema<v.InferInput<typeof either>> = isObject(dataset.value) ? blockedPair : field.number
    return meant['~run'](dataset, config) as ReturnType<(typeof either)['~run']> // both options say the same of themselves
  },
}

export type BlockedEntry = v.InferOutput<typeof either>

export function addressOf(entry: BlockedEntry): string {
  return typeof entry === 'string' ? entry : entry.address
}

/** The identities of those from whom the address is kept; `undefined`: from everybody. */
export function keptFrom(entry: BlockedEntry): readonly string[] | undefined {
  return typeof entry === 'string' ? undefined : entry.workers
}
