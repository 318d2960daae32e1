import { isDeepStrictEqual } from 'node:util'
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { isChanged, isMissing, isTaken } from '../../src/state/sync-errors'
import { inWords, UserError } from '../command'
import { groupedBy } from '../grouped-by'
import { patiently } from '../patiently'
import { mapOf, type Change } from '../routing/difference'
import { unlessMissing, type Entry } from '../routing/map-pages'
import { fieldAt } from '../routing/unjudged'
import type { Progress } from '../say-every-second'

/** Twilio is far away: one after the other, a Map would get fewer writes than it takes. */
const AT_ONCE = 4

/**
 * Writes what differs; repeating it, or going on after an interruption, is safe. Sync counts writes for each Map, so that each Map
 * has a lane of its own. Whoever reads meanwhile finds of each customer what was or what will be, because one phase follows
 * the other:
 *
 *   customers, addresses → new items of lists → others, which lose lines to them → landmarks → what is gone
 */
export async function writeChanges(
  sync: ServiceContext,
  changes: readonly Change[],
  onProgress: Progress = () => undefined,
): Promise<void> {
  let done = 0
  const failures: unknown[] = []
  const worker = async (lane: Iterator<Change>) => {
    for (let next = lane.next(); !next.done && failures.length === 0; next = lane.next()) {
      const { value: change } = next
      try {
        await patiently(() => write(sync, change))
        done += 1
        onProgress('Writing (Sync takes 20 writes a second for each Map)', done, changes.length)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  for (const [, phase] of [...groupedBy(changes, phaseOf)].toSorted(([a], [b]) => a - b)) {
    const lanes = [...groupedBy(phase, mapOf).values()].map((lane) => lane.values())
    await Promise.all(lanes.flatMap((lane) => Array.from({ length: AT_ONCE }, () => worker(lane))))
    if (failures.length > 0) throw interrupted(failures[0], `${done} of ${changes.length} items were written`)
  }
}

function phaseOf(change: Change): number {
  const { data } = change.kind === 'remove' ? change.before : change.after
  const ofList = fieldAt(data, 'lines') !== undefined
  const ofLandmarks = fieldAt(data, 'landmarks') !== undefined
  if (change.kind === 'remove') return ofLandmarks || ofList ? 4 : 5
  if (ofLandmarks) return 3
  if (ofList) return change.kind === 'add' ? 1 : 2
  return 0
}

/** A request whose answer was lost is made again, and finds its own work: nobody else has written the same. */
async function write(sync: ServiceContext, change: Change): Promise<void> {
  switch (change.kind) {
    case 'add': {
      const { map, key, data } = change.after
      const made = sync.syncMaps(map).syncMapItems.create({ key, data })
      return unlessDone(made, sync, change.after)
    }
    case 'change': {
      const { map, key, revision } = change.before
      const made = sync.syncMaps(map).syncMapItems(key).update({ data: change.after.data, ifMatch: revision })
      return unlessDone(made, sync, change.after)
    }
    case 'remove': {
      const { map, key, revision } = change.before
      await sync.syncMaps(map).syncMapItems(key).remove({ ifMatch: revision }).catch(unlessMissing)
    }
  }
}

async function unlessDone(made: Promise<unknown>, sync: ServiceContext, { map, key, data }: Entry): Promise<void> {
  try {
    await made
  } catch (error) {
    if (!isTaken(error) && !isChanged(error)) throw error
    const found = await sync.syncMaps(map).syncMapItems(key).fetch()
    if (!isDeepStrictEqual(found.data, data)) throw error
  }
}

function interrupted(error: unknown, made: string): UserError {
  const overtaken = isTaken(error) || isChanged(error) || isMissing(error)
  const because = overtaken ? 'Somebody else has changed the list meanwhile.' : String(inWords(error))
  return new UserError(`${because}\n${made}. Repeat the import: it writes those that are missing.`, { cause: error })
}
