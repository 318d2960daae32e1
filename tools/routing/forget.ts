import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { patiently } from '../patiently'
import type { Progress } from '../say-every-second'
import { unlessMissing, type Entry } from './map-pages'
import type { Traces } from './traces'
import { fieldAt, sidOf, textAt } from './unjudged'

/** What was found of a customer, in figures. */
export interface TraceCounts {
  readonly assignments: number
  readonly openSessions: number
  /** Sessions that were begun a moment ago. */
  readonly openings: number
  /** How often workers have them among the customers with whom they were in touch. */
  readonly recentContacts: number
  /** What of our addresses and teams was noted for them. */
  readonly given: number
  readonly calls: number
  readonly callEvents: number
  readonly messages: number
  /** The SIDs of recordings, of messages and of recorded calls: their audio lies with Twilio. */
  readonly recordings: readonly string[]
}

export function countsOf({
  assignments,
  leases,
  openings,
  recents,
  given,
  callEvents,
  voicemails,
}: Traces): TraceCounts {
  const messages = new Set(voicemails.map(({ key }) => sidOf(key)))
  const ofCalls = callEvents.map(({ data }) => textAt(data, 'event', 'recording')).filter((sid) => sid !== '')
  return {
    assignments: assignments.length,
    openSessions: leases.length,
    openings: openings.length,
    recentContacts: recents.length,
    given: given.length,
    calls: new Set(callEvents.map(({ key }) => sidOf(key))).size,
    callEvents: callEvents.length,
    messages: messages.size,
    recordings: [...new Set([...messages, ...ofCalls])].toSorted(),
  }
}

/** Erases it. What has gone meanwhile is as good as erased. */
export async function erase(
  sync: ServiceContext,
  { assignments, leases, openings, recents, given, callEvents, voicemails }: Traces,
  onProgress: Progress = () => undefined,
): Promise<void> {
  const ofCalls = [...callEvents, ...voicemails]
  // What names the customer leads to the rest. It goes last, so that after an interruption the rest is found again.
  const inOrder = [
    ...ofCalls.filter((entry) => !namesCustomer(entry)),
    ...ofCalls.filter(namesCustomer),
    ...assignments,
    ...leases,
    ...openings,
    ...recents,
    ...given,
  ]
  for (const [index, { map, key }] of inOrder.entries()) {
    await patiently(() => sync.syncMaps(map).syncMapItems(key).remove()).catch(unlessMissing)
    onProgress('Erasing', index + 1, inOrder.length)
  }
}

function namesCustomer({ data }: Entry): boolean {
  return (fieldAt(data, 'customer') ?? fieldAt(data, 'part', 'message', 'customer')) !== undefined
}
