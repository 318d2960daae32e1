import * as v from 'valibot'
import { callSid, ifGiven, mapParsed, parseFields, text, wholeNumber, type Fields, type Parsed } from './fields'

/** A worker has heard whom they can reach, and has pressed a key. */
export interface CustomerKey {
  readonly callSid: string
  /** `0` to `9`, `*` or `#`. */
  readonly digit: string | undefined
  /** Those of the keys from 1, nine at most: our own URL says so. */
  readonly customers: readonly {
    /** Of the recent contact. */
    readonly key: string
    /** UTC, ISO 8601 */
    readonly at: string
  }[]
  /** How often the worker has been asked, this time included: our own URL says so. */
  readonly timesAsked: number
}

/** As `secretKey` writes a key, and a time in seconds since 1970 to the base of 36. */
const offered = /^[\w-]{43}\*[0-9a-z]{1,7}(?:\.[\w-]{43}\*[0-9a-z]{1,7}){0,8}$/
const expected = 'one to nine customers, as in our own URL'

const customers = v.pipe(
  v.string(expected),
  v.regex(offered, expected),
  v.transform((written) =>
    written.split('.').map((customer) => {
      const [key = '', seconds = ''] = customer.split('*')
      return { key, at: new Date(Number.parseInt(seconds, 36) * 1000).toISOString() }
    }),
  ),
)

/** The action of `<Gather>`. https://www.twilio.com/docs/voice/twiml/gather#request-parameters */
export function parseChooseCustomer(fields: Fields): Parsed<CustomerKey> {
  const entries = { CallSid: callSid, customers, asked: ifGiven(wholeNumber), Digits: ifGiven(text) }
  return mapParsed(parseFields(entries, fields), (pressed) => ({
    callSid: pressed.CallSid,
    digit: pressed.Digits,
    customers: pressed.customers,
    timesAsked: pressed.asked ?? 1,
  }))
}
