import { duration, shards, time } from '../../tools/routing/arguments'

describe('A time on the command line', () => {
  it.each([
    ['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
    ['2026-12-24T19:00+01:00', '2026-12-24T18:00:00.000Z'],
    ['2028-02-29T00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('may be %s', (value, at) => {
    expect(time(value).toISOString()).toBe(at)
  })

  it.each([
    '2026-12-24T18:00',
    '2026-12-24',
    '18:00',
    'tomorrow',
    '2026-02-29T18:00Z',
    '2026-13-01T18:00Z',
    '2026-12-24T25:00Z',
  ])('may not be %s', (value) => {
    expect(() => time(value)).toThrow('a time with its zone')
  })
})

describe('A duration on the command line', () => {
  it.each([
    ['90m', 90 * 60],
    ['8h', 8 * 60 * 60],
    ['3d', 3 * 24 * 60 * 60],
  ])('%s is %d seconds', (value, seconds) => {
    expect(duration(value)).toBe(seconds * 1000)
  })

  it.each(['0h', '8', 'h', '1.5h', '8 h', '-1h', '8s'])('may not be %s', (value) => {
    expect(() => duration(value)).toThrow('90m, 8h, 3d')
  })
})

describe('The number of shards on the command line', () => {
  it.each(['1', '16', '100'])('may be %s', (value) => {
    expect(shards(value)).toBe(Number(value))
  })

  it.each(['0', '101', '1.5', 'many', ''])('may not be "%s"', (value) => {
    expect(() => shards(value)).toThrow('from 1 to 100')
  })
})
