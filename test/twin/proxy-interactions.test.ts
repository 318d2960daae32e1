import { newProxy } from '../../twin/api/proxy'
import { connected } from './proxy-setup'
import { setUp } from './router-setup'

const [CALL_IN, CALL_OUT] = [`CA${'1'.repeat(32)}`, `CA${'2'.repeat(32)}`]

describe('An interaction', () => {
  it('tells who has written to whom, once it has gone on to the other one', async () => {
    const { interact, store, session, sid, customer, worker, account, clock } = await connected()
    const interaction = interact()
    expect(await session.interactions(interaction.sid).fetch()).toMatchObject({
      sid: interaction.sid,
      sessionSid: sid,
      type: 'message',
      data: '{"body":"Hello"}',
      inboundParticipantSid: customer.sid,
      inboundResourceSid: `SM${'1'.repeat(32)}`,
      inboundResourceStatus: 'delivered',
      inboundResourceType: 'Message',
      inboundResourceUrl: `https://api.twilio.com/2010-04-01/Accounts/${account.sid}/Messages/SM${'1'.repeat(32)}.json`,
      outboundParticipantSid: null,
      outboundResourceSid: null,
      outboundResourceStatus: 'unknown',
    })
    await clock.sleep(5000)
    const outbound = {
      participantSid: worker.sid,
      resourceSid: `SM${'2'.repeat(32)}`,
      resourceType: 'message',
      resourceStatus: 'sent',
    } as const
    expect(store.updateInteraction(interaction.sid, { outbound })).toMatchObject({ data: '{"body":"Hello"}', outbound })
    expect(await session.interactions(interaction.sid).fetch()).toMatchObject({
      outboundParticipantSid: worker.sid,
      outboundResourceSid: `SM${'2'.repeat(32)}`,
      outboundResourceStatus: 'sent',
      dateCreated: new Date('2026-03-02T09:00:00Z'),
      dateUpdated: new Date('2026-03-02T09:00:05Z'),
    })
  })

  it('tells of both calls, and how long they took', async () => {
    const { store, session, sid, customer, worker } = await connected()
    const call = { resourceType: 'call', resourceStatus: 'in-progress' } as const
    const inbound = { ...call, participantSid: customer.sid, resourceSid: CALL_IN }
    const interaction = store.interact(sid, { type: 'voice', data: '{}', inbound })
    const outbound = { ...call, participantSid: worker.sid, resourceSid: CALL_OUT, resourceStatus: 'completed' }
    store.updateInteraction(interaction.sid, { data: '{"duration":"5"}', outbound })
    expect(await session.interactions.list()).toMatchObject([
      {
        type: 'voice',
        data: '{"duration":"5"}',
        inboundResourceType: 'Call',
        outboundResourceSid: CALL_OUT,
        outboundResourceStatus: 'completed',
      },
    ])
  })

  it('is listed in the order in which they came, over several pages', async () => {
    const { interact, session } = await connected()
    const sids = Array.from({ length: 60 }, () => interact().sid)
    expect((await session.interactions.list()).map(({ sid }) => sid)).toEqual(sids)
  })

  it('is deleted alone, and stays so while its call goes on', async () => {
    const { interact, store, session } = await connected()
    const [first, second] = [interact(), interact()]
    expect(await session.interactions(first.sid).remove()).toBe(true)
    expect((await session.interactions.list()).map(({ sid }) => sid)).toEqual([second.sid])
    expect(store.updateInteraction(first.sid, { data: '{}' })).toMatchObject({ data: '{}' })
    for (const gone of [session.interactions(first.sid).fetch(), session.interactions(first.sid).remove()]) {
      await expect(gone).rejects.toMatchObject({ status: 404, code: 20404 })
    }
  })

  it('belongs to its own session', async () => {
    const { interact, sessions } = await connected()
    const { sid } = await sessions.create()
    const elsewhere = sessions(sid).interactions(interact().sid)
    await expect(elsewhere.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect(await sessions(sid).interactions.list()).toEqual([])
  })

  it('is read 150 times in five seconds at most', async () => {
    const { client, account, clock } = setUp(newProxy, { limited: true })
    const { sessions } = client.proxy.v1.services(account.proxyServiceSid)
    const { sid } = await sessions.create()
    for (let n = 1; n <= 150; n++) await sessions(sid).interactions.list()
    await expect(sessions(sid).interactions.list()).rejects.toMatchObject({ status: 429, code: 80621 })
    await clock.sleep(5000)
    await expect(sessions(sid).interactions.list()).resolves.toEqual([])
  })
})
