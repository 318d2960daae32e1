import type { Team } from '../../src/routing/directory'
import { cachedDirectory } from '../../src/state/cached-directory'
import type { Directory } from '../../src/state/directory'
import { twilioError } from '../support/twilio-error'

const teamOf = (id: string): Team => ({ id, strategy: 'sticky', members: [] })
const sales = teamOf('sales')

function counted(team: Directory['team']) {
  const asked: string[] = []
  const directory: Directory = {
    number: async () => undefined,
    team: (id) => {
      asked.push(id)
      return team(id)
    },
    worker: async () => undefined,
    ownerOf: async () => undefined,
    prompts: async () => undefined,
    absences: async () => [],
    blockedFrom: async () => [],
    templates: async () => [],
    workerWithPhone: async () => undefined,
  }
  return { directory, asked }
}

describe('a directory that is remembered', () => {
  it('is asked once while the answer is fresh', async () => {
    let now = 0
    const { directory, asked } = counted(async () => sales)
    const cached = cachedDirectory(directory, () => now)
    expect(await cached.team('sales')).toEqual(sales)
    now = 29_999
    expect(await cached.team('sales')).toEqual(sales)
    expect(asked).toEqual(['sales'])
  })

  it('is asked again after 30 seconds', async () => {
    let now = 0
    const answers = [sales, { ...sales, members: [{ identity: 'worker-1@example.com' }] }]
    const { directory, asked } = counted(async () => answers[asked.length - 1])
    const cached = cachedDirectory(directory, () => now)
    await cached.team('sales')
    now = 30_000
    expect(await cached.team('sales')).toEqual(answers[1])
    expect(asked).toHaveLength(2)
  })

  it('is asked once by two who ask at once', async () => {
    const { directory, asked } = counted(async () => sales)
    const cached = cachedDirectory(directory, () => 0)
    expect(await Promise.all([cached.team('sales'), cached.team('sales')])).toEqual([sales, sales])
    expect(asked).toEqual(['sales'])
  })

  it('remembers that an entry is not there', async () => {
    const { directory, asked } = counted(async () => undefined)
    const cached = cachedDirectory(directory, () => 0)
    expect(await cached.team('sales')).toBeUndefined()
    expect(await cached.team('sales')).toBeUndefined()
    expect(asked).toHaveLength(1)
  })

  it('does not remember a failure', async () => {
    const unavailable = twilioError(503, 20503)
    const { directory, asked } = counted(async () => {
      if (asked.length === 1) throw unavailable
      return sales
    })
    const cached = cachedDirectory(directory, () => 0)
    await expect(cached.team('sales')).rejects.toBe(unavailable)
    expect(await cached.team('sales')).toEqual(sales)
  })

  it('tells a failure to everybody who asked at once', async () => {
    const unavailable = twilioError(503, 20503)
    const { directory, asked } = counted(() => Promise.reject(unavailable))
    const cached = cachedDirectory(directory, () => 0)
    const both = await Promise.allSettled([cached.team('sales'), cached.team('sales')])
    expect(both).toEqual([
      { status: 'rejected', reason: unavailable },
      { status: 'rejected', reason: unavailable },
    ])
    expect(asked).toHaveLength(1)
  })

  it('keeps entries apart, and numbers from teams', async () => {
    const { directory, asked } = counted(async (id) => teamOf(id))
    const cached = cachedDirectory(directory, () => 0)
    expect(await cached.team('sales')).toEqual(teamOf('sales'))
    expect(await cached.team('support')).toEqual(teamOf('support'))
    expect(await cached.number('sales')).toBeUndefined()
    expect(asked).toEqual(['sales', 'support'])
  })

  it('remembers a thousand entries at most', async () => {
    const { directory, asked } = counted(async (id) => teamOf(id))
    const cached = cachedDirectory(directory, () => 0)
    for (let index = 0; index < 1_000; index += 1) await cached.team(`team-${index}`)
    await cached.team('team-0')
    expect(asked).toHaveLength(1_000)
    await cached.team('one-too-many')
    await cached.team('team-0')
    expect(asked).toHaveLength(1_002)
  })

  it.each([
    ['number', 30_000],
    ['team', 30_000],
    ['worker', 30_000],
    ['ownerOf', 30_000],
    ['prompts', 30_000],
    ['absences', 10_000],
    ['blockedFrom', 0],
    ['workerWithPhone', 0],
  ] as const)('remembers %s for %d milliseconds', async (method, milliseconds) => {
    let now = 0
    const lookUp = jest.fn()
    const { directory } = counted(async () => sales)
    const cached = cachedDirectory({ ...directory, [method]: async () => void lookUp() }, () => now)
    await cached[method]('the same')
    if (milliseconds > 0) {
      now = milliseconds - 1
      await cached[method]('the same')
      expect(lookUp).toHaveBeenCalledTimes(1)
      now = milliseconds
    }
    await cached[method]('the same')
    expect(lookUp).toHaveBeenCalledTimes(2)
  })
})
