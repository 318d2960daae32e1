import { newProxy } from '../../twin/api/proxy'
import { setUp } from './router-setup'

const CUSTOMER = '+15551000001'
const WORKER = '+15551000002'
const STRANGER = '+15551000003'
const [ENTRY, POOL_1, POOL_2] = ['+15559000000', '+15559000001', '+15559000002']
const OUT_OF_SESSION_URL = 'https://example.com/proxy/out-of-session'

function setUpProxy(judged = true) {
  const { client, account, ...rest } = setUp(newProxy, { judged })
  rest.store.configure({
    outOfSessionCallbackUrl: OUT_OF_SESSION_URL,
    numbers: [
      { phoneNumber: ENTRY, reserved: true },
      { phoneNumber: POOL_1, reserved: false },
      { phoneNumber: POOL_2, reserved: false },
    ],
  })
  const service = client.proxy.v1.services(account.proxyServiceSid)
  return { client, account, service, sessions: service.sessions, ...rest }
}

/** With one session between the customer and the worker. */
async function connected(session: object = {}) {
  const twin = setUpProxy()
  const { sid } = await twin.sessions.create(session)
  const participants = twin.sessions(sid).participants
  const customer = await participants.create({ identifier: CUSTOMER, proxyIdentifier: ENTRY })
  const worker = await participants.create({ identifier: WORKER })
  return { ...twin, sid, session: twin.sessions(sid), participants, customer, worker }
}

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

  it('is not found by another SID', async () => {
    const { client } = setUpProxy()
    const other = client.proxy.v1.services('KS00000000000000000000000000000000')
    await expect(other.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(other.sessions.create()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})

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
    const { store, session, sid, clock } = await connected()
    await clock.sleep(5000)
    store.interact(sid)
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
    const { session, sid, store, clock } = await connected({ ttl: 60 })
    await clock.sleep(59_000)
    store.interact(sid)
    await clock.sleep(59_000)
    expect((await session.fetch()).status).toBe('in-progress')
    await clock.sleep(1000)
    expect((await session.fetch()).status).toBe('closed')
    await session.update({ status: 'in-progress' })
    await clock.sleep(59_999)
    expect((await session.fetch()).status).toBe('in-progress')
  })

  it('ends at its dateExpiry whatever its ttl', async () => {
    const { session, sid, store, clock } = await connected({ ttl: 60, dateExpiry: new Date('2026-03-02T10:00:00Z') })
    await clock.sleep(3_599_000)
    store.interact(sid)
    expect((await session.fetch()).status).toBe('in-progress')
    await clock.sleep(1000)
    expect((await session.fetch()).status).toBe('closed')
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

describe('a participant', () => {
  it('sees the number that was asked for, or the first unreserved one', async () => {
    const { customer, worker, sid } = await connected()
    expect(customer).toMatchObject({ sessionSid: sid, identifier: CUSTOMER, proxyIdentifier: ENTRY, dateDeleted: null })
    expect(worker).toMatchObject({ identifier: WORKER, proxyIdentifier: POOL_1 })
  })

  it('sees another number in each session, until no unreserved one is left', async () => {
    const { store } = setUpProxy()
    const proxyIdentifiers = [1, 2].map(() => {
      const { sid } = store.createSession({})
      return store.addParticipant(sid, WORKER, undefined).proxyIdentifier
    })
    expect(proxyIdentifiers).toEqual([POOL_1, POOL_2])
    const { sid } = store.createSession({})
    expect(() => store.addParticipant(sid, WORKER, undefined)).toThrow(
      expect.objectContaining({ status: 400, code: 80206 }),
    )
    expect(store.addParticipant(sid, STRANGER, undefined).proxyIdentifier).toBe(POOL_1)
  })

  it.each([
    ['closed', (twin: Connected) => twin.session.update({ status: 'closed' })],
    ['deleted', (twin: Connected) => twin.session.remove()],
    ['left', (twin: Connected) => twin.participants(twin.worker.sid).remove()],
  ])('sees the same number again when the session is %s', async (_, leave) => {
    const twin = await connected()
    await leave(twin)
    const { sid } = await twin.sessions.create()
    expect(await twin.sessions(sid).participants.create({ identifier: WORKER })).toMatchObject({
      proxyIdentifier: POOL_1,
    })
  })

  it('comes once', async () => {
    const { participants } = await connected()
    const again = participants.create({ identifier: WORKER })
    await expect(again).rejects.toMatchObject({ status: 400, code: 80103 })
  })

  it('is one of two at most', async () => {
    const { participants } = await connected()
    const third = participants.create({ identifier: STRANGER })
    await expect(third).rejects.toMatchObject({ status: 400, code: 80609 })
  })

  it('does not come back once removed, and makes room for another', async () => {
    const { participants, worker, store } = await connected()
    expect(await participants(worker.sid).remove()).toBe(true)
    expect((await participants(worker.sid).fetch()).dateDeleted).toEqual(new Date('2026-03-02T09:00:00Z'))
    expect(store.findOpen(WORKER, POOL_1)).toBeUndefined()
    const back = participants.create({ identifier: WORKER })
    await expect(back).rejects.toMatchObject({ status: 400, code: 80612 })
    await expect(participants.create({ identifier: STRANGER })).resolves.toBeDefined()
  })

  it.each([
    ['is no phone number', { identifier: 'worker-1@example.com' }, 80404],
    ['is no E.164 number', { identifier: '5551234' }, 80404],
    ['sees a number of somebody else', { identifier: STRANGER, proxyIdentifier: '+15550000000' }, 80605],
  ])('is refused when it %s', async (_, participant, code) => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create()
    const refused = sessions(sid).participants.create(participant)
    await expect(refused).rejects.toMatchObject({ status: 400, code })
  })

  it('is refused a number by which it is in another session', async () => {
    const { sessions } = await connected()
    const { sid } = await sessions.create()
    const refused = sessions(sid).participants.create({ identifier: CUSTOMER, proxyIdentifier: ENTRY })
    await expect(refused).rejects.toMatchObject({ status: 400, code: 80604 })
  })

  it('is not added to a closed session', async () => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create()
    await sessions(sid).update({ status: 'closed' })
    const refused = sessions(sid).participants.create({ identifier: CUSTOMER })
    await expect(refused).rejects.toMatchObject({ status: 400, code: 80607 })
  })

  it('is not found by another SID', async () => {
    const { participants } = await connected()
    const nobody = participants('KP00000000000000000000000000000000')
    await expect(nobody.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(nobody.remove()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})

type Connected = Awaited<ReturnType<typeof connected>>

describe('the phone numbers', () => {
  it('are those that the operator has set up, with the open sessions on each', async () => {
    const { service } = await connected()
    expect(await service.phoneNumbers.list()).toMatchObject([
      { phoneNumber: ENTRY, isReserved: true, inUse: 1 },
      { phoneNumber: POOL_1, isReserved: false, inUse: 1 },
      { phoneNumber: POOL_2, isReserved: false, inUse: 0 },
    ])
  })

  it('may be added to, each number once', async () => {
    const { service, store } = setUpProxy()
    const phoneNumber = '+15559000003'
    expect(store.owns(phoneNumber)).toBe(false)
    const added = await service.phoneNumbers.create({ phoneNumber, isReserved: true })
    expect(added).toMatchObject({ phoneNumber, isReserved: true, inUse: 0, capabilities: { sms: true, voice: true } })
    expect(store.owns(phoneNumber)).toBe(true)
    await expect(service.phoneNumbers.create({ phoneNumber })).rejects.toMatchObject({ status: 400, code: 80104 })
  })

  it('keep their SIDs when the operator sets them up again', async () => {
    const { service, store } = setUpProxy()
    const before = (await service.phoneNumbers.list()).find(({ phoneNumber }) => phoneNumber === POOL_2)
    store.configure({ outOfSessionCallbackUrl: OUT_OF_SESSION_URL, numbers: [{ phoneNumber: POOL_2, reserved: true }] })
    expect(await service.phoneNumbers.list()).toMatchObject([{ sid: before?.sid, isReserved: true }])
    expect(store.owns(POOL_1)).toBe(false)
  })
})

describe('the store', () => {
  it('finds who is on the other side of a number', async () => {
    const { store, sid, customer, worker } = await connected()
    expect(store.findOpen(CUSTOMER, ENTRY)).toMatchObject({ session: { sid }, other: { sid: worker.sid } })
    expect(store.findOpen(WORKER, POOL_1)).toMatchObject({ session: { sid }, other: { sid: customer.sid } })
    expect(store.findOpen(CUSTOMER, POOL_1)).toBeUndefined()
    expect(store.findOpen(STRANGER, ENTRY)).toBeUndefined()
  })

  it('knows where to send who is in no session', () => {
    const { store } = setUpProxy()
    expect(store.outOfSessionCallbackUrl).toBe(OUT_OF_SESSION_URL)
  })

  it('makes the session that auto-create JSON describes', () => {
    const { store } = setUpProxy()
    const session = {
      uniqueName: 'order-1',
      ttl: 3360,
      mode: 'voice-only',
      dateExpiry: '2026-03-02T10:00:00Z',
    } as const
    expect(store.createSession(session)).toMatchObject({ uniqueName: 'order-1', mode: 'voice-only', participants: [] })
    expect(() => store.createSession(session)).toThrow(expect.objectContaining({ status: 400, code: 80603 }))
  })

  it('takes no interaction in a closed session', async () => {
    const { store, session, sid } = await connected()
    await session.update({ status: 'closed' })
    expect(() => store.interact(sid)).toThrow(expect.objectContaining({ code: 80607 }))
  })
})
