import * as fc from 'fast-check'
import { closingTime, openingAt, weekdays, type Hours, type Span } from '../../src/routing/hours'

const open = { open: true }
const outside = { open: false, because: 'outside-hours' }
const holiday = { open: false, because: 'holiday' }
const closure = { open: false, because: 'closure' }

/** '09:00-17:30' => { from: 540, until: 1050 } */
function span(text: string): Span {
  const [from = NaN, until = NaN] = text.split('-').map((time) => {
    const [hour = NaN, minute = NaN] = time.split(':').map(Number)
    return hour * 60 + minute
  })
  return { from, until }
}

const none = { id: 'office', week: {}, holidays: [], closures: [] }
const everyDay = (...spans: readonly Span[]) => Object.fromEntries(weekdays.map((day) => [day, spans]))

/** 2026-11-23 is a Monday. India's clocks are never changed: 00:00 there is 18:30Z on the day before. */
const india = (text: string) => new Date(`${text}+05:30`)
const office: Hours = {
  ...none,
  timeZone: 'Asia/Kolkata',
  week: {
    monday: [span('09:00-12:00'), span('13:00-17:30')],
    tuesday: [span('00:00-24:00')],
    thursday: [span('12:00-12:00')],
    saturday: [span('22:00-06:00')],
  },
}

describe('a week', () => {
  it.each([
    ['before the first span', '2026-11-23T08:59:59.999', outside],
    ['as a span begins', '2026-11-23T09:00', open],
    ['in the last moment of a span', '2026-11-23T11:59:59.999', open],
    ['as a span ends', '2026-11-23T12:00', outside],
    ['as the next span begins', '2026-11-23T13:00', open],
    ['as the last span ends', '2026-11-23T17:30', outside],

    ['before a whole day', '2026-11-23T23:59:59.999', outside],
    ['as a whole day begins', '2026-11-24T00:00', open],
    ['in the last moment of a whole day', '2026-11-24T23:59:59.999', open],
    ['on the day after, which is not there', '2026-11-25T00:00', outside],

    ['before 24 hours that begin at noon', '2026-11-26T11:59', outside],
    ['as 24 hours begin at noon', '2026-11-26T12:00', open],
    ['at the midnight of 24 hours', '2026-11-27T00:00', open],
    ['in the last moment of 24 hours', '2026-11-27T11:59:59.999', open],
    ['as 24 hours end', '2026-11-27T12:00', outside],

    ['at six on the day of which the night begins', '2026-11-28T05:59', outside],
    ['before a night', '2026-11-28T21:59:59.999', outside],
    ['as a night begins', '2026-11-28T22:00', open],
    ['in the last moment before midnight', '2026-11-28T23:59:59.999', open],
    ['at midnight, from Saturday to Sunday', '2026-11-29T00:00', open],
    ['in the last moment of a night', '2026-11-29T05:59:59.999', open],
    ['as a night ends', '2026-11-29T06:00', outside],
    ['on the evening after', '2026-11-29T22:00', outside],
  ])('is %s', (_, now, expected) => {
    expect(openingAt(office, india(now))).toEqual(expected)
  })

  it('without any day is closed', () => {
    expect(openingAt({ ...office, week: {} }, india('2026-11-24T12:00'))).toEqual(outside)
  })

  it.each(['00:00-24:00', '00:00-00:00', '12:00-12:00'])('of %s on every day is always open', (text) => {
    const always = { ...office, week: everyDay(span(text)) }
    fc.assert(
      fc.property(instants, (now) => {
        expect(openingAt(always, now)).toEqual(open)
      }),
    )
  })
})

const nights: Hours = { ...none, timeZone: 'Asia/Kolkata', week: everyDay(span('22:00-06:00'), span('09:00-17:00')) }

describe('a holiday', () => {
  it.each([
    ['leaves the evening before open', '2026-12-24T23:59:59.999', open],
    ['ends the night at midnight', '2026-12-25T00:00', holiday],
    ['closes the day', '2026-12-25T10:00', holiday],
    ['is told even when the team would not work', '2026-12-25T20:00', holiday],
    ['closes the evening', '2026-12-25T23:59:59.999', holiday],
    ['is over at midnight, when the rest of the night is open', '2026-12-26T00:00', open],
  ])('%s', (_, now, expected) => {
    expect(openingAt({ ...nights, holidays: ['2026-12-25'] }, india(now))).toEqual(expected)
    expect(openingAt({ ...nights, holidays: ['12-25'] }, india(now))).toEqual(expected)
  })

  it('comes again where no year is written', () => {
    expect(openingAt({ ...nights, holidays: ['12-25'] }, india('2031-12-25T10:00'))).toEqual(holiday)
    expect(openingAt({ ...nights, holidays: ['2026-12-25'] }, india('2031-12-25T10:00'))).toEqual(open)
  })

  it('on 29 February comes in leap years', () => {
    const leap = { ...nights, holidays: ['02-29'] }
    expect(openingAt(leap, india('2028-02-29T10:00'))).toEqual(holiday)
    expect(openingAt(leap, india('2027-02-28T10:00'))).toEqual(open)
    expect(openingAt(leap, india('2027-03-01T10:00'))).toEqual(open)
  })
})

describe('a closure', () => {
  const from = '2026-11-27T12:00'
  const until = '2026-11-30T10:30'
  const closed = {
    ...nights,
    closures: [
      { from: '2026-01-01T00:00', until: '2026-01-02T00:00' },
      { from, until },
    ],
  }

  it.each([
    ['is not there before it begins', '2026-11-27T11:59:59.999', open],
    ['begins to the minute', '2026-11-27T12:00', closure],
    ['lasts over midnight and over days', '2026-11-29T00:00', closure],
    ['is told even when the team would not work', '2026-11-29T20:00', closure],
    ['lasts to its last moment', '2026-11-30T10:29:59.999', closure],
    ['ends to the minute', '2026-11-30T10:30', open],
  ])('%s', (_, now, expected) => {
    expect(openingAt(closed, india(now))).toEqual(expected)
  })

  it('on a holiday is told before the holiday', () => {
    const both = { ...closed, holidays: ['11-28'] }
    expect(openingAt(both, india('2026-11-28T10:00'))).toEqual(closure)
  })
})

describe('the wall clock', () => {
  const nineToFive = everyDay(span('09:00-17:00'))
  const inTheNight = everyDay(span('02:00-03:00'))
  const overMidnight = everyDay(span('22:00-06:00'))

  it.each([
    ['Berlin opens at nine in winter', 'Europe/Berlin', nineToFive, '2026-03-28T07:59:59.999Z', '2026-03-28T08:00Z'],
    ['Berlin opens at nine in summer', 'Europe/Berlin', nineToFive, '2026-03-29T06:59:59.999Z', '2026-03-29T07:00Z'],
    ['Berlin opens at nine again', 'Europe/Berlin', nineToFive, '2026-10-25T07:59:59.999Z', '2026-10-25T08:00Z'],
    ['New York opens at nine in winter', 'America/New_York', nineToFive, '2026-03-07T13:59Z', '2026-03-07T14:00Z'],
    ['New York opens at nine in summer', 'America/New_York', nineToFive, '2026-03-08T12:59Z', '2026-03-08T13:00Z'],
    ['New York opens at nine again', 'America/New_York', nineToFive, '2026-11-01T13:59Z', '2026-11-01T14:00Z'],
    ['Kolkata is half an hour off', 'Asia/Kolkata', nineToFive, '2026-07-01T03:29Z', '2026-07-01T03:30Z'],
    ['Kiritimati is 14 hours ahead', 'Pacific/Kiritimati', nineToFive, '2026-07-01T18:59Z', '2026-07-01T19:00Z'],
    ['Apia is 13 hours ahead', 'Pacific/Apia', nineToFive, '2026-07-01T19:59Z', '2026-07-01T20:00Z'],
    ['Berlin’s hour comes twice', 'Europe/Berlin', inTheNight, '2026-10-24T23:59Z', '2026-10-25T00:00Z'],
    ['New York’s night is long', 'America/New_York', overMidnight, '2026-11-01T01:59Z', '2026-11-01T02:00Z'],
  ])('of %s', (_, timeZone, week, before, then) => {
    expect(openingAt({ ...none, timeZone, week }, new Date(before))).toEqual(outside)
    expect(openingAt({ ...none, timeZone, week }, new Date(then))).toEqual(open)
  })

  /** Minutes open between two moments, asked minute by minute. */
  function minutesOpen(timeZone: string, week: Hours['week'], from: string, until: string): number {
    const minutes = (Date.parse(until) - Date.parse(from)) / 60_000
    const moments = Array.from({ length: minutes }, (_, minute) => new Date(Date.parse(from) + minute * 60_000))
    return moments.filter((now) => openingAt({ ...none, timeZone, week }, now).open).length
  }

  it.each([
    ['has no hour from two to three when summer begins', inTheNight, '2026-03-28T23:00Z', '2026-03-29T22:00Z', 0],
    ['has it twice when summer ends', inTheNight, '2026-10-24T22:00Z', '2026-10-25T23:00Z', 120],
    ['shortens the night in which summer begins', overMidnight, '2026-03-28T12:00Z', '2026-03-29T12:00Z', 7 * 60],
    ['lengthens the night in which summer ends', overMidnight, '2026-10-24T12:00Z', '2026-10-25T12:00Z', 9 * 60],
    ['leaves the working day alone', nineToFive, '2026-10-24T22:00Z', '2026-10-25T23:00Z', 8 * 60],
  ])('of Berlin %s', (_, week, from, until, minutes) => {
    expect(minutesOpen('Europe/Berlin', week, from, until)).toBe(minutes)
  })

  it('reads the date of the place: on one moment it is Christmas in Kiritimati and not yet in New York', () => {
    const always = { ...none, week: everyDay(span('00:00-24:00')), holidays: ['12-25'] }
    const now = new Date('2026-12-24T10:00Z')
    expect(openingAt({ ...always, timeZone: 'Pacific/Kiritimati' }, now)).toEqual(holiday)
    expect(openingAt({ ...always, timeZone: 'America/New_York' }, now)).toEqual(open)
  })

  it('passes over the day that Samoa left out: after Thursday, 29 December 2011 came Saturday, the 31st', () => {
    const fridays = { ...none, timeZone: 'Pacific/Apia', week: { friday: [span('22:00-06:00')] } }
    expect(openingAt(fridays, new Date('2011-12-30T09:59:59.999Z'))).toEqual(outside)
    // By weekday, not by what was really open: the night before this Saturday morning counts as Friday's.
    expect(openingAt(fridays, new Date('2011-12-30T10:00Z'))).toEqual(open)
  })

  it('in a zone that does not exist is an error', () => {
    expect(() => openingAt({ ...none, timeZone: 'Europe/Nowhere' }, new Date(0))).toThrow(RangeError)
  })
})

const timeZones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  // Half an hour of daylight saving.
  'Australia/Lord_Howe',
  // Negative daylight saving, in Ramadan.
  'Africa/Casablanca',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
] as const

const minute = 60_000
const instants = fc.oneof(
  fc.date({ min: new Date('2001-01-01Z'), max: new Date('2037-12-31Z'), noInvalidDate: true }),
  // On the quarter of an hour and a millisecond before, where spans begin and end.
  fc
    .tuple(
      fc.integer({ min: Date.UTC(2001) / (15 * minute), max: Date.UTC(2037) / (15 * minute) }),
      fc.constantFrom(0, -1),
    )
    .map(([quarters, shift]) => new Date(quarters * 15 * minute + shift)),
  // Near the changes of clocks in Berlin, New York and Lord Howe in 2026.
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-03-08T07:00Z',
        '2026-11-01T06:00Z',
        '2026-04-04T15:00Z',
      ),
      fc.integer({ min: -300, max: 300 }),
    )
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * minute)),
)

const quarters = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const spans = fc.array(fc.record({ from: quarters, until: fc.oneof(quarters, fc.constant(1440)) }), { maxLength: 2 })
const weeks = fc.record(Object.fromEntries(weekdays.map((day) => [day, spans])), { requiredKeys: [] })

/** An oracle of its own: the offset from UTC as `Intl` writes it, `GMT-03:30`. */
function offsetMinutes(timeZone: string, now: Date): number {
  const text = now.toLocaleString('en-US', { timeZone, timeZoneName: 'longOffset' })
  const [, sign = '+', hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? []
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
}

/** Another way to read a week: as a ring of 10,080 minutes, on which each span covers its length. */
function coveredMinutes(week: Hours['week']): ReadonlySet<number> {
  return new Set(
    weekdays.flatMap((weekday, day) =>
      (week[weekday] ?? []).flatMap(({ from, until }) =>
        Array.from(
          { length: until > from ? until - from : until - from + 1440 },
          (_, minute) => (day * 1440 + from + minute) % 10_080,
        ),
      ),
    ),
  )
}

describe('at any moment, in any zone, a team', () => {
  it('is open as the offset from UTC and a ring of minutes say', () => {
    const seen = { open: 0, closed: 0 }
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), weeks, instants, (timeZone, week, now) => {
        const local = new Date(now.getTime() + offsetMinutes(timeZone, now) * minute)
        const covered = coveredMinutes(week)
        const minuteOfWeek = local.getUTCDay() * 1440 + local.getUTCHours() * 60 + local.getUTCMinutes()

        const { open } = openingAt({ ...none, timeZone, week }, now)
        expect(open).toBe(covered.has(minuteOfWeek))
        seen[open ? 'open' : 'closed'] += 1
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(100)
  })

  it('is open in exactly one of two shifts that take turns', () => {
    const changes = fc
      .uniqueArray(quarters, { minLength: 2, maxLength: 6 })
      .map((times) => times.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), changes, instants, (timeZone, times, now) => {
        const even = times.length % 2 === 0 ? times : times.slice(1)
        const shifts = even.map((from, index) => ({ from, until: even[(index + 1) % even.length] ?? from }))
        const [days, nights] = [0, 1].map((parity) => everyDay(...shifts.filter((_, index) => index % 2 === parity)))
        const opened = [days, nights].filter((week = {}) => openingAt({ ...none, timeZone, week }, now).open)
        expect(opened).toHaveLength(1)
      }),
      { numRuns: 1000 },
    )
  })

  it('is as open as a week later, where clocks are never changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Kiritimati'),
        weeks,
        instants,
        (timeZone, week, now) => {
          const hours = { ...none, timeZone, week }
          const later = new Date(now.getTime() + 7 * 1440 * minute)
          expect(openingAt(hours, later)).toEqual(openingAt(hours, now))
        },
      ),
    )
  })

  it('is closed by a holiday on the date that the place writes, and by none of another date', () => {
    const dates = fc.date({ min: new Date('2026-01-01Z'), max: new Date('2026-12-31Z'), noInvalidDate: true })
    const day = 1440 * minute
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), dates, fc.integer({ min: -2, max: 2 }), (timeZone, now, days) => {
        // Sweden writes dates as ISO 8601 does.
        const here = now.toLocaleDateString('sv-SE', { timeZone })
        const holidays = [new Date(Date.parse(here) + days * day).toISOString().slice(0, 10)]
        const hours = { ...none, timeZone, week: everyDay(span('00:00-24:00')), holidays }
        expect(openingAt(hours, now)).toEqual(days === 0 ? holiday : open)
      }),
      { numRuns: 500 },
    )
  })
})

describe('closing time', () => {
  it.each([
    ['in the first span of the day', '2026-11-23T09:00', '2026-11-23T12:00'],
    ['in the minute before', '2026-11-23T11:59:30', '2026-11-23T12:00'],
    ['in a span that ends after midnight', '2026-11-28T23:00', '2026-11-29T06:00'],
    ['on a day that begins and ends at midnight', '2026-11-24T08:15', '2026-11-25T00:00'],
  ])('%s is when the span ends', (_, now, closes) => {
    expect(closingTime(office, india(now))).toEqual(india(closes))
  })

  it('is earlier where a closure comes first', () => {
    const closures = [{ from: '2026-11-23T10:30', until: '2026-11-23T11:00' }]
    expect(closingTime({ ...office, closures }, india('2026-11-23T09:00'))).toEqual(india('2026-11-23T10:30'))
  })

  it('is none where it does not close within eight days', () => {
    const always: Hours = { ...none, timeZone: 'UTC', week: everyDay(span('00:00-24:00')) }
    const now = new Date('2026-11-23T09:00Z')
    expect(closingTime(always, now)).toBeUndefined()
    const closures = [{ from: '2026-11-30T09:00', until: '2026-11-30T10:00' }]
    expect(closingTime({ ...always, closures }, now)).toEqual(new Date('2026-11-30T09:00Z'))
  })

  it('counts the hour that a night in spring does not have', () => {
    // 2026-03-29, Berlin: from 01:59:59 on to 03:00.
    const berlin: Hours = { ...none, timeZone: 'Europe/Berlin', week: everyDay(span('22:00-04:00')) }
    expect(closingTime(berlin, new Date('2026-03-28T22:00Z'))).toEqual(new Date('2026-03-29T02:00Z'))
  })
})
