import { newCalls } from '../../twin/api/calls'
import type { CallRecord } from '../../twin/api/calls-store'
import { setUp } from './router-setup'

const ringing: CallRecord = {
  sid: `CA${'1'.repeat(32)}`,
  from: '+12025550199',
  to: '+12025550101',
  status: 'ringing',
  createdAt: new Date('2026-03-02T09:00:00Z'),
}

describe('A call', () => {
  it('tells who has called whom, while it rings', async () => {
    const { client, store } = setUp(newCalls)
    store.put(ringing)
    expect(await client.calls(ringing.sid).fetch()).toMatchObject({
      sid: ringing.sid,
      from: ringing.from,
      to: ringing.to,
      direction: 'inbound',
      status: 'ringing',
      dateCreated: ringing.createdAt,
      startTime: null,
      duration: null,
    })
  })

  it('tells how long it took, when it is over', async () => {
    const { client, store } = setUp(newCalls)
    store.put(ringing)
    const answeredAt = new Date('2026-03-02T09:00:02Z')
    const endedAt = new Date('2026-03-02T09:00:44Z')
    store.put({ ...ringing, status: 'completed', answeredAt, endedAt })
    expect(await client.calls(ringing.sid).fetch()).toMatchObject({
      status: 'completed',
      startTime: answeredAt,
      endTime: endedAt,
      duration: '42',
    })
  })

  it('that nobody has made is not found', async () => {
    const { client } = setUp(newCalls)
    await expect(client.calls(ringing.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})
