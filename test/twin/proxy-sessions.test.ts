import { send } from './router-setup'
import { connected, CUSTOMER, ENTRY, POOL_1, setUpProxy, STRANGER, WORKER } from './proxy-setup'

describe('a session', () => {
  it('is open for voice and message, without an end, when nothing else is said', async () => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create()
    expect(await sessions(sid).fetch()).toMatchObject({
      uniqueName: sid,
      status: 'open',
      mode: 'voice-and-message',
      ttl: 0,
      dateExpiry: null,
      dateEnded: null,
      closedReason: null,
      dateLastInteraction: null,
    })
  })

  it('is found by SID and by unique name', async () => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create({ uniqueName: 'order-1', mode: 'voice-only' })
    expect(await sessions('order-1').fetch()).toMatchObject({ sid, mode: 'voice-only' })
    const nowhere = sessions('KC00000000000000000000000000000000')
    await expect(nowhere.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('never gives its unique name back, not even deleted', async () => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create({ uniqueName: 'order-1' })
    await expect(sessions.create({ uniqueName: 'order-1' })).rejects.toMatchObject({ status: 400, code: 80603 })
    await sessions(sid).update({ status: 'closed' })
    await expect(sessions.create({ uniqueName: 'order-1' })).rejects.toMatchObject({ status: 400, code: 80603 })
    expect(await sessions(sid).remove()).toBe(true)
    await expect(sessions(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(sessions.create({ uniqueName: 'order-1' })).rejects.toMatchObject({ status: 400, code: 80603 })
  })

  it.each([
    ['an empty unique name', { uniqueName: '' }],
    ['a unique name of more than 191 characters', { uniqueName: 'n'.repeat(192) }],
    ['a negative ttl', { ttl: -1 }],
    ['a ttl beyond the limit', { ttl: 2_147_483_647 }],
    ['a mode that there is not', { mode: 'fax-only' as 'voice-only' }],
  ])('is refused %s', async (_, session) => {
    const { sessions } = setUpProxy(false)
    await expect(sessions.create(session)).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it('is in progress from its first interaction on', async () => {
    const { interact, session, clock } = await connected()
    await clock.sleep(5000)
    interact()
    expect(await session.fetch()).toMatchObject({
      status: 'in-progress',
      dateStarted: new Date('2026-03-02T09:00:05Z'),
      dateLastInteraction: new Date('2026-03-02T09:00:05Z'),
    })
  })

  it('is closed by an update, and reopened by another', async () => {
    const { session, clock } = await connected()
    await clock.sleep(5000)
    expect(await session.update({ status: 'closed' })).toMatchObject({
      status: 'closed',
      closedReason: 'api',
      dateEnded: new Date('2026-03-02T09:00:05Z'),
    })
    expect(await session.update({ status: 'in-progress' })).toMatchObject({
      status: 'in-progress',
      closedReason: null,
      dateEnded: null,
    })
    expect(await session.participants.list()).toHaveLength(2)
    expect(await session.update({ status: 'closed' })).toMatchObject({ status: 'closed' })
  })

  it.each([
    ['open to in-progress', ['in-progress'], 80608],
    ['open to failed', ['failed'], 80608],
    ['closed to open', ['closed', 'open'], 80608],
    ['closed to closed', ['closed', 'closed'], 80607],
  ] as const)('does not go from %s', async (_, statuses, code) => {
    const { session } = await connected()
    const [first, second] = statuses
    const refused = second === undefined ? session : (await session.update({ status: first }), session)
    await expect(refused.update({ status: second ?? first })).rejects.toMatchObject({ status: 400, code })
  })

  it('takes no other update once it is closed', async () => {
    const { session } = await connected()
    await session.update({ status: 'closed' })
    await expect(session.update({ ttl: 60 })).rejects.toMatchObject({ status: 400, code: 80607 })
  })

  it('closes by itself when its ttl is over', async () => {
    const { session, store, clock } = await connected({ ttl: 60 })
    await clock.sleep(59_999)
    expect(store.findOpen(CUSTOMER, ENTRY)).toBeDefined()
    await clock.sleep(1)
    expect(store.findOpen(CUSTOMER, ENTRY)).toBeUndefined()
    expect(await session.fetch()).toMatchObject({ status: 'closed', dateEnded: new Date('2026-03-02T09:01:00Z') })
    await expect(session.update({ ttl: 60 })).rejects.toMatchObject({ code: 80607 })
  })

  it('counts its ttl from the last interaction, and from a reopening', async () => {
    const { session, interact, clock } = await connected({ ttl: 60 })
    await clock.sleep(59_000)
    interact()
    await clock.sleep(59_000)
    expect((await session.fetch()).status).toBe('in-progress')
    await clock.sleep(1000)
    expect((await session.fetch()).status).toBe('closed')
    await session.update({ status: 'in-progress' })
    await clock.sleep(59_999)
    expect((await session.fetch()).status).toBe('in-progress')
  })

  it('ends at its dateExpiry whatever its ttl', async () => {
    const { session, interact, clock } = await connected({ ttl: 60, dateExpiry: new Date('2026-03-02T10:00:00Z') })
    await clock.sleep(3_599_000)
    interact()
    expect((await session.fetch()).status).toBe('in-progress')
    await clock.sleep(1000)
    expect((await session.fetch()).status).toBe('closed')
  })

  it('is over again at once when it is reopened after its dateExpiry, unless it gets another one', async () => {
    const { session, clock } = await connected({ dateExpiry: new Date('2026-03-02T10:00:00Z') })
    await clock.sleep(3_600_000)
    await session.update({ status: 'in-progress' })
    expect((await session.fetch()).status).toBe('closed')
    await session.update({ status: 'in-progress', dateExpiry: new Date('2026-03-02T11:00:00Z') })
    expect((await session.fetch()).status).toBe('in-progress')
  })

  it('is not reopened while somebody in it is in another session by the same number', async () => {
    const { session, sessions, store } = await connected()
    await session.update({ status: 'closed' })
    const other = store.createSession({})
    store.addParticipant(other.sid, CUSTOMER, ENTRY)
    await expect(session.update({ status: 'in-progress' })).rejects.toMatchObject({ status: 400, code: 80801 })
    await sessions(other.sid).update({ status: 'closed' })
    await expect(session.update({ status: 'in-progress' })).resolves.toMatchObject({ status: 'in-progress' })
  })

  it('takes the ttl of the service when it names none, and keeps it', async () => {
    const { service, sessions, clock } = setUpProxy()
    await service.update({ defaultTtl: 60 })
    const [short, endless, long] = [
      await sessions.create(),
      await sessions.create({ ttl: 0 }),
      await sessions.create({ ttl: 120 }),
    ]
    await service.update({ defaultTtl: 5 })
    expect([short.ttl, endless.ttl, long.ttl]).toEqual([60, 0, 120])
    await clock.sleep(60_000)
    expect(await sessions(short.sid).fetch()).toMatchObject({ status: 'closed' })
    expect(await sessions(long.sid).fetch()).toMatchObject({ status: 'open' })
    await clock.sleep(60_000)
    expect(await sessions(long.sid).fetch()).toMatchObject({ status: 'closed' })
    expect(await sessions(endless.sid).fetch()).toMatchObject({ status: 'open' })
  })

  it('gets another end by an update', async () => {
    const { session, clock } = await connected({ ttl: 60 })
    expect(await session.update({ ttl: 120 })).toMatchObject({ ttl: 120 })
    await clock.sleep(119_999)
    expect((await session.fetch()).status).toBe('open')
    const dateExpiry = new Date('2026-03-02T09:30:00Z')
    expect(await session.update({ dateExpiry })).toMatchObject({ dateExpiry })
    await clock.sleep(60_000)
    expect((await session.fetch()).status).toBe('open')
    await clock.sleep(1_800_000)
    expect(await session.fetch()).toMatchObject({ status: 'closed', dateEnded: dateExpiry })
  })

  it.each([
    ['open', { dateStarted: null, dateEnded: null, closedReason: null }],
    ['in-progress', { dateStarted: new Date('2026-03-02T09:00:00Z'), dateEnded: null, closedReason: null }],
    ['closed', { dateEnded: new Date('2026-03-02T09:00:00Z'), closedReason: 'api' }],
    ['failed', { dateStarted: null }],
    ['unknown', { dateStarted: null }],
  ] as const)('is created %s, when somebody asks for that', async (status, shown) => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create({ status, participants: [{ Identifier: CUSTOMER }] })
    expect(await sessions(sid).fetch()).toMatchObject({ status, ...shown })
    expect(await sessions(sid).participants.list()).toHaveLength(1)
  })

  it.each(['true', 'false'])(
    'refuses participants of another session, FailOnParticipantConflict=%s or not',
    async (value) => {
      const { api, account, sid, sessions } = await connected()
      const address = `POST proxy.twilio.com/v1/Services/${account.proxyServiceSid}/Sessions`
      const pair = { Identifier: CUSTOMER, ProxyIdentifier: ENTRY }
      const form = new URLSearchParams({ Participants: JSON.stringify(pair), FailOnParticipantConflict: value })
      expect(await send(api, account, address, { form, headers: headersOf(account) })).toMatchObject({
        body: { code: 80604 },
      })
      await sessions(sid).update({ status: 'closed' })
      const again = { form: new URLSearchParams({ Status: 'in-progress', FailOnParticipantConflict: value }) }
      await sessions.create({ participants: [pair] })
      expect(await send(api, account, `${address}/${sid}`, { ...again, headers: headersOf(account) })).toMatchObject({
        body: { code: 80801 },
      })
    },
  )

  it('takes everything with it when it is deleted', async () => {
    const { session, participants, interact, store } = await connected()
    const { sid } = interact()
    await session.remove()
    for (const gone of [participants.list(), session.interactions.list(), session.interactions(sid).fetch()]) {
      await expect(gone).rejects.toMatchObject({ status: 404, code: 20404 })
    }
    expect(store.findOpen(CUSTOMER, ENTRY)).toBeUndefined()
    expect(store.previousSession(CUSTOMER, ENTRY)).toBeUndefined()
  })

  it('is created with its participants, or not at all', async () => {
    const { sessions } = setUpProxy()
    const both = [{ Identifier: CUSTOMER, ProxyIdentifier: ENTRY, FriendlyName: 'customer' }, { Identifier: WORKER }]
    const { sid } = await sessions.create({ uniqueName: 'order-1', participants: both })
    expect(await sessions(sid).participants.list()).toMatchObject([
      { identifier: CUSTOMER, proxyIdentifier: ENTRY, friendlyName: 'customer' },
      { identifier: WORKER, proxyIdentifier: POOL_1 },
    ])
    const three = [{ Identifier: STRANGER }, { Identifier: STRANGER }]
    const refused = sessions.create({ uniqueName: 'order-2', participants: three })
    await expect(refused).rejects.toMatchObject({ code: 80103 })
    await expect(sessions.create({ uniqueName: 'order-2' })).resolves.toBeDefined()
  })

  it.each([
    ['a field that there is not', { Identifier: CUSTOMER, Name: 'customer' }, 501, 0],
    ['no identifier', { FriendlyName: 'customer' }, 400, 20001],
    ['no object', 'customer', 400, 20001],
  ])('is not created with a participant of %s', async (_, participant, status, code) => {
    const { sessions } = setUpProxy(false)
    await expect(sessions.create({ participants: [participant] })).rejects.toMatchObject({ status, code })
    expect(await sessions.list()).toEqual([])
  })

  it('is listed in the order of creation over several pages', async () => {
    const { sessions } = setUpProxy()
    const names = Array.from({ length: 120 }, (_, index) => `order-${index}`)
    for (const uniqueName of names) await sessions.create({ uniqueName })
    expect((await sessions.list()).map(({ uniqueName }) => uniqueName)).toEqual(names)
    expect(await sessions.list({ limit: 100 })).toHaveLength(100)
  })

  it('is not listed by more than 1000 a page', async () => {
    const { sessions } = setUpProxy(false)
    await expect(sessions.list({ pageSize: 1001 })).rejects.toMatchObject({ status: 400, code: 20001 })
  })
})

function headersOf({ sid, authToken }: { sid: string; authToken: string }): Record<string, string> {
  const authorization = `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`
  return { authorization, 'content-type': 'application/x-www-form-urlencoded' }
}
