import { connected, CUSTOMER, ENTRY, POOL_1, POOL_2, setUpProxy, STRANGER, WORKER, type Connected } from './proxy-setup'

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

  it.each([
    ['identifier', { identifier: `messenger:${'1'.repeat(182)}` }],
    ['friendly name', { identifier: STRANGER, friendlyName: 'n'.repeat(256) }],
  ])('is refused a longer %s than Twilio takes, in a new session as well', async (_, participant) => {
    const { sessions } = setUpProxy()
    const { sid } = await sessions.create()
    const refused = { status: 400, code: 20001 }
    await expect(sessions(sid).participants.create(participant)).rejects.toMatchObject(refused)
    const { identifier: Identifier, friendlyName: FriendlyName } = { friendlyName: undefined, ...participant }
    await expect(sessions.create({ participants: [{ Identifier, FriendlyName }] })).rejects.toMatchObject(refused)
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
