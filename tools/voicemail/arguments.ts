import { InvalidArgumentError } from '@commander-js/extra-typings'
import { isPhoneNumber } from '../../src/routing/address'
import { duration, time } from '../routing/arguments'

export function recording(value: string): string {
  if (/^RE[0-9a-fA-F]{32}$/.test(value)) return value
  throw new InvalidArgumentError('It is the SID of a recording, RE and 32 hexadecimal digits, as list shows it.')
}

export function phoneNumber(value: string): string {
  if (isPhoneNumber(value)) return value
  throw new InvalidArgumentError('It is a number of yours with + and its country code, such as +12025550101.')
}

/** `2026-11-18`, which begins at midnight UTC, `2026-11-18T09:00Z`, or `3d`: so long before now. */
export function since(value: string, now: Date): Date {
  const at = whenIn(value, now)
  if (at && at <= now) return at
  throw new InvalidArgumentError(
    'It is a day, a time with its zone, or how long ago: 2026-11-18, 2026-11-18T09:00Z, 3d.',
  )
}

function whenIn(value: string, now: Date): Date | undefined {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return time(`${value}T00:00Z`)
    return /^\d+[mhd]$/.test(value) ? new Date(now.getTime() - duration(value)) : time(value)
  } catch (error) {
    if (error instanceof InvalidArgumentError) return undefined
    throw error
  }
}
