import { syncLayout } from '../../src/state/layout'
import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { differenceOf, type Difference } from '../routing/difference'
import { say } from '../routing/say'
import { storedWorkers } from '../routing/stored'
import { sayEverySecond } from '../say-every-second'
import { changedCustomers, type CustomerChanges } from './changed'
import { checkRows, type CheckedRows } from './check'
import { compileCustomers } from './compile'
import type { Row } from './rows'
import { skipBadRows, type WithoutBadRows } from './skip-bad-rows'
import { customersOf, listsOf, readStored } from './stored'
import { writeChanges } from './write'

/** Longer lists than this are summed up: nobody reads them in a terminal. */
const MOST_LINES = 50

export interface ImportOptions {
  readonly file: string
  readonly dryRun?: boolean | undefined
  readonly skipBadRows?: boolean | undefined
  readonly deleteMissing?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Makes the list equal to the file. Nothing is written while the file is not right, or where it may be only a part of the list. */
export async function importCustomers(
  rows: readonly Row[],
  options: ImportOptions,
  { sync, secretKey }: RoutingAccount,
): Promise<void> {
  const { file, dryRun = false, deleteMissing = false, json } = options
  const progress = sayEverySecond()
  const shards = await syncLayout(sync, secretKey).shards()
  const checked = checkRows(rows, await storedWorkers(sync))
  if (checked.badRows > 0 && !options.skipBadRows) {
    throw new UserError(
      `${badRowsInWords(file, checked, rows.length)}\nNothing was written. Mend them, or leave them out with --skip-bad-rows.`,
    )
  }

  const stored = await readStored(sync, shards, progress)
  const before = customersOf(stored)
  const skipped = skipBadRows(checked, before)
  if (skipped.badRows > 0) console.error(badRowsInWords(file, skipped, rows.length))
  const { wanted } = skipped
  const difference = differenceOf(compileCustomers(wanted, listsOf(stored), secretKey, shards), stored)
  const changes = changedCustomers(before, wanted)
  if (!deleteMissing && !dryRun) refuseToEmpty(file, changes.removed.length, before.length)
  if (!json) sayChanges(changes)
  if (!dryRun) await writeChanges(sync, difference.changes, progress)
  say(shownOf(changes, difference, skipped, dryRun), json, (shown) => inWords(file, shown))
}

function badRowsInWords(
  file: string,
  { mistakes, badRows }: Pick<CheckedRows, 'mistakes' | 'badRows'>,
  rows: number,
): string {
  const listed = mistakes.slice(0, MOST_LINES).map((mistake) => `  ${mistake}`)
  if (mistakes.length > MOST_LINES) listed.push(`  … and ${mistakes.length - MOST_LINES} more`)
  return [`${file} is not right in ${badRows} of ${rows} rows:`, ...listed].join('\n')
}

/** Half a list is more often half a file than half of the customers. */
function refuseToEmpty(file: string, removed: number, before: number): void {
  if (removed <= before / 2) return
  throw new UserError(
    `${file} lacks ${removed} of the ${before} customers who are listed, and an import removes them. Nothing was written. ` +
      'If they shall go, add --delete-missing.',
  )
}

function sayChanges({ added, changed, removed }: CustomerChanges): void {
  const lines = [
    ...added.map(({ id, name }) => `+ ${id} ${name}`),
    ...changed.map(({ id, name }) => `~ ${id} ${name}`),
    ...removed.map(({ id, name }) => `- ${id} ${name}`),
  ]
  for (const line of lines.slice(0, MOST_LINES)) console.log(line)
  if (lines.length > MOST_LINES) console.log(`… and ${lines.length - MOST_LINES} more`)
}

function shownOf(
  changes: CustomerChanges,
  { changes: items }: Difference,
  { badRows }: WithoutBadRows,
  dryRun: boolean,
) {
  const { added, changed, removed, unchanged } = changes
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    unchanged,
    skippedRows: badRows,
    items: items.length,
    dryRun,
  }
}

function inWords(file: string, shown: ReturnType<typeof shownOf>): string {
  const { added, changed, removed, unchanged, skippedRows, items, dryRun } = shown
  const figures = `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`
  const skipped = skippedRows === 0 ? '' : ` Skipped rows: ${skippedRows}; who is in them stays as they are.`
  return dryRun
    ? `Nothing was written. An import of ${file} would make: ${figures}, in ${items} items.${skipped}`
    : `The list holds ${file}: ${figures}; ${items} items were written.${skipped}`
}
