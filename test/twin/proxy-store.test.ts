import { connected, CUSTOMER, ENTRY, OUT_OF_SESSION_URL, POOL_1, setUpProxy, STRANGER, WORKER } from './proxy-setup'

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
    const { interact, session } = await connected()
    await session.update({ status: 'closed' })
    expect(() => interact()).toThrow(expect.objectContaining({ code: 80607 }))
  })
})
