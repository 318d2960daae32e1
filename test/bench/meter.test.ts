import { inWords, metered } from '../../bench/meter'
import { newSimulatedTime } from '../../bench/simulated-time'
import { mostWithin, percentile } from '../../bench/statistics'
import type { ApiRequest } from '../../twin/api/api'

const item = (name: string): ApiRequest => ({
  method: 'GET',
  host: 'sync.twilio.com',
  path: `/v1/Services/IS1/Maps/patchbay.${name}.03/Items/key`,
  query: new URLSearchParams(),
  form: new URLSearchParams(),
  headers: {},
})

describe('The meter', () => {
  const meter = metered(async () => ({ status: 200, body: {} }))
  const { wire } = meter

  it('takes requests that are under way together for one round trip', async () => {
    await Promise.all([wire(item('a')), wire(item('b')), new Promise(setImmediate).then(() => wire(item('c')))])
    expect(meter.take()).toEqual({ calls: ['read a', 'read b', 'read c'], reads: 3, writes: 0, roundTrips: 1 })
  })

  it('counts the longest chain, whatever runs beside it', async () => {
    await Promise.all([wire(item('a')).then(() => wire(item('b'))), wire(item('c'))])
    expect(meter.take()).toMatchObject({ reads: 3, roundTrips: 2 })
  })

  it('begins anew after each look', () => {
    expect(meter.take()).toEqual({ calls: [], reads: 0, writes: 0, roundTrips: 0 })
  })

  it.each([
    ['GET', 'Documents/patchbay.layout', 'read layout'],
    ['GET', 'Maps/patchbay.calls.00/Items', 'list calls'],
    ['POST', 'Maps/patchbay.calls.00/Items', 'create calls'],
    ['POST', 'Maps/patchbay.turns.15/Items/turn.advice', 'update turns'],
    ['DELETE', 'Maps/patchbay.leases.00/Items/key', 'delete leases'],
  ])('puts %s %s into words', (method, path, words) => {
    expect(inWords({ method, path: `/v1/Services/IS1/${path}` })).toBe(words)
  })

  it.each([
    ['GET', '/v1/Services/IS1/ParticipantConversations', 'list ParticipantConversations'],
    ['GET', '/v1/Services/IS1/Conversations/CH1/Participants', 'list Conversations Participants'],
    ['POST', '/v1/Services/IS1/Conversations/CH1/Messages', 'create Conversations Messages'],
    ['DELETE', '/v1/Services/IS1/Conversations/CH1', 'delete Conversations'],
    ['POST', '/2010-04-01/Accounts/AC1/Messages.json', 'create Messages'],
    ['GET', '/2010-04-01/Accounts/AC1/Recordings/RE1.mp3', 'read Recordings'],
  ])('calls what %s %s is about as Twilio does', (method, path, words) => {
    expect(inWords({ method, path })).toBe(words)
  })
})

describe('Simulated time', () => {
  it('goes to the next timer when all that followed from the last one is done', async () => {
    const time = newSimulatedTime(() => 0, new Date(0))
    const seen: number[] = []
    const { surroundings } = time
    surroundings.clearTimeout(surroundings.setTimeout(() => seen.push(-1), 5))
    await Promise.all([
      time.sleep(20).then(() => seen.push(time.now().getTime())),
      surroundings.wait(10).then(() => seen.push(surroundings.Date.now())),
      time.sleep(10).then(async () => {
        await time.sleep(3)
        seen.push(new surroundings.Date().getTime(), surroundings.performance.now())
      }),
    ])
    expect(seen).toEqual([10, 13, 13, 20])
    expect(time.pauses()).toBe(1)
  })
})

describe('Of numbers', () => {
  it('the percentile is one of them', () => {
    expect(percentile([3, 1, 2, 4], 0.5)).toBe(2)
    expect(percentile([3, 1, 2, 4], 1)).toBe(4)
    expect(percentile([], 0.5)).toBeNaN()
  })

  it('the most within a stretch is found wherever the stretch begins', () => {
    expect(mostWithin([0, 999, 1_000, 1_001, 5_000], 1_000)).toBe(3)
    expect(mostWithin([], 1_000)).toBe(0)
  })
})
