import { ApiError } from './api'
import { isNear } from './proxy-geography'
import type { PoolNumber } from './proxy-pool'
import type { ServiceSettings } from './proxy-service'

export interface Facts {
  readonly numbers: readonly PoolNumber[]
  readonly identifier: string
  /** The numbers that the participant has seen in sessions before, the last one last. */
  readonly seen: readonly string[]
  readonly isTaken: (number: PoolNumber) => boolean
  readonly service: Pick<ServiceSettings, 'geoMatchLevel' | 'numberSelectionBehavior'>
}

/**
 * The number that Proxy chooses: near, unreserved and leading nowhere else, the last one seen or the one seen longest ago.
 * https://www.twilio.com/docs/proxy/understanding-phone-number-management
 */
export function chooseNumber({ numbers, identifier, seen, isTaken, service }: Facts): PoolNumber {
  if (numbers.length === 0) throw new ApiError(400, 80205, 'This Service has no Proxy numbers configured.')
  const near = numbers.filter(({ phoneNumber }) => isNear(identifier, phoneNumber, service.geoMatchLevel))
  const unreserved = near.filter(({ reserved }) => !reserved)
  if (near.length > 0 && unreserved.length === 0) {
    throw new ApiError(400, 80207, 'No unreserved numbers in proxy pool.')
  }
  const lastSeen = ({ phoneNumber }: PoolNumber) => seen.lastIndexOf(phoneNumber)
  const sign = service.numberSelectionBehavior === 'prefer-sticky' ? -1 : 1
  const [chosen] = unreserved
    .filter((number) => !isTaken(number))
    .toSorted((a, b) => sign * (lastSeen(a) - lastSeen(b)))
  // 80203 and 80208 say the same of the same situations; of the three, this is the one that Twilio still explains at length.
  if (chosen === undefined) {
    throw new ApiError(400, 80206, 'This Service has no compatible Proxy numbers for this Participant.')
  }
  return chosen
}
