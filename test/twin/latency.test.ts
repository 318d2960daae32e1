import { ConnectionLost } from '../../twin/api/connection-lost'
import { newConnections } from '../../twin/latency'
import { newPlatform } from '../../twin/platform'
import { send, stoppedClock } from './router-setup'

/** How long it took in real time: never less than its timers, and longer as the machine likes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Timers may fire up to a millisecond early. */
const EARLY = 1

describe('Latency', () => {
  it('is a round trip for each exchange, and the cost of a connection before the first', async () => {
    const { client, account } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'), {
      latency: { roundTripMilliseconds: 20, connectionMilliseconds: 200 },
    })
    const { documents } = client.sync.v1.services(account.syncServiceSid)
    expect(await timed(() => documents.create({ uniqueName: 'routing' }))).toBeGreaterThanOrEqual(220 - EARLY)
    const second = await timed(() => documents('routing').fetch())
    expect(second).toBeGreaterThanOrEqual(20 - EARLY)
    expect(second).toBeLessThan(200)
  })

  it.each(['reset', 'hang'])('is that of a new connection after a %s', async (fault) => {
    const { api, account, faults } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'), {
      latency: { roundTripMilliseconds: 0, connectionMilliseconds: 500 },
    })
    const fetchService = () => send(api, account, `GET sync.twilio.com/v1/Services/${account.syncServiceSid}`)
    await fetchService()
    faults.add(`GET sync: ${fault} x1`)
    expect(await timed(() => expect(fetchService()).rejects.toThrow(ConnectionLost))).toBeLessThan(500)
    expect(await timed(fetchService)).toBeGreaterThanOrEqual(500 - EARLY)
  })

  it('is nothing when nobody asks for it', async () => {
    const { client, account, events } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'))
    const exchanges: number[] = []
    events.listen(({ event }) => void (event.kind === 'api' && exchanges.push(event.exchange.milliseconds)))
    const { documents } = client.sync.v1.services(account.syncServiceSid)
    for (let n = 0; n < 10; n++) await documents.create()
    expect(Math.min(...exchanges)).toBeLessThan(20)
  })
})

describe('Connections', () => {
  it('are opened once for requests one after another, and once for each of those at the same time', () => {
    const { takeIdle, giveBack } = newConnections(() => 0)
    expect([takeIdle('sync'), takeIdle('sync')]).toEqual([false, false])
    giveBack('sync')
    giveBack('sync')
    expect([takeIdle('sync'), takeIdle('sync'), takeIdle('sync')]).toEqual([true, true, false])
  })

  it('belong to one host', () => {
    const { takeIdle, giveBack } = newConnections(() => 0)
    giveBack('sync')
    expect([takeIdle('proxy'), takeIdle('sync')]).toEqual([false, true])
  })

  it('are closed when nobody uses them for 30 s', () => {
    let now = 0
    const { takeIdle, giveBack } = newConnections(() => now)
    giveBack('sync')
    now = 29_999
    expect(takeIdle('sync')).toBe(true)
    giveBack('sync')
    now += 30_000
    expect(takeIdle('sync')).toBe(false)
  })

  it('are kept five at most while they are idle', () => {
    const { takeIdle, giveBack } = newConnections(() => 0)
    for (let n = 0; n < 7; n++) giveBack('sync')
    expect(Array.from({ length: 7 }, () => takeIdle('sync')).filter(Boolean)).toHaveLength(5)
  })
})
