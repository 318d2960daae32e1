import type { TemplateGroup } from '../../src/routing/customer'
import type { Member, OwnNumber, Prompts, ProxyAddress, Worker } from '../../src/routing/directory'
import { blockedPlace, directoryKey, phonePlace } from '../../src/state/directory-records'
import type { SecretKey } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import { addressOf, keptFrom, type BlockedEntry } from './blocked-schema'
import { overflowChain } from './overflow'
import type { RoutingFile } from './schema'

/** Records, by the keys under which they lie in Sync. */
export type Entries = ReadonlyMap<string, object>

export interface Compiled {
  /** The entries of the directory's Map. Each holds all that a webhook needs of it, so that a webhook reads no third. */
  readonly directory: Entries
  /** What every caller is asked for, which lies in shards: the blocked addresses, and the phones of workers. */
  readonly callers: Entries
}

export function compileDirectory(routing: RoutingFile, secretKey: SecretKey): Compiled {
  const directory = new Map<string, object>([
    ...routing.numbers.map((number): Entry => [
      directoryKey.number(secretKey, number.address),
      writeRecord<OwnNumber>(withChains(routing, number)),
    ]),
    ...routing.teams.flatMap((team) => teamEntries(routing, team, secretKey)),
    ...routing.workers.map((worker): Entry => {
      const own = worker.proxyAddresses.map((address): ProxyAddress => ({ address, of: 'worker' }))
      const proxyAddresses = [...own, ...teamAddresses(routing, worker.identity)]
      return [directoryKey.worker(secretKey, worker.identity), writeRecord<Worker>({ ...worker, proxyAddresses })]
    }),
    ...routing.workers.flatMap((worker) => ownAddresses(worker, secretKey)),
    ...templateEntries(routing.templates),
    ...routing.prompts.map((prompts): Entry => [directoryKey.prompts(prompts.language), writeRecord<Prompts>(prompts)]),
  ])
  const callers = new Map([
    ...routing.blocked.map((entry): Entry => [blockedPlace(secretKey, addressOf(entry)).key, blockedRecord(entry)]),
    ...routing.workers.flatMap((worker) => phoneEntries(worker, secretKey)),
  ])
  return { directory, callers }
}

type Entry = readonly [key: string, record: object]

/** For each team that is named, the chain of those that it overflows to. */
function withChains({ teams }: RoutingFile, { team, menu, ...number }: RoutingFile['numbers'][number]): OwnNumber {
  const choices = menu?.map(({ key, words, team }) => ({ key, words, teams: overflowChain(teams, team) }))
  return { ...number, teams: overflowChain(teams, team), ...(choices && { menu: choices }) }
}

/** The settings, and an entry for each member. `overflow` is for the way back: webhooks find the chain in the number. */
function teamEntries(routing: RoutingFile, team: RoutingFile['teams'][number], secretKey: SecretKey): readonly Entry[] {
  const { strategy, asksAvailability, overflow } = team
  const hours = routing.hours.find(({ id }) => id === team.hours)
  const settings = {
    strategy,
    ...(hours && { hours }),
    ...(asksAvailability !== undefined && { asksAvailability }),
    ...(overflow !== undefined && { overflow }),
  }
  const members = routing.workers.filter(({ identity }) => team.workers.includes(identity))
  return [
    [directoryKey.settings(team.id), writeRecord({ settings })],
    ...members.map((worker): Entry => [directoryKey.member(secretKey, team.id, worker.identity), memberRecord(worker)]),
  ]
}

/** Who writes to such an address means this worker. */
function ownAddresses({ identity, proxyAddresses }: WrittenWorker, secretKey: SecretKey): readonly Entry[] {
  return proxyAddresses.map((address) => [
    directoryKey.address(secretKey, address),
    writeRecord({ address, owner: identity }),
  ])
}

/** All in one: they are few, and asked for together. */
function templateEntries(groups: RoutingFile['templates']): readonly Entry[] {
  if (groups.length === 0) return []
  return [[directoryKey.templates, writeRecord<{ groups: readonly TemplateGroup[] }>({ groups })]]
}

/** Who calls or writes from this phone is one of ours. */
function phoneEntries(worker: WrittenWorker, secretKey: SecretKey): readonly Entry[] {
  return worker.phone === undefined ? [] : [[phonePlace(secretKey, worker.phone).key, memberRecord(worker)]]
}

type WrittenWorker = RoutingFile['workers'][number]

function memberRecord(worker: WrittenWorker): object {
  const { proxyAddresses: _, ...member } = worker
  return writeRecord<{ member: Member }>({ member })
}

/** Sorted, as everything of which Sync does not keep the order. */
function blockedRecord(entry: BlockedEntry): object {
  const workers = keptFrom(entry)?.toSorted()
  return writeRecord({ address: addressOf(entry), ...(workers && { workers }) })
}

/**
 * Frontline can use only numbers that Proxy does not hold: Proxy takes over the webhooks of its own. Those of a worker's
 * teams come before those where a key of the menu leads to one. They are sorted, since of all that is written in the file
 * Sync keeps everything but the order.
 */
function teamAddresses({ teams, numbers }: RoutingFile, identity: string): readonly ProxyAddress[] {
  const own = new Set(teams.filter((team) => team.workers.includes(identity)).map((team) => team.id))
  const ofFrontline = numbers.filter(({ service }) => service === 'frontline')
  const direct = ofFrontline.filter(({ team }) => own.has(team))
  const byKey = ofFrontline.filter(({ menu }) => menu?.some(({ team }) => own.has(team)))
  const addresses = [direct, byKey].flatMap((some) => some.map(({ address }) => address).toSorted())
  return [...new Set(addresses)].map((address) => ({ address, of: 'team' }))
}
