import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Directory } from './directory'
import {
  blockedPlace,
  directoryKey,
  phonePlace,
  readAbsence,
  readBlocked,
  readMember,
  readNumber,
  readOwner,
  readPrompts,
  readTeam,
  readTemplates,
  readWorker,
} from './directory-records'
import type { SecretKey } from './keys'
import { lacking, type Layout } from './layout'
import { directoryMap } from './shards'
import { isMissing } from './sync-errors'
import { syncItems } from './sync-items'
import { itemsBeginningWith } from './sync-pages'

/**
 * The directory as items of one Map: an entry is one read, however large the business, and a team one for each hundred
 * members.
 */
export function syncDirectory(sync: ServiceContext, layout: Layout, secretKey: SecretKey): Directory {
  const items = syncItems(sync, layout)
  const map = () => sync.syncMaps(directoryMap)

  const entry = async <Entry>(key: string, read: (data: unknown) => Entry): Promise<Entry | undefined> => {
    try {
      const item = await map().syncMapItems(key).fetch()
      return read(item.data)
    } catch (error) {
      if (!isMissing(error)) throw error
      await layout.shards() // Twilio says the same of a Map that nobody has made, and that is no answer: NotSetUp
      return undefined
    }
  }

  const entriesBeginningWith = async (prefix: string): Promise<ReadonlyMap<string, unknown>> => {
    try {
      const found = await itemsBeginningWith(prefix, map())
      return new Map(found.map((item) => [item.key, item.data]))
    } catch (error) {
      if (!isMissing(error)) throw error
      await layout.shards()
      throw lacking(directoryMap) // A list without items is an empty page and no 404
    }
  }

  return {
    number: (address) => entry(directoryKey.number(secretKey, address), readNumber),
    team: async (id) => readTeam(id, await entriesBeginningWith(directoryKey.team(id))),
    worker: (identity) => entry(directoryKey.worker(secretKey, identity), readWorker),
    ownerOf: (address) => entry(directoryKey.address(secretKey, address), readOwner),
    prompts: (language) => entry(directoryKey.prompts(language), readPrompts),
    templates: async () => (await entry(directoryKey.templates, readTemplates)) ?? [],
    absences: async () => [...(await entriesBeginningWith(directoryKey.absences)).values()].map(readAbsence),
    blockedFrom: async (address) => {
      const found = await items.fetch(blockedPlace(secretKey, address))
      return found ? readBlocked(found.data) : []
    },
    workerWithPhone: async (phone) => {
      const found = await items.fetch(phonePlace(secretKey, phone))
      return found && readMember(found.data)
    },
  }
}
