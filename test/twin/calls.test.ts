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

describe('A call that is over', () => {
  const over: CallRecord = { ...ringing, status: 'completed', endedAt: new Date('2026-03-02T09:00:44Z') }

  it('is deleted once and for all', async () => {
    const { client, store } = setUp(newCalls)
    store.put(over)
    expect(await client.calls(over.sid).remove()).toBe(true)
    await expect(client.calls(over.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(client.calls(over.sid).remove()).rejects.toMatchObject({ status: 404, code: 20404 })
    store.put(over)
    expect(store.find(over.sid)).toBeUndefined()
  })

  it.each(['ringing', 'in-progress'] as const)('may be deleted, but not while it is %s', async (status) => {
    const { client, store } = setUp(newCalls)
    store.put({ ...ringing, status })
    await expect(client.calls(ringing.sid).remove()).rejects.toMatchObject({ status: 409, code: 20009 })
    expect(store.find(ringing.sid)).toBeDefined()
  })

  it('names the call that it was put through for', async () => {
    const { client, store } = setUp(newCalls)
    const parentSid = `CA${'2'.repeat(32)}`
    store.put({ ...over, parentSid })
    expect(await client.calls(over.sid).fetch()).toMatchObject({ direction: 'outbound-dial', parentCallSid: parentSid })
  })
})
