import { newSid, type Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { incomingNumberView } from './incoming-number-view'
import type { IncomingNumber, IncomingNumbersStore } from './incoming-numbers-store'
import { operation } from './operation'
import { descending, newSequence, PAGING } from './paging'
import { optional } from './parameters'
import { relativePage } from './relative-paging'
import { withinService } from './service-scope'

export interface IncomingNumbers {
  readonly store: IncomingNumbersStore
  readonly operations: Operations
}

const NUMBERS = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json'

/**
 * The phone numbers of the account, none until somebody owns them. Assumption: the newest first, as in other lists of this
 * API. https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function newIncomingNumbers({
  account,
  clock,
}: {
  account: Account
  clock: Pick<Clock, 'now'>
}): IncomingNumbers {
  const byNumber = new Map<string, IncomingNumber>()
  const nextOrder = newSequence()
  const show = incomingNumberView(account)

  const operations = operation(`GET ${NUMBERS}`, [...PAGING, 'PhoneNumber'], (request) => {
    // A whole one. Twilio takes parts and `*` as well, which its description does not allow.
    const wanted = optional(request.query, 'PhoneNumber')
    const found = [...byNumber.values()].filter(({ phoneNumber }) => wanted === undefined || phoneNumber === wanted)
    const listing = descending(found, ({ order }) => order)
    return relativePage(request, { key: 'incoming_phone_numbers', mostPerPage: 1000, listing, show })
  })

  return {
    store: {
      own: (phoneNumbers) => {
        for (const phoneNumber of phoneNumbers) {
          if (byNumber.has(phoneNumber)) continue
          byNumber.set(phoneNumber, { sid: newSid('PN'), phoneNumber, order: nextOrder(), since: clock.now() })
        }
      },
    },
    operations: withinService('AccountSid', [account.sid], operations),
  }
}
