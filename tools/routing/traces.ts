import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Address } from '../../src/routing/address'
import type { Collection } from '../../src/state/items'
import type { SecretKey } from '../../src/state/keys'
import { VERSION } from '../../src/state/records'
import { mapName, shardOf } from '../../src/state/shards'
import type { Progress } from '../say-every-second'
import { entriesBeginningWith, pagesOf, type Entry } from './map-pages'
import { fieldAt, sidOf, textAt } from './unjudged'

/** What is remembered of a customer. */
export interface Traces {
  readonly assignments: readonly Entry[]
  readonly leases: readonly Entry[]
  readonly openings: readonly Entry[]
  /** Of the workers who were in touch with them. */
  readonly recents: readonly Entry[]
  /** From which of our addresses workers have written to them, and what they chose in a menu. */
  readonly given: readonly Entry[]
  readonly callEvents: readonly Entry[]
  /** Both parts of voicemails. */
  readonly voicemails: readonly Entry[]
  /** Records of another version, in which these may not be all. */
  readonly unreadable: number
}

/** In which kinds of record a customer is looked for, and why not in the others. */
export const searched: Readonly<Record<Collection, true | string>> = {
  assignments: true,
  leases: true,
  openings: true,
  recents: true,
  given: true,
  calls: true,
  voicemails: true,
  blocked: 'the operator writes it: it goes with the next import of a file without it',
  customers: 'the operator keeps the list: who is in it goes with the next import of a file without them',
  claims: 'a claim says that something was done, under a key that tells nobody; it expires within days',
  turns: 'a turn counts for many customers',
}

export interface SearchOptions {
  /** Our numbers, since a customer may have a session on each. */
  readonly numbers: readonly Address[]
  readonly shards: number
  readonly onProgress?: Progress
}

/** Calls lie under their SIDs and messages under those of their recordings, so that all of them are read. */
export async function findTraces(
  sync: ServiceContext,
  secretKey: SecretKey,
  customer: Address,
  { numbers, shards, onProgress = () => undefined }: SearchOptions,
): Promise<Traces> {
  const unreadable = new Set<string>()
  const each = async (collection: Collection, look: (entry: Entry) => void) => {
    let seen = 0
    const walk = async (shard: number) => {
      for await (const page of pagesOf(sync, mapName(collection, shard))) {
        for (const entry of page) {
          if (fieldAt(entry.data, 'v') !== VERSION) unreadable.add(idOf(entry))
          look(entry)
        }
        onProgress(`Reading ${collection}`, (seen += page.length))
      }
    }
    await Promise.all(Array.from({ length: shards }, (_, shard) => walk(shard)))
  }
  const lying = async (collection: Collection, shardKeys: Iterable<string>, prefix: (shardKey: string) => string) => {
    const found: Entry[] = []
    for (const shardKey of shardKeys) {
      const map = mapName(collection, shardOf(shardKey, shards))
      found.push(...(await entriesBeginningWith(prefix(shardKey), sync, map)))
    }
    return found
  }
  const lyingTogether = (collection: Collection, shardKeys: Iterable<string>) =>
    lying(collection, shardKeys, (shardKey) => `${shardKey}.`)
  const customerKey = secretKey('customer', customer)
  const sessions = new Set(numbers.map((number) => secretKey('session', customer, number)))
  const openings = numbers.map((number) => secretKey('opening', customer, number))

  const leases: Entry[] = []
  await each('leases', (lease) => {
    if (sessions.has(textAt(lease.data, 'holder'))) leases.push(lease)
  })

  const recents: Entry[] = []
  await each('recents', (contact) => {
    if (textAt(contact.data, 'contact', 'customer') === customer) recents.push(contact)
  })

  const calls = new Set<string>()
  /** Of calls of workers, who may have chosen others in them, too. */
  const choices: Entry[] = []
  await each('calls', (entry) => {
    const { key, data } = entry
    if (textAt(data, 'event', 'key') === customerKey) choices.push(entry)
    if (textAt(data, 'customer') !== customerKey) return
    calls.add(sidOf(key))
    // A step of which we did not learn to which call it belonged lies under its leg.
    const leg = textAt(data, 'event', 'leg')
    if (leg !== '') calls.add(leg)
  })

  const recordings = new Set<string>()
  const callOf: [recording: string, call: string][] = []
  await each('voicemails', ({ key, data }) => {
    const call = textAt(data, 'part', 'message', 'callSid') || textAt(data, 'part', 'audio', 'callSid')
    callOf.push([sidOf(key), call])
    if (textAt(data, 'part', 'message', 'customer') !== customer) return
    recordings.add(sidOf(key))
    if (call !== '') calls.add(call)
  })
  // Where the message was lost, its audio is known by its call.
  for (const [recording, call] of callOf) if (calls.has(call)) recordings.add(recording)

  const found = {
    assignments: await lyingTogether('assignments', [customerKey]),
    leases,
    openings: await lying('openings', openings, (key) => key),
    recents,
    given: await lyingTogether('given', [customerKey]),
    callEvents: [...(await lyingTogether('calls', calls)), ...choices.filter(({ key }) => !calls.has(sidOf(key)))],
    voicemails: await lyingTogether('voicemails', recordings),
  }
  for (const entry of Object.values(found).flat()) unreadable.delete(idOf(entry))
  return { ...found, unreadable: unreadable.size }
}

function idOf({ map, key }: Entry): string {
  return `${map} ${key}`
}
