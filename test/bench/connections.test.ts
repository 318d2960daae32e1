import { measureConnections } from '../../bench/scenarios/connections'

describe('100 warm webhooks in one process', () => {
  it('open at most two connections', async () => {
    const measured = await measureConnections(100)
    expect(measured).toHaveLength(3)
    for (const { cold, warm } of measured) {
      expect(cold).toBeGreaterThan(0)
      expect(warm).toBeLessThanOrEqual(2)
    }
  })

  it('open none that they could have found again when ten come at a time', async () => {
    // As many as the SDK opens to one host at most.
    for (const { tenAtOnce } of await measureConnections(100)) expect(tenAtOnce).toBeLessThanOrEqual(20)
  })
})
