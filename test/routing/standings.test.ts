import type { Team } from '../../src/routing/directory'
import { countedWorkers, isInForce } from '../../src/routing/standings'

const now = new Date('2026-11-25T12:00:00.000Z')

describe('an absence', () => {
  it.each([
    ['without an end', undefined, true],
    ['that ends in a moment', '2026-11-25T12:00:00.001Z', true],
    ['that ends now', '2026-11-25T12:00:00.000Z', false],
    ['that has ended', '2026-11-25T11:59:59.999Z', false],
  ])('%s is in force or not', (_, until, is) => {
    expect(isInForce({ worker: 'ada@example.com', until }, now)).toBe(is)
  })
})

describe('the workers whose open sessions must be known', () => {
  const [ada, bob] = [{ identity: 'ada@example.com' }, { identity: 'bob@example.com', capacity: 2 }]
  const team = (strategy: Team['strategy'], ...members: Team['members']): Team => ({ id: strategy, strategy, members })

  it.each<readonly [string, readonly Team[], readonly string[]]>([
    ['are none without teams', [], []],
    ['are none where nobody has a capacity', [team('sticky', ada)], []],
    ['are those with a capacity', [team('sticky', ada, bob)], [bob.identity]],
    ['are all of a team that chooses the least busy', [team('least-busy', ada, bob)], [ada.identity, bob.identity]],
    ['are those of all teams', [team('round-robin', bob), team('least-busy', ada)], [bob.identity, ada.identity]],
    ['are each named once', [team('sticky', bob), team('least-busy', ada, bob)], [bob.identity, ada.identity]],
  ])('%s', (_, teams, counted) => {
    expect(countedWorkers(teams)).toEqual(counted)
  })
})
