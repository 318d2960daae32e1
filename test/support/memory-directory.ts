import type { Directory } from '../../src/state/directory'
import { directoryKey, readNumber, readTeam, readWorker } from '../../src/state/directory-records'
import type { SecretKey } from '../../src/state/keys'

export interface MemoryDirectory {
  readonly directory: Directory
  write(key: string, record: object): Promise<void>
  keys(): Promise<readonly string[]>
}

/** A directory of records in memory, under the keys of the real one. Like Sync it answers later and keeps JSON. */
export function memoryDirectory(secretKey: SecretKey): MemoryDirectory {
  const records = new Map<string, string>()
  const entry = async <Entry>(key: string, read: (data: unknown) => Entry): Promise<Entry | undefined> => {
    await new Promise((resolve) => setImmediate(resolve))
    const json = records.get(key)
    return json === undefined ? undefined : read(JSON.parse(json))
  }
  return {
    directory: {
      number: (address) => entry(directoryKey.number(secretKey, address), readNumber),
      team: (id) => entry(directoryKey.team(id), readTeam),
      worker: (identity) => entry(directoryKey.worker(secretKey, identity), readWorker),
    },
    write: async (key, record) => void records.set(key, JSON.stringify(record)),
    keys: async () => [...records.keys()],
  }
}
