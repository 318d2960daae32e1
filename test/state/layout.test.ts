import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { NotSetUp, syncLayout } from '../../src/state/layout'
import { twilioError } from '../support/twilio-error'

/** A Sync service with one Document. */
function syncWith(fetch: () => Promise<{ readonly data: unknown }>): ServiceContext {
  return {
    documents: (name: string) => {
      expect(name).toBe('patchbay.layout')
      return { fetch }
    },
  } as unknown as ServiceContext // The layout uses nothing else of it
}

describe('the layout', () => {
  it('is read once, whoever asks', async () => {
    const fetch = jest.fn(async () => ({ data: { v: 1, shards: 4 } }))
    const layout = syncLayout(syncWith(fetch))
    expect(await Promise.all([layout.shards(), layout.shards()])).toEqual([4, 4])
    expect(await layout.shards()).toBe(4)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('says what to do where nobody has prepared the service', async () => {
    const layout = syncLayout(syncWith(() => Promise.reject(twilioError(404, 20404))))
    await expect(layout.shards()).rejects.toThrow(NotSetUp)
    await expect(layout.shards()).rejects.toThrow('npm run routing -- import')
  })

  it('is not taken for missing when Sync is unavailable, and is read again', async () => {
    const unavailable = twilioError(503, 20503)
    const fetch = jest
      .fn<Promise<{ data: unknown }>, []>()
      .mockRejectedValueOnce(unavailable)
      .mockResolvedValueOnce({ data: { v: 1, shards: 4 } })
    const layout = syncLayout(syncWith(fetch))
    await expect(layout.shards()).rejects.toBe(unavailable)
    expect(await layout.shards()).toBe(4)
  })

  it.each([
    ['nothing', undefined],
    ['another version', { v: 2, shards: 4 }],
    ['no shards', { v: 1, shards: 0 }],
    ['too many shards', { v: 1, shards: 101 }],
    ['half a shard', { v: 1, shards: 1.5 }],
    ['shards in words', { v: 1, shards: 'four' }],
  ])('is refused when it holds %s', async (_, data) => {
    await expect(syncLayout(syncWith(async () => ({ data }))).shards()).rejects.toThrow()
  })

  it.each([1, 100])('may have %s shards', async (shards) => {
    expect(await syncLayout(syncWith(async () => ({ data: { v: 1, shards } }))).shards()).toBe(shards)
  })
})
