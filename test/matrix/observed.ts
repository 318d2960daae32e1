import { inWords as callInWords } from '../../bench/meter'
import type { SimulatedTime } from '../../bench/simulated-time'
import type { Wire } from '../../bench/wire'
import type { ApiRequest } from '../../twin/api/api'
import { faulty } from '../../twin/api/api-faults'
import { nameOf } from '../../twin/api/routes'
import type { Events } from '../../twin/events'
import { newFaults, type Faults } from '../../twin/faults/faults'

/** A fault of the n-th call, from 1. */
export interface Planted {
  readonly call: number
  /** `429 x2`: twin/faults/parse-fault.ts */
  readonly fault: string
}

export interface Observed {
  readonly wire: Wire
  /** What was asked, in order. A request that is made again, word by word, is the same call. */
  readonly calls: readonly string[]
  /** Whether the fault has met its call, and if it has a count, as often as that. */
  readonly isMet: () => boolean
}

/** Carries requests on, and makes a fault happen to one call and to no other. */
export function observed(next: Wire, events: Events, time: SimulatedTime, planted?: Planted): Observed {
  const keys: string[] = []
  const calls: string[] = []
  const faults = newFaults()
  if (planted) faults.add(`twilio.com: ${planted.fault}`)
  let met = false
  const takeForApi: Faults['takeForApi'] = (operation) => {
    const fault = faults.takeForApi(operation)
    met ||= fault !== undefined
    return fault
  }
  const meet = faulty({ ...faults, takeForApi }, events, time.sleep)

  return {
    wire: (request) => {
      const key = keyOf(request)
      if (!keys.includes(key)) {
        keys.push(key)
        calls.push(inWords(request))
      }
      if (keys.indexOf(key) + 1 !== planted?.call) return next(request)
      return meet({ request, operation: nameOf(request), path: {} }, next)
    },
    calls,
    isMet: () => met && faults.list().every((left) => !/ x\d+$/.test(left)),
  }
}

function keyOf(request: ApiRequest): string {
  return [nameOf(request), request.query, request.form].join(' ')
}

/** `read layout`, `create calls`; the directory holds entries of several kinds: `read directory number`, `list directory team` */
function inWords(request: ApiRequest): string {
  const words = callInWords(request)
  if (!words.endsWith(' directory')) return words
  const key = request.query.get('From') ?? request.path.split('/').at(-1) ?? ''
  return `${words} ${key.split('.')[0]}`
}
