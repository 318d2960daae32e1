import type { Directory } from '../../src/state/directory'
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
} from '../../src/state/directory-records'
import type { SecretKey } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import { memoryItems } from './memory-items'

export interface MemoryDirectory {
  readonly directory: Directory
  write(key: string, record: object): Promise<void>
  block(address: string, record?: object): Promise<void>
  /** Who of ours has this phone. */
  enterPhone(phone: string, record: object): Promise<void>
  /** Those of the directory, then those of the block list. */
  keys(): Promise<readonly string[]>
}

/** A directory of records in memory, under the keys of the real one. Like Sync it answers later and keeps JSON. */
export function memoryDirectory(secretKey: SecretKey): MemoryDirectory {
  const records = new Map<string, string>()
  const blockList = memoryItems()
  const later = () => new Promise((resolve) => setImmediate(resolve))
  const entry = async <Entry>(key: string, read: (data: unknown) => Entry): Promise<Entry | undefined> => {
    await later()
    const json = records.get(key)
    return json === undefined ? undefined : read(JSON.parse(json))
  }
  /** In the order of their keys, as a list of Sync's. */
  const entriesBeginningWith = async (prefix: string): Promise<ReadonlyMap<string, unknown>> => {
    await later()
    const own = [...records].filter(([key]) => key.startsWith(prefix))
    const inOrder = own.toSorted(([one], [other]) => (one < other ? -1 : 1))
    return new Map(inOrder.map(([key, json]) => [key, JSON.parse(json) as unknown]))
  }
  return {
    directory: {
      number: (address) => entry(directoryKey.number(secretKey, address), readNumber),
      team: async (id) => readTeam(id, await entriesBeginningWith(directoryKey.team(id))),
      worker: (identity) => entry(directoryKey.worker(secretKey, identity), readWorker),
      ownerOf: (address) => entry(directoryKey.address(secretKey, address), readOwner),
      prompts: (language) => entry(directoryKey.prompts(language), readPrompts),
      templates: async () => (await entry(directoryKey.templates, readTemplates)) ?? [],
      absences: async () => [...(await entriesBeginningWith(directoryKey.absences)).values()].map(readAbsence),
      blockedFrom: async (address) => {
        const found = await blockList.items.fetch(blockedPlace(secretKey, address))
        return found ? readBlocked(found.data) : []
      },
      workerWithPhone: async (phone) => {
        const found = await blockList.items.fetch(phonePlace(secretKey, phone))
        return found && readMember(found.data)
      },
    },
    write: async (key, record) => void records.set(key, JSON.stringify(record)),
    block: async (address, record = writeRecord({})) =>
      void (await blockList.items.create(blockedPlace(secretKey, address), record, 0)),
    enterPhone: async (phone, record) => void (await blockList.items.create(phonePlace(secretKey, phone), record, 0)),
    keys: async () => [...records.keys(), ...(await blockList.keys())],
  }
}
