import { notOwned, type NotOwned } from '../../tools/routing/not-owned'
import { checkRoutingFile } from '../../tools/routing/check'
import type { RoutingFile } from '../../tools/routing/schema'
import { numbers, routing, workers } from '../support/routing'

const own = '+12025550112'
const all = [...Object.values(numbers), own]
const without = (...missing: readonly string[]) => all.filter((address) => !missing.includes(address))

const [first, ...others] = routing.numbers
const withFirst = (address: string): RoutingFile => ({
  ...routing,
  numbers: [...(first ? [{ ...first, address }] : []), ...others],
})
const writingFrom = (...proxyAddresses: string[]): RoutingFile => ({
  ...routing,
  workers: [{ ...workers.ada, proxyAddresses }],
})

describe('The numbers of a routing file that the account does not have', () => {
  it.each<[string, RoutingFile, readonly string[], readonly NotOwned[]]>([
    ['are none where it has all', routing, all, []],
    ['are none where it has more', routing, [...all, '+442071838750'], []],
    [
      'are all where it has none',
      routing,
      [],
      [
        { path: 'numbers.0.address', address: numbers.frontline },
        { path: 'numbers.1.address', address: numbers.recorded },
        { path: 'numbers.2.address', address: numbers.proxy },
        { path: 'numbers.3.address', address: numbers.unstaffed },
        { path: 'workers.1.proxyAddresses.0', address: own },
      ],
    ],
    [
      'are of Frontline',
      routing,
      without(numbers.frontline),
      [{ path: 'numbers.0.address', address: numbers.frontline }],
    ],
    ['are of Proxy', routing, without(numbers.proxy), [{ path: 'numbers.2.address', address: numbers.proxy }]],
    [
      'are where a worker writes from',
      writingFrom('chat:ada', own),
      without(own),
      [{ path: 'workers.0.proxyAddresses.1', address: own }],
    ],
    [
      'are kept for a worker',
      { ...routing, workers: [{ ...workers.ada, proxyAddresses: [], reservedNumber: '+442071838750' }] },
      all,
      [{ path: 'workers.0.reservedNumber', address: '+442071838750' }],
    ],
    [
      'are named in each place',
      writingFrom(numbers.frontline),
      without(numbers.frontline, own),
      [
        { path: 'numbers.0.address', address: numbers.frontline },
        { path: 'workers.0.proxyAddresses.0', address: numbers.frontline },
      ],
    ],
    ['are no senders on WhatsApp', writingFrom('whatsapp:+442071838750'), all, []],
    ['are no number on WhatsApp', withFirst('whatsapp:+442071838750'), all, []],
    ['are no chat identities', writingFrom('chat:ada', 'ada'), all, []],
    [
      'are no phones of workers, which are not ours',
      { ...routing, workers: [{ ...workers.grace, proxyAddresses: [] }] },
      all,
      [],
    ],
  ])('%s', (_, file, owned, expected) => {
    expect(notOwned(file, owned)).toEqual(expected)
  })

  it.each<[string, string, readonly string[], string | undefined]>([
    ['one digit is another', '+442071838751', ['+442071838750'], '+442071838750'],
    ['one digit is missing', '+44207183875', ['+442071838750'], '+442071838750'],
    ['there is a zero before the area', '+4402071838750', ['+442071838750'], '+442071838750'],
    ['two digits have changed places', '+442071838705', ['+442071838750'], '+442071838750'],
    ['three digits are others', '+442071838123', ['+442071838750'], undefined],
    ['two are as near as each other', '+442071838751', ['+442071838750', '+442071838752'], undefined],
    ['one is nearer than another', '+442071838751', ['+442071838762', '+442071838750'], '+442071838750'],
    ['the only near one has its place in the file', '+12025550105', [], undefined],
  ])('are told with what was meant, or without, where %s', (_, address, near, suggestion) => {
    const found = notOwned(withFirst(address), [...without(numbers.frontline), ...near])
    expect(found).toEqual([{ path: 'numbers.0.address', address, ...(suggestion && { suggestion }) }])
  })

  it('are no short codes, which no routing file may hold', () => {
    for (const file of [withFirst('12345'), writingFrom('12345')]) {
      expect(checkRoutingFile(JSON.stringify(file))).toMatchObject({ ok: false })
    }
  })
})
