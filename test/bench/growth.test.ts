import { measureGrowth } from '../../bench/scenarios/growth'

describe('With twenty times as many assignments', () => {
  it('a webhook asks the same', async () => {
    const [few, many] = await measureGrowth({ sizes: [1_000, 20_000], samples: 5 })
    expect(many?.traffic).toEqual(few?.traffic)
    expect(many?.traffic.roundTrips).toBe(1)
  })
})
