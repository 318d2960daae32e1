import type { Team } from '../../src/routing/directory'
import { askedMembers, cachedFrontlineUsers } from '../../src/state/frontline-availability'
import { twilioError } from '../support/twilio-error'

const ada = 'ada@example.com'

describe('Frontline’s switches in a warm container', () => {
  it('are asked for once in ten seconds, each for itself', async () => {
    let now = 0
    const isAvailable = jest.fn(async () => now < 10_000)
    const users = cachedFrontlineUsers({ isAvailable }, () => now)
    expect(await Promise.all([users.isAvailable(ada), users.isAvailable(ada)])).toEqual([true, true])
    now = 9_999
    expect(await users.isAvailable(ada)).toBe(true)
    expect(isAvailable).toHaveBeenCalledTimes(1)
    now = 10_000
    expect(await users.isAvailable(ada)).toBe(false)
    await users.isAvailable('grace@example.com')
    expect(isAvailable.mock.calls).toEqual([[ada], [ada], ['grace@example.com']])
  })

  it('are asked for again when they could not be had', async () => {
    const isAvailable = jest.fn().mockRejectedValueOnce(twilioError(503, 20503)).mockResolvedValue(true)
    const users = cachedFrontlineUsers({ isAvailable }, () => 0)
    await expect(users.isAvailable(ada)).rejects.toMatchObject({ status: 503 })
    expect(await users.isAvailable(ada)).toBe(true)
  })
})

it('only the members of teams that ask for them matter, each once', () => {
  const sales: Team = { id: 'sales', strategy: 'sticky', members: [{ identity: ada }] }
  const asking = { ...sales, asksAvailability: true, members: [{ identity: ada }, { identity: 'eve@example.com' }] }
  expect(askedMembers([sales, { ...sales, asksAvailability: false }])).toEqual([])
  expect(askedMembers([sales, asking, { ...asking, id: 'night' }])).toEqual([ada, 'eve@example.com'])
})
