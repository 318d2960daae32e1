import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { strategies } from '../../src/routing/directory'
import { readRecord, UnreadableRecord } from '../../src/state/records'
import { addressOf, type BlockedEntry } from './blocked-schema'
import { hours } from './hours-schema'
import { choiceFields, numberFields } from './number-schema'
import { promptFields } from './prompts-schema'
import { templateGroup } from './templates-schema'
import { workerFields, type RoutingFile } from './schema'

const teams = v.tupleWithRest([v.string()], v.string())
const number = {
  ...numberFields,
  teams,
  menu: v.optional(v.array(v.object({ ...choiceFields, teams }))),
}
const worker = {
  ...workerFields,
  proxyAddresses: v.array(v.object({ address: v.string(), of: v.picklist(['worker', 'team']) })),
}
const settings = {
  settings: v.object({
    strategy: v.picklist(strategies),
    hours: v.optional(hours),
    asksAvailability: v.optional(v.boolean()),
    overflow: v.optional(v.string()),
  }),
}
const templates = { groups: v.array(templateGroup) }
const member = { member: v.object({ identity: v.string() }) }
const blockedRecord = { address: v.string(), workers: v.optional(v.array(v.string())) }

type Hours = RoutingFile['hours'][number]

/**
 * The routing file from which these records were made, its lists in alphabetical order. An `UnreadableRecord` names the
 * key of the entry that is none of ours, or that another import has left half done.
 */
export function decompileDirectory(entries: ReadonlyMap<string, unknown>, blocked: readonly unknown[]): RoutingFile {
  const of = <Entry>(keys: RegExp, read: (data: unknown, key: string) => Entry): readonly Entry[] =>
    [...entries].filter(([key]) => keys.test(key)).map(([key, data]) => naming(key, () => read(data, key)))

  for (const key of entries.keys()) if (!known.test(key)) throw new UnreadableRecord(`${key} is not known here`)
  const members = of(/^team\.[^.]+\.member\./, (data, key) => ({
    team: idIn(key),
    identity: readRecord('member', member, data).member.identity,
  }))
  const teams = of(/^team\.[^.]+\.settings$/, (data, key) => ({
    key,
    id: idIn(key),
    ...readRecord('team', settings, data).settings,
  }))
  return {
    version: 1,
    workers: sorted(of(/^worker\./, readWorker), ({ identity }) => identity),
    teams: sorted(
      teams.map(({ id, strategy, hours, asksAvailability, overflow }) => ({
        id,
        workers: members
          .filter(({ team }) => team === id)
          .map(({ identity }) => identity)
          .toSorted(),
        strategy,
        ...(hours && { hours: hours.id }),
        ...(asksAvailability !== undefined && { asksAvailability }),
        ...(overflow !== undefined && { overflow }),
      })),
      ({ id }) => id,
    ),
    numbers: sorted(of(/^number\./, readNumber), ({ address }) => address),
    hours: sorted(hoursOf(teams), ({ id }) => id),
    prompts: sorted(of(/^prompts\./, readPrompts), ({ language }) => language),
    templates: of(/^templates$/, (data) => readRecord('templates', templates, data).groups).flat(),
    blocked: sorted(blocked.map(readBlocked), addressOf),
  }
}

/** Absences are said from day to day and are not in the file. Whose an address is, is said by the workers. */
const known = /^(?:templates$|absence\.|address\.|number\.|worker\.|prompts\.|team\.[^.]+\.(?:settings$|member\.))/

/** `team.sales.settings` => `sales` */
const idIn = (key: string) => key.split('.')[1] ?? ''

function readWorker(data: unknown) {
  const { proxyAddresses, ...rest } = fieldsOf('worker', worker, data)
  const own = proxyAddresses.filter((one) => one.of === 'worker')
  return { ...rest, proxyAddresses: own.map(({ address }) => address) }
}

function readNumber(data: unknown) {
  const { teams, menu, ...rest } = fieldsOf('number', number, data)
  const choices = menu?.map(({ teams, ...choice }) => ({ ...choice, team: teams[0] }))
  return { ...rest, team: teams[0], ...(choices && { menu: choices }) }
}

function readBlocked(data: unknown): BlockedEntry {
  const { address, workers } = readRecord('blocked', blockedRecord, data)
  return workers ? { address, workers } : address
}

const readPrompts = (data: unknown) => fieldsOf('prompts', promptFields, data)

/** Of a record, without the version in which it is written. */
function fieldsOf<Entries extends v.ObjectEntries>(kind: string, entries: Entries, data: unknown) {
  return v.parse(v.object(entries), readRecord(kind, entries, data))
}

/** Each team carries its hours whole. An import that was interrupted can leave two versions of them. */
function hoursOf(teams: readonly { readonly key: string; readonly hours?: Hours | undefined }[]): readonly Hours[] {
  const found = new Map<string, Hours>()
  for (const { key, hours } of teams) {
    if (!hours) continue
    const other = found.get(hours.id)
    if (other && !isDeepStrictEqual(other, hours)) {
      throw new UnreadableRecord(`${key} has other hours "${hours.id}" than another team; repeat the import`)
    }
    found.set(hours.id, hours)
  }
  return [...found.values()]
}

function naming<Entry>(key: string, read: () => Entry): Entry {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error
    throw new UnreadableRecord(`${key}: ${error.message}`, { cause: error })
  }
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => (by(a) < by(b) ? -1 : 1))
}
