import { measureRoundTrips, type RoundTrips } from '../../bench/scenarios/round-trips'

let measured: readonly RoundTrips[]
beforeAll(async () => {
  measured = await measureRoundTrips()
})

const of = (webhook: string) => {
  const found = measured.find((one) => one.webhook === webhook)
  if (!found) throw new Error(`Nobody measured ${webhook}`)
  return found
}

describe('On the path of a warm webhook', () => {
  it.each(['incoming', 'outgoing-conversation'])('%s asks nothing', (webhook) => {
    expect(of(webhook).warm.calls).toEqual([])
  })

  it('a known customer out of session takes at most one round trip', () => {
    expect(of('known customer out of session').warm).toMatchObject({ writes: 0, roundTrips: 1 })
  })

  it('a first contact takes at most two round trips, and one write', () => {
    expect(of('first contact out of session').warm).toMatchObject({ writes: 1, roundTrips: 2 })
  })

  it.each(['conversation-status', 'conversation-recording', 'voicemail-recording'])(
    '%s is one write and no read',
    (webhook) => {
      expect(of(webhook).warm).toMatchObject({ reads: 0, writes: 1, roundTrips: 1 })
    },
  )

  it.each(['connect-action', 'voicemail-action'])('%s takes at most one round trip', (webhook) => {
    expect(of(webhook).warm.roundTrips).toBeLessThanOrEqual(1)
  })
})

describe('Where sessions or turns are counted', () => {
  it.each([
    ['a capacity of 50', { known: 2, first: 2 }],
    ['least busy', { known: 2, first: 2 }],
    ['round robin', { known: 1, first: 3 }],
  ])('%s costs as many round trips as decisions/010 says', (name, { known, first }) => {
    expect(of(`known customer out of session, ${name}`).warm.roundTrips).toBe(known)
    expect(of(`first contact out of session, ${name}`).warm.roundTrips).toBe(first)
  })
})

describe('In a container that has just started', () => {
  it('a webhook that only notes reads the layout before', () => {
    expect(of('conversation-status').cold.calls).toEqual(['read layout', 'create calls'])
  })

  it('a caller waits for at most one round trip more than in a warm one, and two more where somebody counts', () => {
    const more = ({ webhook }: RoundTrips) => (webhook.includes(',') ? 2 : 1)
    const longer = measured.filter((one) => one.cold.roundTrips > one.warm.roundTrips + more(one))
    expect(longer).toEqual([])
  })
})
