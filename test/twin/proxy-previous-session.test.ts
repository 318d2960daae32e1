import { outOfSessionCall } from '../fixtures/out-of-session'
import { connected, CUSTOMER, ENTRY, POOL_1, STRANGER, WORKER } from './proxy-setup'

const documented = Object.keys(outOfSessionCall).filter((name) => /^(?:inboundP|outboundP|session)/.test(name))

describe('The previous session', () => {
  it('is told by every documented parameter', async () => {
    const { account, store, session, sid, customer, worker, clock } = await connected({ uniqueName: 'order-1' })
    await clock.sleep(5000)
    await session.update({ status: 'closed' })
    const params = store.previousSession(CUSTOMER, ENTRY)?.params
    expect(documented).toHaveLength(30)
    expect(Object.keys(params ?? {}).toSorted()).toEqual(documented.toSorted())
    expect(params).toEqual({
      ...participant('inboundParticipant', customer),
      ...participant('outboundParticipant', worker),
      sessionAccountSid: account.sid,
      sessionClosedReason: 'api',
      sessionDateCreated: '2026-03-02T09:00:00Z',
      sessionDateEnded: '2026-03-02T09:00:05Z',
      sessionDateUpdated: '2026-03-02T09:00:05Z',
      sessionMode: 'voice-and-message',
      sessionServiceSid: account.proxyServiceSid,
      sessionSid: sid,
      sessionStatus: 'closed',
      sessionUniqueName: 'order-1',
    })
  })

  it('is told from the side of whoever calls', async () => {
    const { store, session } = await connected()
    await session.update({ status: 'closed' })
    expect(store.previousSession(WORKER, POOL_1)?.params).toMatchObject({
      inboundParticipantIdentifier: WORKER,
      inboundParticipantFriendlyName: '',
      outboundParticipantIdentifier: CUSTOMER,
      outboundParticipantProxyIdentifier: ENTRY,
    })
  })

  it('is the one that ended last', async () => {
    const { store, sessions, session, sid, clock } = await connected()
    await session.update({ status: 'closed' })
    await clock.sleep(1000)
    const other = store.createSession({ uniqueName: 'order-2', ttl: 60 })
    store.addParticipant(other.sid, CUSTOMER, ENTRY)
    store.addParticipant(other.sid, STRANGER, undefined)
    expect(store.previousSession(CUSTOMER, ENTRY)?.params).toMatchObject({ sessionSid: sid })
    await clock.sleep(60_000)
    expect(store.previousSession(CUSTOMER, ENTRY)?.params).toMatchObject({
      sessionSid: other.sid,
      sessionUniqueName: 'order-2',
      sessionClosedReason: '',
      outboundParticipantIdentifier: STRANGER,
    })
    await sessions(other.sid).remove()
    expect(store.previousSession(CUSTOMER, ENTRY)?.params).toMatchObject({ sessionSid: sid })
  })

  it('remembers who had been removed from it', async () => {
    const { store, session, participants, worker } = await connected()
    await participants(worker.sid).remove()
    await session.update({ status: 'closed' })
    const params = store.previousSession(CUSTOMER, ENTRY)?.params
    expect(params).toMatchObject({ outboundParticipantIdentifier: WORKER })
  })

  it('has no other participant, where there was none', async () => {
    const { store, sessions } = await connected()
    const { sid } = await sessions.create({ participants: [{ Identifier: STRANGER }], status: 'closed' })
    const params = store.previousSession(STRANGER, POOL_1)?.params
    expect(params).toMatchObject({ inboundParticipantSessionSid: sid })
    expect(Object.keys(params ?? {})).toHaveLength(20)
  })

  it.each([
    ['is still open', CUSTOMER, ENTRY],
    ['was on another number', CUSTOMER, POOL_1],
    ['was with others', STRANGER, ENTRY],
  ])('is none when it %s', async (_, identifier, proxyIdentifier) => {
    const { store } = await connected()
    expect(store.previousSession(identifier, proxyIdentifier)).toBeUndefined()
  })
})

type Connected = Awaited<ReturnType<typeof connected>>

function participant(prefix: string, given: Connected['customer']): Record<string, string> {
  return {
    [`${prefix}AccountSid`]: given.accountSid,
    [`${prefix}DateCreated`]: '2026-03-02T09:00:00Z',
    [`${prefix}DateUpdated`]: '2026-03-02T09:00:00Z',
    [`${prefix}FriendlyName`]: given.friendlyName ?? '',
    [`${prefix}Identifier`]: given.identifier,
    [`${prefix}ProxyIdentifier`]: given.proxyIdentifier,
    [`${prefix}ProxyIdentifierSid`]: given.proxyIdentifierSid,
    [`${prefix}ServiceSid`]: given.serviceSid,
    [`${prefix}SessionSid`]: given.sessionSid,
    [`${prefix}Sid`]: given.sid,
  }
}
