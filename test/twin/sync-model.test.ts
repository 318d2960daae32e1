import * as fc from 'fast-check'
import { syncOperations } from '../../twin/api/sync'
import { newItemStore } from '../../twin/api/sync-item-store'
import { newSortedKeys } from '../../twin/api/sorted-keys'
import { setUp } from './router-setup'

/** Few keys, so that they meet; of different lengths and beyond ASCII, so that their order matters. */
const anyKey = fc.constantFrom('a', 'aa', 'b', 'B', 'ba', 'é', '~', '0', '10', '9')

const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), key: anyKey, value: fc.nat(), ttl: fc.constantFrom(0, 1, 5) }),
  fc.record({ kind: fc.constant('update' as const), key: anyKey, value: fc.nat(), stale: fc.boolean() }),
  fc.record({ kind: fc.constant('delete' as const), key: anyKey }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    bounds: fc.constantFrom('inclusive' as const, 'exclusive' as const),
    from: fc.option(anyKey, { nil: undefined }),
    pageSize: fc.integer({ min: 1, max: 4 }),
  }),
)

type Step = typeof anyStep extends fc.Arbitrary<infer Kind> ? Kind : never

/** What a Map must do, said in the simplest way: an object per key, sorted at each list. */
function newModel() {
  const items = new Map<string, { value: number; revision: number; expiresAt: number }>()
  let now = 0
  const live = (key: string) => {
    const item = items.get(key)
    return item && item.expiresAt > now ? item : undefined
  }

  return (step: Step): unknown => {
    switch (step.kind) {
      case 'create': {
        if (live(step.key)) return 54208
        items.set(step.key, { value: step.value, revision: 0, expiresAt: step.ttl === 0 ? Infinity : now + step.ttl })
        return '0'
      }
      case 'update': {
        const item = live(step.key)
        if (!item) return 20404
        if (step.stale) return 54205
        items.set(step.key, { ...item, value: step.value, revision: item.revision + 1 })
        return String(item.revision + 1)
      }
      case 'delete': {
        if (!live(step.key)) return 20404
        return items.delete(step.key)
      }
      case 'wait': {
        now += step.seconds
        return undefined
      }
      case 'list': {
        const { from, bounds } = step
        const keys = [...items.keys()].filter(live).toSorted((a, b) => (a < b ? -1 : 1))
        const inOrder = step.order === 'asc' ? keys : keys.toReversed()
        return inOrder
          .filter((key) => from === undefined || (step.order === 'asc' ? key >= from : key <= from))
          .filter((key) => bounds === 'inclusive' || key !== from)
          .map((key) => [key, live(key)?.value])
      }
    }
  }
}

async function newTwin() {
  const { account, client, clock } = setUp((options) => ({ operations: syncOperations(options) }))
  const { sid } = await client.sync.v1.services(account.syncServiceSid).syncMaps.create()
  const items = client.sync.v1.services(account.syncServiceSid).syncMaps(sid).syncMapItems
  const at = (key: string) => items(encodeURIComponent(key))

  async function run(step: Step): Promise<unknown> {
    switch (step.kind) {
      case 'create':
        return (await items.create({ key: step.key, data: { value: step.value }, ttl: step.ttl })).revision
      case 'update': {
        const data = { value: step.value }
        return (await at(step.key).update(step.stale ? { data, ifMatch: 'stale' } : { data })).revision
      }
      case 'delete':
        return at(step.key).remove()
      case 'wait':
        return clock.sleep(step.seconds * 1000)
      case 'list': {
        const { kind: _, from, ...rest } = step
        const listed = await items.list(from === undefined ? rest : { ...rest, from })
        return listed.map(({ key, data }) => [key, data.value])
      }
    }
  }

  return (step: Step) => run(step).catch((error: { code: number }) => error.code)
}

describe('a Map', () => {
  it('does what a sorted set of objects with an end does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
        const twin = await newTwin()
        const model = newModel()
        for (const step of steps) expect(await twin(step)).toEqual(model(step))
      }),
      { numRuns: 150, seed: 20260302 },
    )
  })
})

describe('sorted keys', () => {
  it('are what sorting would make of them', () => {
    const anyChange = fc.tuple(fc.boolean(), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1000, maxLength: 3000 }), fc.string(), (changes, from) => {
        const keys = newSortedKeys()
        const model = new Set<string>()
        for (const [adds, key] of changes) {
          if (adds) keys.add(key)
          else keys.delete(key)
          if (adds) model.add(key)
          else model.delete(key)
        }
        const sorted = [...model].toSorted((a, b) => (a < b ? -1 : 1))
        expect([...keys.ascending()]).toEqual(sorted)
        expect([...keys.descending()]).toEqual(sorted.toReversed())
        expect([...keys.ascending(from)]).toEqual(sorted.filter((key) => key >= from))
        expect([...keys.descending(from)]).toEqual(sorted.filter((key) => key <= from).toReversed())
      }),
      { numRuns: 50, seed: 20260302 },
    )
  })

  it('stay sorted when whole blocks of them go', () => {
    const all = Array.from({ length: 5000 }, (_, index) => String(index).padStart(5, '0'))
    const keys = newSortedKeys()
    for (const key of all) keys.add(key)
    for (const key of all.slice(1000, 4000)) keys.delete(key)
    expect([...keys.ascending('01000')]).toEqual(all.slice(4000))
    expect([...keys.descending('03999')]).toEqual(all.slice(0, 1000).toReversed())
    for (const key of all) keys.delete(key)
    expect([...keys.ascending(), ...keys.descending()]).toEqual([])
  })
})

describe('a Map of 1,000,000 items', () => {
  it('still takes an item and gives a page in well under a millisecond each', () => {
    const now = new Date('2026-03-02T09:00:00Z')
    const store = newItemStore(() => now)
    const save = (key: string) =>
      store.save({ key, data: {}, revision: 0, createdAt: now, updatedAt: now, expiresAt: undefined })
    // 7919 is prime to a million, so the keys come in no order and each of them comes once.
    for (let index = 0; index < 1_000_000; index++) save(`call.${(index * 7919) % 1_000_000}`)

    const startedAt = performance.now()
    for (let index = 0; index < 1000; index++) {
      save(`event.${index}`)
      expect(store.ascending(`call.${index}`, 50)).toHaveLength(50)
    }
    expect((performance.now() - startedAt) / 1000).toBeLessThan(1)
  })
})
