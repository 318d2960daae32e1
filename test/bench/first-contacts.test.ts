import { measureCapacity, measureOneCustomer } from '../../bench/scenarios/first-contacts'

describe('200 first contacts of one customer at once', () => {
  it('make one assignment, and all get the same worker', async () => {
    const { assignments, sessions, refused, fallbacks } = await measureOneCustomer({ contacts: 200 })
    expect({ assignments, refused, fallbacks }).toEqual({ assignments: 1, refused: 0, fallbacks: 0 })
    expect(Object.values(sessions)).toEqual([200])
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
