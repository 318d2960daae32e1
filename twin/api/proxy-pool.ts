import { newSid } from '../account'
import { ApiError } from './api'
import { notFound } from './errors'
import { newSequence } from './paging'

export interface PoolNumber {
  readonly sid: string
  readonly order: string
  readonly phoneNumber: string
  /** Not for Proxy to choose: an entry number that everybody may call. */
  readonly reserved: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The phone numbers of the Proxy service. */
export interface Pool {
  list(): readonly PoolNumber[]
  find(phoneNumber: string): PoolNumber | undefined
  /** Throws 20404. */
  fetch(sid: string): PoolNumber
  add(phoneNumber: string, reserved: boolean): PoolNumber
  /** Throws 80622, as `add` does, when there are enough of that kind. */
  reserve(number: PoolNumber, reserved: boolean): PoolNumber
  remove(number: PoolNumber): void
  replaceAll(numbers: readonly { phoneNumber: string; reserved: boolean }[]): void
}

/** https://www.twilio.com/docs/proxy/proxy-limits */
const MOST_RESERVED = 5000
const MOST_UNRESERVED = 500

export function newPool(now: () => Date): Pool {
  const byNumber = new Map<string, PoolNumber>()
  const nextOrder = newSequence()

  function put(phoneNumber: string, reserved: boolean): PoolNumber {
    const number = { sid: newSid('PN'), order: nextOrder(), phoneNumber, reserved, createdAt: now(), updatedAt: now() }
    byNumber.set(phoneNumber, number)
    return number
  }

  function change(number: PoolNumber, reserved: boolean): PoolNumber {
    const changed = { ...number, reserved, updatedAt: now() }
    byNumber.set(number.phoneNumber, changed)
    return changed
  }

  function requireRoom(reserved: boolean): void {
    const alike = [...byNumber.values()].filter((number) => number.reserved === reserved).length
    if (alike >= (reserved ? MOST_RESERVED : MOST_UNRESERVED)) throw new ApiError(400, 80622, 'Maximum Pool Size Error')
  }

  return {
    list: () => [...byNumber.values()],
    find: (phoneNumber) => byNumber.get(phoneNumber),
    fetch: (sid) => {
      const number = [...byNumber.values()].find((candidate) => candidate.sid === sid)
      if (number === undefined) throw notFound(`/PhoneNumbers/${sid}`)
      return number
    },
    add: (phoneNumber, reserved) => {
      if (byNumber.has(phoneNumber)) throw new ApiError(400, 80104, 'PhoneNumber has already been added to Service')
      requireRoom(reserved)
      return put(phoneNumber, reserved)
    },
    reserve: (number, reserved) => {
      if (number.reserved === reserved) return number
      requireRoom(reserved)
      return change(number, reserved)
    },
    remove: ({ phoneNumber }) => void byNumber.delete(phoneNumber),
    replaceAll: (numbers) => {
      const before = new Map(byNumber)
      byNumber.clear()
      for (const { phoneNumber, reserved } of numbers) {
        const known = before.get(phoneNumber)
        if (known === undefined) put(phoneNumber, reserved)
        else change({ ...known, order: nextOrder() }, reserved)
      }
    },
  }
}
