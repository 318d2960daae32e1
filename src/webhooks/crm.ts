import * as v from 'valibot'
import { ifGiven, mapParsed, parseFields, text, wholeNumber, type Fields, type Parsed } from './fields'

/** The app shows customers: some of the worker's list, or one of them. */
export type CrmAsked =
  | {
      readonly kind: 'list'
      readonly worker: string
      /** As many customers at most. */
      readonly size: number
      /** The `customer_id` of the last one that the app has; `undefined`: it has none yet. */
      readonly after: string | undefined
      /** What the worker looks for; `undefined`: everybody. */
      readonly query: string | undefined
    }
  | { readonly kind: 'details'; readonly worker: string; readonly customerId: string }

/** Where a request does not say how many. No page names a default. */
const USUAL_PAGE_SIZE = 30

/**
 * More of them would not fit into the 64 kB that Frontline takes, if each had a long name and a long picture. The app goes
 * on after the last one that it got. https://www.twilio.com/docs/api/errors/48003
 */
const LARGEST_PAGE_SIZE = 100

const locations = ['GetCustomersList', 'GetCustomerDetailsByCustomerId'] as const

const details = { CustomerId: text }

/** More says no more of a name: whoever looks for it finds nobody, rather than everybody. */
const LONGEST_QUERY = 1_000
const query = v.pipe(
  v.string(),
  v.transform((words) => words.slice(0, LONGEST_QUERY)),
)

/**
 * Twilio's example takes `Anchor` for the `customer_id` of the last customer on the page before:
 * https://github.com/twilio/frontline-demo-service, src/providers/customers.js. Its maker says there, in issue 2, that the
 * app sends `NextPageToken`, as an answer has named it; for us, it is the same.
 */
const list = {
  PageSize: ifGiven(wholeNumber),
  Anchor: ifGiven(text),
  NextPageToken: ifGiven(text),
  Query: ifGiven(query),
}

/** `GetCustomersList` and `GetCustomerDetailsByCustomerId`. https://www.twilio.com/docs/frontline/my-customers */
export function parseCrm(fields: Fields): Parsed<CrmAsked> {
  const asked = { Location: v.picklist(locations, `one of ${locations.join(', ')}`), Worker: text }
  if (fields['Location'] === 'GetCustomerDetailsByCustomerId') {
    const parsed = parseFields({ ...asked, ...details }, fields)
    return mapParsed(parsed, ({ Worker, CustomerId }) => ({ kind: 'details', worker: Worker, customerId: CustomerId }))
  }
  return mapParsed(parseFields({ ...asked, ...list }, fields), (page) => ({
    kind: 'list',
    worker: page.Worker,
    size: Math.min(Math.max(page.PageSize ?? USUAL_PAGE_SIZE, 1), LARGEST_PAGE_SIZE),
    after: page.NextPageToken ?? page.Anchor,
    query: page.Query?.trim() || undefined,
  }))
}
