import type { OwnNumber, ProxyAddress, Team, Worker } from '../../src/routing/directory'
import { directoryKey } from '../../src/state/directory-records'
import type { SecretKey } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import type { RoutingFile } from './file'

/** The entries of the directory's Map, by key. Each holds all that a webhook needs of it, so that a webhook reads no third. */
export type DirectoryEntries = ReadonlyMap<string, object>

export function compileDirectory(routing: RoutingFile, secretKey: SecretKey): DirectoryEntries {
  const entries = new Map<string, object>()
  for (const { service: _, ...number } of routing.numbers) {
    entries.set(directoryKey.number(secretKey, number.address), writeRecord<OwnNumber>(number))
  }
  for (const team of routing.teams) {
    const members = team.workers.map((identity) => {
      const phone = routing.workers.find((worker) => worker.identity === identity)?.phone
      return { identity, ...(phone && { phone }) }
    })
    entries.set(directoryKey.team(team.id), writeRecord<Team>({ id: team.id, members }))
  }
  for (const { identity, proxyAddresses } of routing.workers) {
    const own = proxyAddresses.map((address): ProxyAddress => ({ address, of: 'worker' }))
    const record: Worker = { identity, proxyAddresses: [...own, ...teamAddresses(routing, identity)] }
    entries.set(directoryKey.worker(secretKey, identity), writeRecord(record))
  }
  return entries
}

/** Frontline can use only numbers that Proxy does not hold: Proxy takes over the webhooks of its own. */
function teamAddresses({ teams, numbers }: RoutingFile, identity: string): readonly ProxyAddress[] {
  const own = new Set(teams.filter((team) => team.workers.includes(identity)).map((team) => team.id))
  return numbers
    .filter((number) => number.service === 'frontline' && own.has(number.team))
    .map(({ address }) => ({ address, of: 'team' }))
}
