import * as fc from 'fast-check'
import { directoryMap } from '../../src/state/shards'
import { setAway } from '../../tools/routing/availability'
import { checkRoutingFile } from '../../tools/routing/check'
import { compileDirectory } from '../../tools/routing/compile'
import { exportRouting } from '../../tools/routing/export'
import { differenceFrom } from '../../tools/routing/import'
import type { RoutingFile } from '../../tools/routing/schema'
import { arbitraryRouting } from '../support/arbitrary-routing'
import { example } from '../support/broken-routing'
import { accountWith, newAccount, SHARDS, type TestAccount } from '../support/routing-account'

function checked(text: string): RoutingFile {
  const read = checkRoutingFile(text)
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  return read.routing
}

/** What an import of the export would change. */
async function changesOfItsOwnExport({ sync, secretKey, opened }: TestAccount) {
  const exported = checked(JSON.stringify(await exportRouting(opened())))
  return (await differenceFrom(sync, compileDirectory(exported, secretKey), SHARDS)).changes
}

describe('An export', () => {
  it('is right, and changes nothing when it is imported', async () => {
    const account = await accountWith({ ...checked(example), blocked: ['+12025550190', 'whatsapp:+12025550191'] })
    expect(await changesOfItsOwnExport(account)).toEqual([])
  })

  it('is so whatever the directory holds', async () => {
    const property = fc.asyncProperty(arbitraryRouting, async (routing) => {
      const account = await accountWith(checked(JSON.stringify(routing)))
      expect(await changesOfItsOwnExport(account)).toEqual([])
    })
    await fc.assert(property, { numRuns: 15 })
  })

  it('holds more blocked addresses than there are on a page', async () => {
    const blocked = Array.from({ length: 450 }, (_, n) => `+1202556${String(n).padStart(4, '0')}`)
    const account = await accountWith({ ...checked(example), blocked })
    expect((await exportRouting(account.opened())).blocked).toEqual(blocked)
  })

  it('leaves out who is away, which is no part of the file', async () => {
    const account = await accountWith()
    const before = await exportRouting(account.opened())
    await setAway(account, 'ada@example.com', undefined, new Date('2026-11-20T09:00:00Z'))
    expect(await exportRouting(account.opened())).toEqual(before)
  })

  it('names the entry that this version cannot read', async () => {
    const account = await accountWith()
    await account.sync.syncMaps(directoryMap).syncMapItems.create({ key: 'prompts.fr-FR', data: { v: 2 } })
    await expect(exportRouting(account.opened())).rejects.toThrow(/prompts\.fr-FR/)
  })

  it('says what to do where nothing is set up', async () => {
    await expect(exportRouting(newAccount())).rejects.toThrow('npm run routing -- import routing.json')
  })
})
