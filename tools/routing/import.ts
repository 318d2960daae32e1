import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { isChanged, isMissing, isTaken } from '../../src/state/sync-errors'
import { inWords, UserError } from '../command'
import { patiently } from '../patiently'
import type { Progress } from '../say-every-second'
import type { Compiled } from './compile'
import { differenceOf, isAbsence, mapOf, type Change, type Difference } from './difference'
import { unlessMissing } from './map-pages'
import { entriesOf, readStored } from './stored'

/** What an import of this file would write. */
export async function differenceFrom(
  sync: ServiceContext,
  compiled: Compiled,
  shards: number,
  onProgress?: Progress,
): Promise<Difference> {
  return differenceOf(entriesOf(compiled, shards), await readStored(sync, shards, onProgress))
}

/**
 * Makes the directory equal to the file and writes only what differs: repeating it, or going on after an interruption, is
 * safe. Sync counts writes for each Map, so that each Map has a lane of its own; in a lane, one change follows the other.
 *
 *   directory    settings of a team → number of this team → …
 *   blocked.00   address → address → address → …
 *   blocked.01   address → address → …
 */
export async function importDirectory(
  sync: ServiceContext,
  { changes }: Difference,
  onProgress: Progress = () => undefined,
): Promise<void> {
  const failures: unknown[] = []
  let done = 0
  const make = async (lane: readonly Change[]) => {
    for (const change of lane) {
      if (failures.length > 0) return
      await patiently(() => write(sync, change))
      done += 1
      onProgress('Writing (Sync takes 20 writes a second for each Map)', done, changes.length)
    }
  }
  const lanes = [...new Set(changes.map(mapOf))].map((map) => changes.filter((change) => mapOf(change) === map))
  await Promise.all(lanes.map((lane) => make(lane).catch((error: unknown) => failures.push(error))))
  if (failures.length > 0) throw interrupted(failures[0], `${done} of ${changes.length} changes were made`)
}

/**
 * Only over what the difference was made from: of two operators who import at once, the second is told.
 *
 *   operator 1   read (revision 4)   write if 4 → revision 5
 *   operator 2   read (revision 4)                             write if 4 → refused
 */
async function write(sync: ServiceContext, change: Change): Promise<void> {
  switch (change.kind) {
    case 'add': {
      const { map, key, data } = change.after
      await sync.syncMaps(map).syncMapItems.create({ key, data })
      return
    }
    case 'change': {
      const { map, key, revision } = change.before
      await sync.syncMaps(map).syncMapItems(key).update({ data: change.after.data, ifMatch: revision })
      return
    }
    case 'remove': {
      const { map, key, revision } = change.before
      const removed = sync.syncMaps(map).syncMapItems(key).remove({ ifMatch: revision })
      await (isAbsence(key) ? removed.catch(unlessMissing) : removed) // an absence may have ended meanwhile
    }
  }
}

function interrupted(error: unknown, made: string): UserError {
  const overtaken = isTaken(error) || isChanged(error) || isMissing(error)
  const because = overtaken ? 'Somebody else has changed the directory meanwhile.' : String(inWords(error))
  return new UserError(`${because}\n${made}. Repeat the import: it makes those that are missing.`, { cause: error })
}
