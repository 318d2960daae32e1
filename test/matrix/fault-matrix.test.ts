import { readFileSync, writeFileSync } from 'node:fs'
import { paths, publicPaths } from '../../src/runtime/paths'
import type { Cell } from './cell'
import { goodDaysOf, type GoodDay } from './good-day'
import { canMeet, faults, measureAll } from './matrix'
import { renderMatrix } from './render'
import { requests } from './requests'

const page = 'docs/fault-matrix.md'
const nobodyWaits: readonly string[] = [
  paths.conversationStatus,
  paths.conversationRecording,
  paths.voicemailRecording,
  paths.callStatus,
  paths.interaction,
  paths.conversationRouting,
  publicPaths.playVoicemail,
]

describe('Whatever happens to any call that a Function makes', () => {
  let goodDays: readonly GoodDay[] = []
  let cells: readonly Cell[] = []
  beforeAll(async () => {
    goodDays = await goodDaysOf(requests)
    cells = await measureAll(goodDays)
  }, 300_000)

  const callOf = ({ request, call }: Cell) =>
    goodDays.find((goodDay) => goodDay.request === request)?.calls[call - 1] ?? ''

  /** As it is told when something is wrong. */
  const those = (isWrong: (cell: Cell) => boolean) =>
    cells.filter(isWrong).map(({ request: { path, when }, ...cell }) => ({
      ...cell,
      request: when === undefined ? path : `${path}, ${when}`,
    }))

  it('each call of each Function meets each fault, and nothing happens that nobody planted', () => {
    expect(new Set(goodDays.map(({ request }) => request.path))).toEqual(
      new Set([...Object.values(paths), ...Object.values(publicPaths)]),
    )
    const calls = goodDays.flatMap(({ calls, firstOwnCall }) => calls.slice(firstOwnCall - 1))
    expect(cells).toHaveLength(calls.flatMap((call) => faults.filter((fault) => canMeet(fault, call))).length)
    expect(those(({ trouble }) => trouble.length > 0)).toEqual([])
  })

  it('the answer is that of a good day or the fallback', () => {
    expect(those(({ answered }) => answered === 'WRONG')).toEqual([])
  })

  it('nothing is lost in silence', () => {
    expect(those(({ memory }) => memory === 'LOST')).toEqual([])
  })

  it('somebody is told of each message and each missed call', () => {
    expect(those(({ told }) => told === 'never')).toEqual([])
  })

  it('nobody is told twice, but where the answer to the very message was lost', () => {
    const isLost = (cell: Cell) => cell.fault === 'delay 5s' && callOf(cell).endsWith('Messages')
    expect(those((cell) => cell.told === 'twice' && !isLost(cell))).toEqual([])
  })

  it('the answer comes in time', () => {
    const limitOf = ({ path }: Cell['request']) => (nobodyWaits.includes(path) ? 10_000 : 5_000)
    expect(those(({ request, milliseconds }) => milliseconds > limitOf(request))).toEqual([])
  })

  it('nobody answers before what they wait for has come', () => {
    expect(those(({ fault, milliseconds }) => fault === 'delay 300ms' && milliseconds < 300)).toEqual([])
    expect(those(({ fault, milliseconds }) => fault.includes('retry-after 1s') && milliseconds < 1_000)).toEqual([])
  })

  it('it is as the page says', () => {
    const rendered = renderMatrix(goodDays, cells)
    const slowest = Math.max(...cells.map(({ milliseconds }) => milliseconds))
    process.stdout.write(`${rendered}\nThe slowest answer took ${slowest} ms.\n`)
    if (process.env['UPDATE_DOCS']) writeFileSync(page, rendered)
    expect(readFileSync(page, 'utf8')).toBe(rendered)
  })
})
