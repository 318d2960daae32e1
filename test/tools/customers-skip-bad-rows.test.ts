import * as fc from 'fast-check'
import type { Customer } from '../../src/routing/customer'
import { checkRows } from '../../tools/customers/check'
import { rowsOfCsv } from '../../tools/customers/csv'
import { skipBadRows } from '../../tools/customers/skip-bad-rows'

/** `A161`: A, with a number that ends so. */
function customer([id = '', ...end]: string): Customer {
  const value = `+12025550${end.join('')}`
  return { id, name: `Customer ${id}`, channels: end.length > 0 ? [{ type: 'sms', value }] : [] }
}

/** `A?`: A, with a number that is none. `?161`: nobody says whose. */
function line(row: string): string {
  const [id = '', ...end] = row
  const number = end.length === 0 ? '' : end[0] === '?' ? 'oops' : `+12025550${end.join('')}`
  return `${id === '?' ? '' : id},Customer ${id},${number}`
}

function skipped(list: readonly string[], file: readonly string[]) {
  const rows = rowsOfCsv(['id,name,sms', ...file.map(line)].join('\n'))
  const checked = checkRows(rows.ok ? rows.rows : [], [])
  const { wanted, mistakes, badRows } = skipBadRows(checked, list.map(customer))
  const left = wanted.map(({ id, channels }) => `${id}${channels.map(({ value }) => value.slice(-3)).join()}`)
  return { left: left.toSorted((a, b) => (a < b ? -1 : 1)), clashes: mistakes.slice(checked.mistakes.length), badRows }
}

const clash = (at: number, address: string, to: string, from: string, because: string) =>
  `line ${at}, column 3 (sms): +12025550${address} cannot go to ${to}: it stays with ${from}, because ${because}`

describe('Bad rows that are skipped', () => {
  it.each<[string, string[], string[], string[], string[]]>([
    ['nobody else', ['A161', 'B162'], ['A?', 'B163'], ['A161', 'B163'], []],
    [
      'whoever is given the address of one who stays',
      ['A161', 'B162'],
      ['A?', 'B161'],
      ['A161', 'B162'],
      [clash(3, '161', 'B', 'A', 'their row (line 2) is not right')],
    ],
    [
      'whoever is new and has the address of one who stays',
      ['A161'],
      ['N161', 'A?'],
      ['A161'],
      [clash(2, '161', 'N', 'A', 'their row (line 3) is not right')],
    ],
    [
      'whoever has the address of one who may be meant by a row without id',
      ['A161', 'B162'],
      ['?163', 'B161'],
      ['A161', 'B162'],
      [clash(3, '161', 'B', 'A', 'a row without a right id (line 2) may be theirs')],
    ],
    [
      'each in a chain, in whatever order they stand',
      ['A161', 'B162', 'C163', 'D164', 'E165'],
      ['D163', 'C162', 'E166', 'B161', 'A?'],
      ['A161', 'B162', 'C163', 'D164', 'E166'],
      [
        clash(2, '163', 'D', 'C', 'their row (line 3) is not right'),
        clash(3, '162', 'C', 'B', 'their row (line 5) is not right'),
        clash(5, '161', 'B', 'A', 'their row (line 6) is not right'),
      ],
    ],
    [
      'all of those who exchange their addresses',
      ['A161', 'B162', 'C163'],
      ['A162', 'B163', 'C?'],
      ['A161', 'B162', 'C163'],
      [
        clash(2, '162', 'A', 'B', 'their row (line 3) is not right'),
        clash(3, '163', 'B', 'C', 'their row (line 4) is not right'),
      ],
    ],
    [
      'nobody where the address was given up by a row that is right',
      ['A161', 'B162'],
      ['A163', 'B161'],
      ['A163', 'B161'],
      [],
    ],
    ['nobody where the address is of one who goes', ['A161', 'B162', 'C163'], ['B161', 'C?'], ['B161', 'C163'], []],
    [
      'whoever is the second, where a list has an address twice already',
      ['A161', 'B161'],
      ['A161', 'B?'],
      ['A161', 'B161'],
      [clash(2, '161', 'A', 'B', 'their row (line 3) is not right')],
    ],
  ])('keep back %s', (_, list, file, left, clashes) => {
    const bad = file.filter((row) => row.includes('?')).length
    expect(skipped(list, file)).toEqual({ left, clashes, badRows: bad + clashes.length })
  })

  it('leave no address to two customers, and the same list in whatever order they stand', () => {
    const ids = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F')
    const ends = fc.constantFrom('161', '162', '163', '164', '165', '166', '167')
    const unique = (rows: readonly string[]) =>
      rows.filter(([id], at) => rows.findIndex(([other]) => other === id) === at)
    const apart = (rows: readonly string[]) =>
      rows.filter((row, at) => rows.findIndex((other) => other.slice(1) === row.slice(1)) === at)
    const right = fc
      .array(
        fc.tuple(ids, ends).map(([id, end]) => `${id}${end}`),
        { maxLength: 12 },
      )
      .map(unique)
      .map(apart)
    const bad = fc.uniqueArray(fc.constantFrom('A?', 'B?', 'C?', '?161'), { maxLength: 2 })
    fc.assert(
      fc.property(right, right, bad, (list, rows, mistaken) => {
        const file = unique([...mistaken, ...rows])
        const one = skipped(list, file)
        const ends = one.left.map((row) => row.slice(1))
        expect(new Set(ends).size).toBe(ends.length)
        expect(one.clashes).toHaveLength(one.badRows - mistaken.length)
        expect(skipped(list, file.toReversed()).left).toEqual(one.left)
      }),
    )
  })

  it('keep back a whole list where all numbers slipped by a row, and one is wrong', () => {
    const numbered = (n: number) => `+1202${String(n).padStart(7, '0')}`
    const list = Array.from({ length: 5_000 }, (_, n): Customer => {
      return { id: `customer-${n}`, name: 'Ada', channels: [{ type: 'sms', value: numbered(n) }] }
    })
    const file = list.map(({ id }, n) => `${id},Ada,${n === 0 ? 'oops' : numbered(n - 1)}`)
    const rows = rowsOfCsv(['id,name,sms', ...file].join('\n'))
    const { wanted, badRows } = skipBadRows(checkRows(rows.ok ? rows.rows : [], []), list)
    expect(badRows).toBe(5_000)
    expect(wanted).toEqual(list)
  })
})
