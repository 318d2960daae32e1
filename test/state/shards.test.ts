import { allMapNames, layoutDocument, mapName, MOST_SHARDS, shardOf } from '../../src/state/shards'

describe('shards', () => {
  it('are the same in every version of Patchbay, for what was stored must be found again', () => {
    expect(['CA0', 'CA1', 'CA5', 'CA8'].map((key) => shardOf(key, 4))).toEqual([1, 0, 1, 3])
  })

  it('are numbered from 0', () => {
    expect(shardOf('CA0123456789abcdef0123456789abcdef', 1)).toBe(0)
  })

  it('share the keys evenly', () => {
    const counts = [0, 0, 0, 0]
    for (let index = 0; index < 4_000; index += 1) {
      const shard = shardOf(`CA${index.toString(16).padStart(32, '0')}`, 4)
      counts[shard] = (counts[shard] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(100)
  })
})

describe('the names of Maps', () => {
  it('sort as their shards do', () => {
    expect(mapName('calls', 3)).toBe('patchbay.calls.03')
    const names = Array.from({ length: MOST_SHARDS }, (_, shard) => mapName('calls', shard))
    expect(names.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(names)
  })

  it('are one for the directory and one a shard for each collection', () => {
    expect(allMapNames(2)).toEqual([
      'patchbay.directory',
      'patchbay.assignments.00',
      'patchbay.assignments.01',
      'patchbay.blocked.00',
      'patchbay.blocked.01',
      'patchbay.calls.00',
      'patchbay.calls.01',
      'patchbay.claims.00',
      'patchbay.claims.01',
      'patchbay.customers.00',
      'patchbay.customers.01',
      'patchbay.given.00',
      'patchbay.given.01',
      'patchbay.leases.00',
      'patchbay.leases.01',
      'patchbay.openings.00',
      'patchbay.openings.01',
      'patchbay.recents.00',
      'patchbay.recents.01',
      'patchbay.turns.00',
      'patchbay.turns.01',
      'patchbay.voicemails.00',
      'patchbay.voicemails.01',
    ])
  })

  it('are names that Sync takes: they do not look like SIDs', () => {
    // https://www.twilio.com/docs/api/errors/54302
    for (const name of [...allMapNames(MOST_SHARDS), layoutDocument]) expect(name).not.toMatch(/^[A-Z]{2}[0-9a-f]{32}$/)
  })
})
