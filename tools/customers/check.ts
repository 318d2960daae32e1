import * as v from 'valibot'
import type { Address } from '../../src/routing/address'
import type { Customer } from '../../src/routing/customer'
import { didYouMean } from '../routing/suggestion'
import { textAt } from '../routing/unjudged'
import { customerForm } from './form'
import type { Row } from './rows'

/** Sync takes 16 KiB an item. https://www.twilio.com/docs/sync/limits */
const MOST_BYTES = 16_000

export interface RightRow {
  readonly customer: Customer
  /** Where in the file it is, and where each of its addresses. */
  readonly at: string
  readonly addressesAt: ReadonlyMap<Address, string>
}

export interface CheckedRows {
  readonly right: readonly RightRow[]
  /** In the order of the file: where, and what would be right. */
  readonly mistakes: readonly string[]
  readonly badRows: number
  /** Where the first bad row of each id is; `undefined` stands for those that do not even say whose they are. */
  readonly bad: ReadonlyMap<string | undefined, string>
}

/** Each row by itself, and then against the others and the workers of the directory. */
export function checkRows(rows: readonly Row[], workers: readonly string[]): CheckedRows {
  const known = new Set(workers)
  const right: RightRow[] = []
  const mistakes: string[] = []
  const bad = new Map<string | undefined, string>()
  const ids = new Map<string, string>()
  const owners = new Map<string, string>()
  let badRows = 0
  for (const row of rows) {
    const { value, placeOf, mistake } = row
    const found = mistake === undefined ? [] : [mistake]
    const parsed = v.safeParse(customerForm, value, { abortPipeEarly: true })
    const say = (path: string, says: string) => found.push(`${placeOf(path)}: ${says}`)
    for (const issue of parsed.issues ?? []) say(v.getDotPath(issue) ?? '', issue.message)
    if (parsed.success) {
      const { id, worker, channels } = parsed.output
      const before = ids.get(id)
      if (before !== undefined) say('id', `${id} is there already: ${before}`)
      if (worker !== undefined && !known.has(worker)) say('worker', notAWorker(worker, workers))
      for (const [index, { value: address }] of channels.entries()) {
        const owner = owners.get(address)
        if (owner !== undefined && owner !== id)
          say(`channels.${index}.value`, `${address} is that of ${owner} already`)
      }
      if (Buffer.byteLength(JSON.stringify(parsed.output)) > MOST_BYTES)
        say('', 'is too long; shorten details or links')
    }
    if (parsed.success && found.length === 0) {
      const { id, channels } = parsed.output
      ids.set(id, placeOf('id'))
      for (const { value: address } of channels) owners.set(address, id)
      const places = channels.map(({ value: address }, index) => [address, placeOf(`channels.${index}.value`)] as const)
      right.push({ customer: customerOf(parsed.output), at: placeOf(''), addressesAt: new Map(places) })
      continue
    }
    const isNobodysId = parsed.issues?.some((issue) => v.getDotPath(issue) === 'id')
    const id = isNobodysId ? undefined : textAt(value, 'id') || undefined
    badRows += 1
    bad.set(id, bad.get(id) ?? placeOf(''))
    mistakes.push(...found)
  }
  return { right, mistakes, badRows, bad }
}

function notAWorker(worker: string, workers: readonly string[]): string {
  return `${worker} is no worker of the directory${didYouMean(worker, workers) || ' (npm run routing -- import writes it)'}`
}

/** The same customer is the same record, whatever the file leaves out or says twice. */
function customerOf({
  id,
  name,
  worker,
  channels,
  links,
  avatar,
  details,
}: v.InferOutput<typeof customerForm>): Customer {
  return {
    id,
    name,
    ...(worker !== undefined && { worker }),
    channels: [...new Map(channels.map((channel) => [`${channel.type} ${channel.value}`, channel])).values()],
    ...(links !== undefined && links.length > 0 && { links }),
    ...(avatar !== undefined && { avatar }),
    ...(details !== undefined && { details }),
  }
}
