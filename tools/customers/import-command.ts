import type { Customer } from '../../src/routing/customer'
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
  const { file, dryRun = false, skipBadRows = false, deleteMissing = false, json } = options
  const progress = sayEverySecond()
  const shards = await syncLayout(sync, secretKey).shards()
  const checked = checkRows(rows, await storedWorkers(sync))
  if (checked.badRows > 0) refuseUnless(skipBadRows, file, checked, rows.length)

  const stored = await readStored(sync, shards, progress)
  const before = customersOf(stored)
  const wanted = [...checked.customers, ...keptOf(before, checked)]
  const difference = differenceOf(compileCustomers(wanted, listsOf(stored), secretKey, shards), stored)
  const changes = changedCustomers(before, wanted)
  if (!deleteMissing && !dryRun) refuseToEmpty(file, changes.removed.length, before.length)
  if (!json) sayChanges(changes)
  if (!dryRun) await writeChanges(sync, difference.changes, progress)
  say(shownOf(changes, difference, checked, dryRun), json, (shown) => inWords(file, shown))
}

function refuseUnless(skip: boolean, file: string, { mistakes, badRows }: CheckedRows, rows: number): void {
  const listed = mistakes.slice(0, MOST_LINES).map((mistake) => `  ${mistake}`)
  if (mistakes.length > MOST_LINES) listed.push(`  … and ${mistakes.length - MOST_LINES} more`)
  const words = [`${file} is not right in ${badRows} of ${rows} rows:`, ...listed].join('\n')
  if (!skip) throw new UserError(`${words}\nNothing was written. Mend them, or leave them out with --skip-bad-rows.`)
  console.error(words)
}

/** Whoever has a bad row stays as they are; where a bad row does not say whose it is, that may be anybody. */
function keptOf(before: readonly Customer[], { customers, badIds }: CheckedRows): readonly Customer[] {
  const right = new Set(customers.map(({ id }) => id))
  return before.filter(({ id }) => !right.has(id) && (badIds.has(id) || badIds.has(undefined)))
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

function shownOf(changes: CustomerChanges, { changes: items }: Difference, { badRows }: CheckedRows, dryRun: boolean) {
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
