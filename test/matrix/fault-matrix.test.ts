import { readFileSync, writeFileSync } from 'node:fs'
import { paths } from '../../src/runtime/paths'
import { goodRequests } from '../support/good-requests'
import { discoverCalls, faults, measure } from './matrix'
import { renderMatrix } from './render'

const page = 'docs/fault-matrix.md'
const nobodyWaits = [
  paths.conversationStatus,
  paths.conversationRecording,
  paths.voicemailRecording,
] as readonly string[]

it('Every Function gives a valid answer in time to every fault of every call it makes, and loses nothing in silence', async () => {
  const calls = await discoverCalls()
  const cells = (await Promise.all([...calls].map(([operation, callers]) => measure(operation, callers)))).flat()

  expect(new Set(cells.map(({ path }) => path))).toEqual(new Set(Object.keys(goodRequests)))
  expect(cells).toHaveLength([...calls.values()].flat().length * faults.length)
  expect(cells.filter(({ answered, memory }) => answered === 'WRONG' || memory === 'LOST')).toEqual([])
  const tooLate = cells.filter(({ path, milliseconds }) => milliseconds > (nobodyWaits.includes(path) ? 10_000 : 5_000))
  expect(tooLate).toEqual([])
  const tooSoon = cells.filter(({ fault, milliseconds }) => fault.includes('retry-after 1s') && milliseconds < 1_000)
  expect(tooSoon).toEqual([])

  // A fault with a count is used up by the Function that was asked. One without must show: else nobody has met it.
  const without = cells.filter(({ fault }) => !/ x\d+$/.test(fault))
  const unmet = without.filter(({ fault, answered, milliseconds }) =>
    fault === 'delay 300ms' ? milliseconds < 300 : answered !== 'fallback',
  )
  expect(unmet).toEqual([])

  const rendered = renderMatrix(cells)
  process.stdout.write(
    `${rendered}\nThe slowest answer took ${Math.max(...cells.map((cell) => cell.milliseconds))} ms.\n`,
  )
  if (process.env['UPDATE_DOCS']) writeFileSync(page, rendered)
  expect(readFileSync(page, 'utf8')).toBe(rendered)
}, 120_000)
