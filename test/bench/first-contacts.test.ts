import { measureCapacity, measureOneCustomer } from '../../bench/scenarios/first-contacts'

describe('200 first contacts of one customer at once', () => {
  it('make one assignment and one session, and all others are sent back to Proxy', async () => {
    const measured = await measureOneCustomer({ contacts: 200 })
    expect(measured).toMatchObject({ assignments: 1, sentBack: 199, refused: 0, fallbacks: 0 })
    expect(Object.values(measured.sessions)).toEqual([1])
  })
})

describe('50 first contacts of one customer at once, in a deployment that names no Proxy service', () => {
  it('make one assignment, and all get the same worker', async () => {
    const measured = await measureOneCustomer({ contacts: 50, namesProxyService: false })
    expect(measured).toMatchObject({ assignments: 1, sentBack: 0, refused: 0, fallbacks: 0 })
    expect(Object.values(measured.sessions)).toEqual([50])
  })
})

/** A small part of what `npm run bench:state` shows: room for half of them. */
describe.each(['sticky', 'least-busy', 'round-robin'] as const)('60 customers at once, %s', (strategy) => {
  it('fill all places of 10 workers, and none twice', async () => {
    const { sessions, refused, fallbacks } = await measureCapacity({
      contacts: 60,
      workers: 10,
      capacity: 3,
      strategy,
    })
    expect(fallbacks).toBe(0)
    expect(Object.values(sessions)).toEqual(Array.from({ length: 10 }, () => 3))
    expect(refused).toBe(30)
  })
})
