import { newSid } from '../account'
import { ApiError } from './api'
import { newSequence } from './paging'

export interface PoolNumber {
  readonly sid: string
  readonly order: string
  readonly phoneNumber: string
  /** Not for Proxy to choose: an entry number that everybody may call. */
  readonly reserved: boolean
  readonly createdAt: Date
}

/** The phone numbers of the Proxy service. */
export interface Pool {
  list(): readonly PoolNumber[]
  find(phoneNumber: string): PoolNumber | undefined
  add(phoneNumber: string, reserved: boolean): PoolNumber
  replaceAll(numbers: readonly { phoneNumber: string; reserved: boolean }[]): void
}

/** https://www.twilio.com/docs/proxy/proxy-limits */
const MOST_RESERVED = 5000
const MOST_UNRESERVED = 500

export function newPool(now: () => Date): Pool {
  const byNumber = new Map<string, PoolNumber>()
  const nextOrder = newSequence()

  function put(phoneNumber: string, reserved: boolean, sid = newSid('PN')): PoolNumber {
    const number = { sid, order: nextOrder(), phoneNumber, reserved, createdAt: now() }
    byNumber.set(phoneNumber, number)
    return number
  }

  return {
    list: () => [...byNumber.values()],
    find: (phoneNumber) => byNumber.get(phoneNumber),
    add: (phoneNumber, reserved) => {
      if (byNumber.has(phoneNumber)) throw new ApiError(400, 80104, 'PhoneNumber has already been added to Service')
      const alike = [...byNumber.values()].filter((number) => number.reserved === reserved).length
      if (alike >= (reserved ? MOST_RESERVED : MOST_UNRESERVED)) {
        throw new ApiError(400, 80622, 'Maximum Pool Size Error')
      }
      return put(phoneNumber, reserved)
    },
    replaceAll: (numbers) => {
      const before = new Map(byNumber)
      byNumber.clear()
      for (const { phoneNumber, reserved } of numbers) put(phoneNumber, reserved, before.get(phoneNumber)?.sid)
    },
  }
}
