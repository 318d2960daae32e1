import type { Items, Place, Revised } from '../../src/state/items'
import type { OpenItems } from './opened-items'

const place: Place = { collection: 'calls', shardKey: 'call-1', key: 'call-1.b' }
const HOUR_IN_SECONDS = 3_600

const dataOf = (listed: readonly Revised[]) => listed.map(({ data }) => data)

/** What every place for items promises. */
export function describeItems(name: string, open: OpenItems): void {
  describe(`items in ${name}`, () => {
    let items: Items
    beforeEach(async () => {
      items = (await open()).items
    })

    it('are created and fetched', async () => {
      expect(await items.create(place, { v: 1, said: 'Hello, ä 👋' }, HOUR_IN_SECONDS)).toBe('created')
      expect(await items.fetch(place)).toMatchObject({ data: { v: 1, said: 'Hello, ä 👋' } })
    })

    it('are undefined where there are none', async () => {
      expect(await items.fetch(place)).toBeUndefined()
      expect(await items.list('calls', 'call-1')).toEqual([])
    })

    it('stay as the first one wrote them', async () => {
      await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
      expect(await items.create(place, { by: 'the second' }, HOUR_IN_SECONDS)).toBe('taken')
      expect(await items.fetch(place)).toMatchObject({ data: { by: 'the first' } })
    })

    it('are created once, however many try at once', async () => {
      const writers = ['a', 'b', 'c', 'd']
      const results = await Promise.all(writers.map((by) => items.create(place, { by }, HOUR_IN_SECONDS)))
      expect(results.toSorted((a, b) => a.localeCompare(b))).toEqual(['created', 'taken', 'taken', 'taken'])
      expect(await items.fetch(place)).toMatchObject({ data: { by: writers[results.indexOf('created')] } })
    })

    it('lie apart in each collection', async () => {
      await items.create(place, { in: 'calls' }, HOUR_IN_SECONDS)
      expect(await items.create({ ...place, collection: 'voicemails' }, { in: 'voicemails' }, HOUR_IN_SECONDS)).toBe(
        'created',
      )
      expect(await items.list('calls', 'call-1')).toMatchObject([{ data: { in: 'calls' } }])
    })

    it('are listed in the order of their keys, those of their shard key only', async () => {
      for (const key of ['call-1.b', 'call-1.a', 'call-1.c']) {
        await items.create({ ...place, key }, { key }, HOUR_IN_SECONDS)
      }
      for (const shardKey of ['call-0', 'call-10', 'call-2']) {
        await items.create({ ...place, shardKey, key: `${shardKey}.a` }, { of: 'another' }, HOUR_IN_SECONDS)
      }
      expect(dataOf(await items.list('calls', 'call-1'))).toEqual([
        { key: 'call-1.a' },
        { key: 'call-1.b' },
        { key: 'call-1.c' },
      ])
    })

    it('are all listed, also when they fill more than one page', async () => {
      // https://www.twilio.com/docs/sync/api/map-item-resource: at most 100 to a page
      const keys = Array.from({ length: 103 }, (_, index) => `call-1.${String(index).padStart(3, '0')}`)
      for (const key of keys) await items.create({ ...place, key }, { key }, HOUR_IN_SECONDS)
      expect(dataOf(await items.list('calls', 'call-1'))).toEqual(keys.map((key) => ({ key })))
    })

    it('are listed under the revision that a fetch tells', async () => {
      await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
      await items.create({ ...place, key: 'call-1.c' }, { by: 'its neighbour' }, HOUR_IN_SECONDS)
      await items.replace(place, { by: 'the second' }, HOUR_IN_SECONDS, (await items.fetch(place))?.revision ?? 'none')
      const [listed, neighbour] = await items.list('calls', 'call-1')
      expect(listed).toEqual({ key: place.key, ...(await items.fetch(place)) })
      expect(neighbour?.revision).not.toBe(listed?.revision)
    })

    describe('of which some are listed', () => {
      const namesOf = async (from: string, most: number) =>
        (await items.range('calls', 'call-1', from, most)).map(({ name }) => name)
      const create = (shardKey: string, name: string) =>
        items.create({ collection: 'calls', shardKey, key: `${shardKey}.${name}` }, { of: name }, HOUR_IN_SECONDS)
      beforeEach(async () => {
        for (const name of ['5', '1', '35', '3']) await create('call-1', name)
        for (const shardKey of ['call-0', 'call-10', 'call-2']) await create(shardKey, '3')
      })

      it('come in the order of their keys, as many as were asked for', async () => {
        expect(await namesOf('', 2)).toEqual(['1', '3'])
        expect(await namesOf('', 100)).toEqual(['1', '3', '35', '5'])
      })

      it('begin with the one that was named, or with the next where there is none', async () => {
        expect(await namesOf('3', 2)).toEqual(['3', '35'])
        expect(await namesOf('30', 2)).toEqual(['35', '5'])
        expect(await namesOf('50', 2)).toEqual([])
      })

      it('come with their data, under the revision that a fetch tells', async () => {
        const [listed] = await items.range('calls', 'call-1', '3', 1)
        const fetched = await items.fetch({ collection: 'calls', shardKey: 'call-1', key: 'call-1.3' })
        expect(listed).toEqual({ name: '3', ...fetched })
        expect(listed?.data).toEqual({ of: '3' })
      })

      it('are none where there are none', async () => {
        expect(await items.range('calls', 'call-3', '', 10)).toEqual([])
      })
    })

    describe('that are replaced', () => {
      const revisionOf = async () => (await items.fetch(place))?.revision ?? 'none'

      it('hold the new data, all of it, under a new revision', async () => {
        await items.create(place, { by: 'the first', also: 'this' }, HOUR_IN_SECONDS)
        const before = await revisionOf()
        expect(await items.replace(place, { by: 'the second' }, HOUR_IN_SECONDS, before)).toBe('replaced')
        expect((await items.fetch(place))?.data).toEqual({ by: 'the second' })
        expect(await revisionOf()).not.toBe(before)
      })

      it('stay as they are when the revision is an old one', async () => {
        await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
        const before = await revisionOf()
        await items.replace(place, { by: 'the second' }, HOUR_IN_SECONDS, before)
        expect(await items.replace(place, { by: 'the third' }, HOUR_IN_SECONDS, before)).toBe('changed')
        expect((await items.fetch(place))?.data).toEqual({ by: 'the second' })
      })

      it('are replaced by one only, however many have read the same revision', async () => {
        await items.create(place, { by: 'nobody' }, HOUR_IN_SECONDS)
        const revision = await revisionOf()
        const writers = Array.from({ length: 20 }, (_, index) => `writer ${index}`)
        const results = await Promise.all(writers.map((by) => items.replace(place, { by }, HOUR_IN_SECONDS, revision)))
        expect(results.filter((result) => result === 'replaced')).toHaveLength(1)
        expect(results.filter((result) => result === 'changed')).toHaveLength(19)
        expect((await items.fetch(place))?.data).toEqual({ by: writers[results.indexOf('replaced')] })
      })

      it('are not made where there are none', async () => {
        expect(await items.replace(place, { by: 'somebody' }, HOUR_IN_SECONDS, '0')).toBe('missing')
        expect(await items.fetch(place)).toBeUndefined()
      })
    })

    describe('that are removed', () => {
      it('are gone, and their key is free', async () => {
        await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
        expect(await items.remove(place)).toBe('removed')
        expect(await items.fetch(place)).toBeUndefined()
        expect(await items.list('calls', 'call-1')).toEqual([])
        expect(await items.create(place, { by: 'the second' }, HOUR_IN_SECONDS)).toBe('created')
      })

      it('are removed by one only, and missed by those who come later', async () => {
        await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
        const results = await Promise.all([items.remove(place), items.remove(place), items.remove(place)])
        expect(results.toSorted((a, b) => a.localeCompare(b))).toEqual(['missing', 'missing', 'removed'])
      })

      it('are removed at the revision that was read, and at no older one', async () => {
        await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
        const before = (await items.fetch(place))?.revision ?? 'none'
        await items.replace(place, { by: 'the second' }, HOUR_IN_SECONDS, before)
        expect(await items.remove(place, before)).toBe('changed')
        const [listed] = await items.list('calls', 'call-1')
        expect(listed?.data).toEqual({ by: 'the second' })
        expect(await items.remove(place, listed?.revision)).toBe('removed')
        expect(await items.remove(place, listed?.revision)).toBe('missing')
      })

      it('leave their neighbours alone', async () => {
        await items.create(place, { by: 'the first' }, HOUR_IN_SECONDS)
        await items.create({ ...place, key: 'call-1.c' }, { by: 'its neighbour' }, HOUR_IN_SECONDS)
        await items.remove(place)
        expect(dataOf(await items.list('calls', 'call-1'))).toEqual([{ by: 'its neighbour' }])
      })
    })
  })
}
