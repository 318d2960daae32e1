import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { secretKeys } from '../../src/state/keys'
import { NotSetUp, OtherSecret, layoutOf, syncLayout } from '../../src/state/layout'
import { UnreadableRecord } from '../../src/state/records'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const other = secretKeys('constructed-secret-of-32-letterS')

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
    const fetch = jest.fn(async () => ({ data: layoutOf(4, secretKey) }))
    const layout = syncLayout(syncWith(fetch), secretKey)
    expect(await Promise.all([layout.shards(), layout.shards()])).toEqual([4, 4])
    expect(await layout.shards()).toBe(4)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('says what to do where nobody has prepared the service', async () => {
    const layout = syncLayout(
      syncWith(() => Promise.reject(twilioError(404, 20404))),
      secretKey,
    )
    await expect(layout.shards()).rejects.toThrow(NotSetUp)
    await expect(layout.shards()).rejects.toThrow('npm run routing -- import')
  })

  it('is not taken for missing when Sync is unavailable, and is read again', async () => {
    const unavailable = twilioError(503, 20503)
    const fetch = jest
      .fn<Promise<{ data: unknown }>, []>()
      .mockRejectedValueOnce(unavailable)
      .mockResolvedValueOnce({ data: layoutOf(4, secretKey) })
    const layout = syncLayout(syncWith(fetch), secretKey)
    await expect(layout.shards()).rejects.toBe(unavailable)
    expect(await layout.shards()).toBe(4)
  })

  it.each([
    ['nothing', undefined],
    ['another version', { ...layoutOf(4, secretKey), v: 2 }],
    ['no shards', layoutOf(0, secretKey)],
    ['too many shards', layoutOf(101, secretKey)],
    ['half a shard', layoutOf(1.5, secretKey)],
    ['shards in words', { ...layoutOf(4, secretKey), shards: 'four' }],
    ['no mark of a secret', { v: 1, shards: 4 }],
  ])('is refused when it holds %s', async (_, data) => {
    await expect(
      syncLayout(
        syncWith(async () => ({ data })),
        secretKey,
      ).shards(),
    ).rejects.toThrow(UnreadableRecord)
  })

  it('is refused, each time, when the state was made with another secret', async () => {
    const layout = syncLayout(
      syncWith(async () => ({ data: layoutOf(4, other) })),
      secretKey,
    )
    await expect(layout.shards()).rejects.toThrow(OtherSecret)
    await expect(layout.shards()).rejects.toThrow('another STATE_KEY_SECRET')
  })

  it('holds a mark of its secret, and no part of it', () => {
    const written = layoutOf(4, secretKey)
    expect(written).toEqual({ v: 1, shards: 4, secret: expect.stringMatching(/^[\w-]{43}$/) })
    expect(JSON.stringify(written)).not.toMatch(/constructed|letters/)
    expect(layoutOf(4, other).secret).not.toBe(written.secret)
  })

  it.each([1, 100])('may have %s shards', async (shards) => {
    expect(
      await syncLayout(
        syncWith(async () => ({ data: layoutOf(shards, secretKey) })),
        secretKey,
      ).shards(),
    ).toBe(shards)
  })
})
