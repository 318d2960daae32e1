import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Absence } from '../../src/routing/directory'
import { isInForce } from '../../src/routing/standings'
import { again, contended } from '../../src/state/again'
import { directoryKey, readAbsences } from '../../src/state/directory-records'
import { writeRecord } from '../../src/state/records'
import { directoryMap } from '../../src/state/shards'
import { isChanged, isTaken } from '../../src/state/sync-errors'
import { patiently } from '../patiently'
import { unlessMissing } from './map-pages'

/** What `set-availability` takes. */
export const availabilities = ['available', 'away'] as const
export type Availability = (typeof availabilities)[number]

/** One of those who write at once always gets through: more operators than this never do. */
const MOST_ATTEMPTS = 20

/**
 * Says whether customers are put through to a worker, and drops absences that are over. All of them are one item, changed
 * by compare and swap. Throws `Contended` when others were faster each time.
 *
 *   operator 1   read (revision 4)   ada is away, if 4 → revision 5
 *   operator 2   read (revision 4)   grace is away, if 4 → changed   read (revision 5)   grace too, if 5 → revision 6
 */
export async function setAvailability(
  sync: ServiceContext,
  worker: string,
  availability: Availability,
  until: Date | undefined,
  now: Date,
): Promise<void> {
  const items = sync.syncMaps(directoryMap).syncMapItems
  const item = sync.syncMaps(directoryMap).syncMapItems(directoryKey.absences)
  const own: Absence = { worker, ...(until && { until: until.toISOString() }) }

  await again(MOST_ATTEMPTS, async () => {
    const found = await patiently(() => item.fetch()).catch(unlessMissing)
    const known = found ? readAbsences(found.data) : []
    const others = known.filter((absence) => absence.worker !== worker && isInForce(absence, now))
    const data = writeRecord({ absences: availability === 'away' ? [...others, own] : others })
    try {
      await patiently(() =>
        found ? item.update({ data, ifMatch: found.revision }) : items.create({ key: directoryKey.absences, data }),
      )
      return 'written'
    } catch (error) {
      if (isChanged(error) || isTaken(error)) return contended
      throw error
    }
  })
}
