import { howLongAgo } from '../../src/replies/how-long-ago'

const now = new Date('2026-11-20T12:00:00.000Z')

describe('how long ago it was', () => {
  it.each([
    ['2026-11-20T12:05:00Z', 'just now'],
    ['2026-11-20T12:00:00Z', 'just now'],
    ['2026-11-20T11:59:00.001Z', 'just now'],
    ['2026-11-20T11:59:00.000Z', '1 minute ago'],
    ['2026-11-20T11:55:00Z', '5 minutes ago'],
    ['2026-11-20T11:00:01Z', '59 minutes ago'],
    ['2026-11-20T11:00:00Z', '1 hour ago'],
    ['2026-11-20T10:59:00Z', '1 hour and 1 minute ago'],
    ['2026-11-20T09:55:00Z', '2 hours and 5 minutes ago'],
    ['2026-11-19T12:00:01Z', '23 hours and 59 minutes ago'],
    ['2026-11-19T12:00:00Z', '1 day ago'],
    ['2026-11-19T11:01:00Z', '1 day ago'],
    ['2026-11-19T11:00:00Z', '1 day and 1 hour ago'],
    ['2026-11-13T08:00:00Z', '7 days and 4 hours ago'],
  ])('since %s is %s', (at, words) => {
    expect(howLongAgo(at, now)).toBe(words)
  })
})
