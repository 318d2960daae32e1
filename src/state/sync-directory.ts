import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Directory } from './directory'
import { directoryKey, readNumber, readTeam, readWorker } from './directory-records'
import type { SecretKey } from './keys'
import type { Layout } from './layout'
import { directoryMap } from './shards'
import { isMissing } from './sync-errors'

/** The directory as items of one Map: an entry is one read, however large the business. */
export function syncDirectory(sync: ServiceContext, layout: Layout, secretKey: SecretKey): Directory {
  const entry = async <Entry>(key: string, read: (data: unknown) => Entry): Promise<Entry | undefined> => {
    try {
      const item = await sync.syncMaps(directoryMap).syncMapItems(key).fetch()
      return read(item.data)
    } catch (error) {
      if (!isMissing(error)) throw error
      await layout.shards() // Twilio says the same of a Map that nobody has made, and that is no answer: NotSetUp
      return undefined
    }
  }
  return {
    number: (address) => entry(directoryKey.number(secretKey, address), readNumber),
    team: (id) => entry(directoryKey.team(id), readTeam),
    worker: (identity) => entry(directoryKey.worker(secretKey, identity), readWorker),
  }
}
