import * as fc from 'fast-check'
import { directoryMap } from '../../src/state/shards'
import { secretKeys } from '../../src/state/keys'
import { checkRoutingFile } from '../../tools/routing/check'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceOf, keyOf, mapOf, type Change } from '../../tools/routing/difference'
import type { Entry, StoredEntry } from '../../tools/routing/map-pages'
import { entriesOf } from '../../tools/routing/stored'
import { fieldAt } from '../../tools/routing/unjudged'
import { arbitraryRouting } from '../support/arbitrary-routing'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const stored = (entries: readonly Entry[]): readonly StoredEntry[] =>
  entries.map((entry) => ({ ...entry, revision: '1' }))
const entry = (key: string, data: unknown = {}) => ({ map: directoryMap, key, data })
const inShort = ({ changes }: ReturnType<typeof differenceOf>) => changes.map((each) => `${each.kind} ${keyOf(each)}`)

describe('The difference between a file and the directory', () => {
  it('brings whoever is named before those who name them', () => {
    const wanted = ['number.1', 'address.1', 'team.sales.settings', 'team.sales.member.1', 'prompts.en-US', 'worker.1']
    expect(
      inShort(
        differenceOf(
          wanted.map((key) => entry(key)),
          [],
        ),
      ),
    ).toEqual([
      'add team.sales.member.1',
      'add prompts.en-US',
      'add worker.1',
      'add address.1',
      'add team.sales.settings',
      'add number.1',
    ])
  })

  it('removes them the other way round, after everything else', () => {
    const before = stored(['team.sales.member.1', 'team.sales.settings', 'number.1'].map((key) => entry(key)))
    expect(inShort(differenceOf([entry('worker.1')], before))).toEqual([
      'add worker.1',
      'remove number.1',
      'remove team.sales.settings',
      'remove team.sales.member.1',
    ])
  })

  it('takes an absence away with its worker, after whom nobody is away, and leaves those of others', () => {
    const before = stored(
      ['absence.1', 'absence.2', 'team.sales.member.1', 'worker.1', 'worker.2'].map((key) => entry(key)),
    )
    const wanted = [entry('worker.2')]
    expect(inShort(differenceOf(wanted, before))).toEqual([
      'remove team.sales.member.1',
      'remove worker.1',
      'remove absence.1',
    ])
    expect(differenceOf(wanted, before).unchanged).toBe(1)
  })

  it('leaves alone what is the same, in whatever order its fields lie', () => {
    const before = stored([entry('worker.1', { v: 1, identity: 'ada', phone: '+12025550151' })])
    const wanted = [entry('worker.1', { phone: '+12025550151', identity: 'ada', v: 1 })]
    expect(differenceOf(wanted, before)).toEqual({ changes: [], unchanged: 1 })
  })

  it('tells the same key in two Maps apart', () => {
    const address = { key: 'k', data: {} }
    const wanted = [{ ...address, map: 'patchbay.blocked.00' }]
    const before = stored([{ ...address, map: 'patchbay.blocked.01' }])
    expect(differenceOf(wanted, before).changes.map(({ kind }) => kind)).toEqual(['add', 'remove'])
  })

  it('leaves, at every point of an import, each number with its teams and its prompts, and each team with a member', () => {
    const file = arbitraryRouting.map((routing) => {
      const checked = checkRoutingFile(JSON.stringify(routing))
      return checked.ok ? entriesOf(compileDirectory(checked.routing, secretKey), 2) : []
    })
    fc.assert(
      fc.property(file, file, (before, after) => {
        const now = new Map(before.map((each) => [idOf(each), each]))
        for (const change of differenceOf(after, stored(before)).changes) {
          apply(change, now)
          expect(lackingIn([...now.values()])).toEqual([])
        }
        expect(new Map(after.map((each) => [idOf(each), each]))).toEqual(now)
      }),
      { numRuns: 200 },
    )
  })
})

function idOf({ map, key }: Pick<Entry, 'map' | 'key'>): string {
  return `${map} ${key}`
}

function apply(change: Change, to: Map<string, Entry>): void {
  const id = idOf({ map: mapOf(change), key: keyOf(change) })
  if (change.kind === 'remove') to.delete(id)
  else to.set(id, change.after)
}

/** What a caller would miss. */
function lackingIn(entries: readonly Entry[]): readonly string[] {
  const keys = entries.map(({ key }) => key)
  const named = entries.flatMap(({ key, data }) => {
    if (!key.startsWith('number.')) return []
    const [teams, language] = [fieldAt(data, 'teams') as readonly string[], fieldAt(data, 'language')]
    const settings = teams.map((id) => `team.${id}.settings`)
    return typeof language === 'string' ? [...settings, `prompts.${language}`] : settings
  })
  const teams = keys.flatMap((key) => /^(team\..+\.)settings$/.exec(key)?.[1] ?? [])
  return [
    ...named.filter((key) => !keys.includes(key)),
    ...teams.filter((team) => !keys.some((key) => key.startsWith(`${team}member.`))),
  ]
}
