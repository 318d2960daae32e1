import { directoryKey } from '../../src/state/directory-records'
import { directoryMap } from '../../src/state/shards'
import { setAvailability } from '../../tools/routing/availability'
import { accountWith, type TestAccount } from '../support/routing-account'

const now = new Date('2026-11-20T09:00:00Z')
const noon = new Date('2026-11-20T12:00:00Z')
const [ada, grace, linus] = ['ada@example.com', 'grace@example.com', 'linus@example.com'] as const

describe('set-availability', () => {
  let account: TestAccount
  beforeEach(async () => {
    account = await accountWith()
  })
  const away = (worker: string, until?: Date) => setAvailability(account.sync, worker, 'away', until, now)
  const back = (worker: string) => setAvailability(account.sync, worker, 'available', undefined, now)
  const absences = () => account.opened().ports.directory.absences()

  it('says that somebody is away, until they are back', async () => {
    await away(ada)
    await away(grace, noon)
    expect(await absences()).toEqual([{ worker: ada }, { worker: grace, until: noon.toISOString() }])
    await back(ada)
    expect(await absences()).toEqual([{ worker: grace, until: noon.toISOString() }])
  })

  it('says the last that was said', async () => {
    await away(ada, noon)
    await away(ada)
    expect(await absences()).toEqual([{ worker: ada }])
  })

  it('needs nobody to have been away before', async () => {
    await back(ada)
    expect(await absences()).toEqual([])
  })

  it('drops absences that are over, at the very moment at which they are', async () => {
    await away(ada, noon)
    await away(grace, new Date('2026-11-20T12:00:01Z'))
    await setAvailability(account.sync, linus, 'away', undefined, noon)
    expect((await absences()).map(({ worker }) => worker)).toEqual([grace, linus])
  })

  it('loses nothing when operators write at once, the first absence of all included', async () => {
    await Promise.all([away(ada), away(grace), away(linus)])
    expect((await absences()).map(({ worker }) => worker).toSorted()).toEqual([ada, grace, linus])
    await Promise.all([back(ada), away(grace, noon), back(linus)])
    expect(await absences()).toEqual([{ worker: grace, until: noon.toISOString() }])
  })

  it('gives up when others are faster each time', async () => {
    await away(ada)
    account.platform.faults.add('POST sync Items Key: conflict')
    await expect(back(ada)).rejects.toMatchObject({ name: 'Contended' })
  })

  it('writes nothing over absences of another version', async () => {
    const data = { v: 2, absences: { ada: true } }
    await account.sync.syncMaps(directoryMap).syncMapItems.create({ key: directoryKey.absences, data })
    await expect(away(grace)).rejects.toMatchObject({ name: 'UnreadableRecord' })
    expect((await account.contents())[`${directoryMap} ${directoryKey.absences}`]).toEqual(data)
  })

  it('outlives an import, which knows nothing of it', async () => {
    await away(ada)
    await account.bring({ version: 1, workers: [], teams: [], numbers: [], hours: [], prompts: [], blocked: [] })
    expect(await absences()).toEqual([{ worker: ada }])
  })
})
