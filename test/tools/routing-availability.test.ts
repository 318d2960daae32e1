import { directoryKey } from '../../src/state/directory-records'
import { directoryMap } from '../../src/state/shards'
import { setAvailable, setAway } from '../../tools/routing/availability'
import { accountWith, type TestAccount } from '../support/routing-account'

const now = new Date('2026-11-20T09:00:00Z')
const noon = new Date('2026-11-20T12:00:00Z')
const [ada, grace, linus] = ['ada@example.com', 'grace@example.com', 'linus@example.com'] as const
const threeHours = 3 * 60 * 60 * 1000

describe('An absence', () => {
  let account: TestAccount
  beforeEach(async () => {
    account = await accountWith()
  })
  const away = (worker: string, until?: Date) => setAway(account, worker, until, now)
  const back = (worker: string) => setAvailable(account, worker)
  const absences = () => account.opened().ports.directory.absences()
  const item = (worker: string) =>
    account.sync.syncMaps(directoryMap).syncMapItems(directoryKey.absence(account.secretKey, worker))
  const pass = (milliseconds: number) => account.platform.clock.sleep(milliseconds)

  it('lasts until somebody is back', async () => {
    await away(ada)
    await away(grace, noon)
    expect(new Set(await absences())).toEqual(new Set([{ worker: ada }, { worker: grace, until: noon.toISOString() }]))
    expect(await back(ada)).toBe('removed')
    expect(await absences()).toEqual([{ worker: grace, until: noon.toISOString() }])
  })

  it('is as it was said last', async () => {
    await away(ada, noon)
    await away(ada)
    expect(await absences()).toEqual([{ worker: ada }])
    await away(ada, noon)
    expect(await absences()).toEqual([{ worker: ada, until: noon.toISOString() }])
  })

  it('need not have been there to end', async () => {
    expect(await back(ada)).toBe('missing')
    expect(await absences()).toEqual([])
  })

  it('is gone of itself when its time is over, and not before', async () => {
    await away(ada, noon)
    await away(grace)
    await pass(threeHours - 1000)
    expect(await absences()).toHaveLength(2)
    await pass(1000)
    expect(await absences()).toEqual([{ worker: grace }])
  })

  it('has no end any more when none was said the last time, and has one again when it was', async () => {
    await away(ada, noon)
    await away(ada)
    await away(grace)
    await away(grace, noon)
    await pass(threeHours)
    expect(await absences()).toEqual([{ worker: ada }])
  })

  it('may end later than Sync can say', async () => {
    const until = new Date('2028-01-01T00:00:00Z')
    await away(ada, until)
    expect(await absences()).toEqual([{ worker: ada, until: until.toISOString() }])
    expect((await item(ada).fetch()).dateExpires).toBeNull()
  })

  it('is not lost when operators write at once, the first absence of all included', async () => {
    await Promise.all([away(ada), away(grace), away(linus)])
    expect(new Set((await absences()).map(({ worker }) => worker))).toEqual(new Set([ada, grace, linus]))
    await Promise.all([back(ada), away(grace, noon), back(linus)])
    expect(await absences()).toEqual([{ worker: grace, until: noon.toISOString() }])
  })

  it('is one of those that two operators have said of the same worker at once', async () => {
    await Promise.all([away(ada, noon), away(ada), away(ada, noon)])
    const [absence, ...others] = await absences()
    expect([absence?.worker, others]).toEqual([ada, []])
  })

  it('can be that of each of 300 workers', async () => {
    const workers = Array.from({ length: 300 }, (_, n) => `worker-${n}@example.com`)
    for (const worker of workers) await away(worker, noon)
    expect(new Set((await absences()).map(({ worker }) => worker))).toEqual(new Set(workers))
  })

  it('is a failure where Sync is unavailable, to begin and to end', async () => {
    await away(ada)
    account.platform.faults.add('sync Items Key: 500')
    await expect(away(ada)).rejects.toMatchObject({ status: 500 })
    await expect(back(ada)).rejects.toMatchObject({ status: 500 })
  })
})
