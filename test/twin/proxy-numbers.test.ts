import { connected, CUSTOMER, ENTRY, OUT_OF_SESSION_URL, POOL_1, POOL_2, setUpProxy } from './proxy-setup'

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

  it('are shown one by one', async () => {
    const { service, worker, customer } = await connected()
    const number = service.phoneNumbers(worker.proxyIdentifierSid)
    expect(await number.fetch()).toMatchObject({ phoneNumber: POOL_1, isReserved: false, inUse: 1 })
    expect(await service.phoneNumbers(customer.proxyIdentifierSid).fetch()).toMatchObject({ phoneNumber: ENTRY })
    const other = service.phoneNumbers('PN00000000000000000000000000000000')
    for (const refused of [other.fetch(), other.update({ isReserved: true }), other.remove()]) {
      await expect(refused).rejects.toMatchObject({ status: 404, code: 20404 })
    }
  })

  it('are reserved, and released again', async () => {
    const { service, store, clock } = setUpProxy()
    const [, { sid } = { sid: '' }] = await service.phoneNumbers.list()
    await clock.sleep(5000)
    expect(await service.phoneNumbers(sid).update({ isReserved: true })).toMatchObject({
      isReserved: true,
      dateUpdated: new Date('2026-03-02T09:00:05Z'),
    })
    const add = () => store.addParticipant(store.createSession({}).sid, CUSTOMER, undefined).proxyIdentifier
    expect(add()).toBe(POOL_2)
    expect(add).toThrow(expect.objectContaining({ code: 80206 }))
    await service.phoneNumbers(sid).update({ isReserved: false })
    expect(add()).toBe(POOL_1)
  })

  it('are not released when there are 500 already', async () => {
    const { service, store } = setUpProxy()
    const numbers = Array.from({ length: 500 }, (_, n) => ({ phoneNumber: `+1202${5_550_000 + n}`, reserved: false }))
    store.configure({ outOfSessionCallbackUrl: '', numbers: [...numbers, { phoneNumber: ENTRY, reserved: true }] })
    const { sid = '' } = (await service.phoneNumbers.list()).at(-1) ?? {}
    const released = service.phoneNumbers(sid).update({ isReserved: false })
    await expect(released).rejects.toMatchObject({ status: 400, code: 80622 })
    await expect(service.phoneNumbers(sid).update({ isReserved: true })).resolves.toMatchObject({ isReserved: true })
  })

  it('are removed only when no open session has them', async () => {
    const { service, session, worker, store } = await connected()
    const number = service.phoneNumbers(worker.proxyIdentifierSid)
    await expect(number.remove()).rejects.toMatchObject({ status: 400, code: 80611 })
    await session.update({ status: 'closed' })
    expect(await number.remove()).toBe(true)
    expect(store.owns(POOL_1)).toBe(false)
    await expect(number.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('keep their SIDs when the operator sets them up again', async () => {
    const { service, store } = setUpProxy()
    const before = (await service.phoneNumbers.list()).find(({ phoneNumber }) => phoneNumber === POOL_2)
    store.configure({ outOfSessionCallbackUrl: OUT_OF_SESSION_URL, numbers: [{ phoneNumber: POOL_2, reserved: true }] })
    expect(await service.phoneNumbers.list()).toMatchObject([{ sid: before?.sid, isReserved: true }])
    expect(store.owns(POOL_1)).toBe(false)
  })
})
