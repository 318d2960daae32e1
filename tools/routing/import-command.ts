import { UserError } from '../command'
import { sayEverySecond } from '../say-every-second'
import type { RoutingAccount } from './account'
import { compileDirectory } from './compile'
import { describeChange } from './describe-change'
import type { Difference } from './difference'
import { differenceFrom, importDirectory } from './import'
import { compareWithAccount, warningsOf } from './ownership'
import { preparedShards, shardsToBe } from './prepare'
import { say } from './say'
import type { RoutingFile } from './schema'

/** Longer lists than this are summed up: nobody reads them in a terminal. */
const MOST_LINES = 50

export interface ImportOptions {
  readonly file: string
  readonly dryRun?: boolean | undefined
  readonly shards?: number | undefined
  readonly json?: boolean | undefined
}

export async function importFile(routing: RoutingFile, options: ImportOptions, account: RoutingAccount): Promise<void> {
  const { file, dryRun = false, json } = options
  const { client, sync, secretKey } = account
  const progress = sayEverySecond()
  const { shards, isSetUp } = dryRun
    ? await shardsToBe(account, options.shards)
    : await preparedShards(account, options.shards, progress)
  const compiled = compileDirectory(routing, secretKey)
  const difference = await differenceFrom(sync, compiled, shards, progress)

  if (!json) sayChanges(difference)
  if (!dryRun && difference.changes.length > 0) {
    await importDirectory(sync, difference, progress)
    const { changes } = await differenceFrom(sync, compiled, shards, progress)
    if (changes.length > 0) throw new UserError(mixedUp(file, changes.length))
  }
  const ownership = await compareWithAccount(routing, client, progress)
  const changes = difference.changes.map(describeChange)
  const shown = { ...countsOf(difference), shards, isSetUp, dryRun, ...ownership, changes }
  say(shown, json, (counts) => (dryRun ? wouldBe(file, counts) : isNow(file, counts)))
  if (!json) for (const warning of warningsOf(ownership)) console.error(warning)
}

interface Counts {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

function countsOf({ changes, unchanged }: Difference): Counts {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length
  return { added: count('add'), changed: count('change'), removed: count('remove'), unchanged }
}

function sayChanges({ changes }: Difference): void {
  for (const change of changes.slice(0, MOST_LINES)) console.log(describeChange(change))
  if (changes.length > MOST_LINES) console.log(`… and ${changes.length - MOST_LINES} more`)
}

const figures = ({ added, changed, removed, unchanged }: Counts) =>
  `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`

function wouldBe(file: string, counts: Counts & { readonly shards: number; readonly isSetUp: boolean }): string {
  const setUp = counts.isSetUp ? '' : ` It would set Sync up first, with the state spread over ${counts.shards} shards.`
  return `Nothing was written. An import of ${file} would make: ${figures(counts)}.${setUp}`
}

function isNow(file: string, counts: Counts & { readonly shards: number }): string {
  const when = counts.added + counts.changed + counts.removed > 0 ? ' Calls are answered so within 30 seconds.' : ''
  return `The directory holds ${file}: ${figures(counts)}.${when} The state is spread over ${counts.shards} shards.`
}

/** Each of two imports at once may have written what the other never met. Whoever is done last sees it. */
function mixedUp(file: string, entries: number): string {
  return (
    `Somebody else has imported at the same time: the directory is not as ${file} says, in ${entries} entries.\n` +
    'Agree on a file, then repeat the import.'
  )
}
