import * as v from 'valibot'
import * as field from './fields'
import { about } from './fields'

const day = v.optional(
  v.pipe(
    field.list(field.span),
    about(
      'From when until when. One that does not end after it begins ends on the next day. [] is closed.',
      ['09:00-12:30', '13:30-18:00'],
      ['22:00-06:00'],
      ['00:00-24:00'],
    ),
  ),
)

/** Also as they stand in the settings of a team. */
export const hours = field.object({
  id: v.pipe(field.id, about('How teams name these hours.', 'office')),
  timeZone: v.pipe(
    field.timeZone,
    about(
      'A name of the IANA time zone database. Nine o’clock stays nine o’clock in summer.',
      'Europe/Berlin',
      'America/New_York',
    ),
  ),
  week: v.pipe(
    field.object({
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    }),
    v.minEntries(1, 'must have a day, such as "monday": ["09:00-17:00"]'),
    about('A day that is not there is closed.'),
  ),
  holidays: v.optional(
    v.pipe(
      field.list(field.holiday),
      about('Closed from midnight to midnight: on one day, or on a day of every year.', ['2026-11-26', '12-25']),
    ),
    [],
  ),
  closures: v.optional(
    v.pipe(
      field.list(
        field.object({
          from: v.pipe(field.moment, about('By the clock of the time zone.', '2026-11-27T12:00')),
          until: v.pipe(field.moment, about('When it is open again.', '2026-11-27T17:00')),
        }),
      ),
      about('Closed once, whatever the week says.'),
    ),
    [],
  ),
})
