import { setUpProxy, OUT_OF_SESSION_URL } from './proxy-setup'

describe('the Proxy service', () => {
  it('shows what the operator has set up', async () => {
    const { service, account } = setUpProxy()
    expect(await service.fetch()).toMatchObject({
      sid: account.proxyServiceSid,
      outOfSessionCallbackUrl: OUT_OF_SESSION_URL,
      defaultTtl: 0,
      geoMatchLevel: 'country',
      numberSelectionBehavior: 'prefer-sticky',
    })
  })

  it('is the only one of the account', async () => {
    const { client, account } = setUpProxy()
    expect((await client.proxy.v1.services.list()).map(({ sid }) => sid)).toEqual([account.proxyServiceSid])
  })

  it('shows what was changed, and the rest as it was', async () => {
    const { service, store, clock } = setUpProxy()
    await clock.sleep(5000)
    const changes = {
      uniqueName: 'n'.repeat(191),
      defaultTtl: 2_147_483_646,
      callbackUrl: url(4000),
      interceptCallbackUrl: url(4000),
      outOfSessionCallbackUrl: url(4000),
      geoMatchLevel: 'area-code',
      numberSelectionBehavior: 'avoid-sticky',
    } as const
    await service.update(changes)
    expect(await service.fetch()).toMatchObject({
      ...changes,
      dateCreated: new Date('2026-03-02T09:00:00Z'),
      dateUpdated: new Date('2026-03-02T09:00:05Z'),
    })
    expect(await service.update({ defaultTtl: 0 })).toMatchObject({ ...changes, defaultTtl: 0 })
    expect(store).toMatchObject({ callbackUrl: url(4000), interceptCallbackUrl: url(4000) })
  })

  it('loses a URL by an empty one', async () => {
    const { client, account, store } = setUpProxy(false)
    const service = client.proxy.v1.services(account.proxyServiceSid)
    expect(await service.update({ outOfSessionCallbackUrl: '' })).toMatchObject({ outOfSessionCallbackUrl: null })
    expect(store.outOfSessionCallbackUrl).toBeUndefined()
  })

  it.each([
    ['an empty unique name', { uniqueName: '' }],
    ['a unique name of more than 191 characters', { uniqueName: 'n'.repeat(192) }],
    ['a default ttl below 0', { defaultTtl: -1 }],
    ['a default ttl beyond the limit', { defaultTtl: 2_147_483_647 }],
    ['a callback URL of more than 4000 characters', { callbackUrl: url(4001) }],
    ['an intercept URL of more than 4000 characters', { interceptCallbackUrl: url(4001) }],
    ['an out-of-session URL of more than 4000 characters', { outOfSessionCallbackUrl: url(4001) }],
    ['a URL that is none', { callbackUrl: 'example.com' }],
    ['a level that there is not', { geoMatchLevel: 'city' as 'country' }],
    ['a behavior that there is not', { numberSelectionBehavior: 'random' as 'avoid-sticky' }],
  ])('is refused %s', async (_, changes) => {
    const { service } = setUpProxy(false)
    await expect(service.update(changes)).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it('is not found by another SID', async () => {
    const { client } = setUpProxy()
    const other = client.proxy.v1.services('KS00000000000000000000000000000000')
    await expect(other.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(other.sessions.create()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})

function url(characters: number): string {
  return 'https://example.com/'.padEnd(characters, 'x')
}
