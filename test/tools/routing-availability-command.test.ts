import { setWorkerAvailability, type AvailabilityOptions } from '../../tools/routing/availability-command'
import { setAway, type Availability } from '../../tools/routing/availability'
import { accountWith, type TestAccount } from '../support/routing-account'
import { routing, workers } from '../support/routing'

const { ada, grace } = workers
/** A file in which grace is no more. */
const withoutGrace = {
  ...routing,
  workers: routing.workers.filter(({ identity }) => identity !== grace.identity),
  teams: routing.teams.map((team) => ({ ...team, workers: team.workers.filter((one) => one !== grace.identity) })),
}

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => jest.restoreAllMocks())

const run = (account: TestAccount, worker: string, state: Availability, options: AvailabilityOptions = {}) =>
  setWorkerAvailability(worker, state, options, account.opened())
const absences = (account: TestAccount) => account.opened().ports.directory.absences()

describe('set-availability', () => {
  it('says how a worker is from now on', async () => {
    const account = await accountWith()
    await run(account, ada.identity, 'away')
    await run(account, ada.identity, 'available')
    await run(account, ada.identity, 'available')
    const heeded = 'Calls and texts on Proxy numbers heed it within 10 seconds.'
    expect(said).toEqual([
      `ada@example.com is away. ${heeded}`,
      `ada@example.com is available. ${heeded}`,
      `ada@example.com is available. ${heeded}`,
    ])
  })

  it('forgets the absence of a worker who has left', async () => {
    const account = await accountWith()
    await account.bring(withoutGrace)
    await setAway(account, grace.identity, undefined, new Date())
    await run(account, grace.identity, 'available')
    expect(said).toEqual([
      'grace@example.com is no longer among the workers of the directory. That they were away is forgotten.',
    ])
    expect(await absences(account)).toEqual([])
  })

  it.each<[Availability]>([['away'], ['available']])('refuses a worker who is not there: %s', async (state) => {
    const account = await accountWith(withoutGrace)
    await expect(run(account, 'ada@exampel.com', state)).rejects.toThrow('did you mean "ada@example.com"?')
    await expect(run(account, grace.identity, state)).rejects.toThrow(
      /^grace@example\.com is not among the workers of the directory$/,
    )
    expect(await absences(account)).toEqual([])
  })

  it.each<[Availability, AvailabilityOptions, string]>([
    ['available', { for: 60_000 }, 'leave them out for "available"'],
    ['away', { until: new Date('2020-01-01T00:00:00Z') }, '2020-01-01T00:00:00.000Z is past'],
  ])('refuses what nobody can mean: %s %j', async (state, options, told) => {
    await expect(run(await accountWith(), ada.identity, state, options)).rejects.toThrow(told)
  })
})
