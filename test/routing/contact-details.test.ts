import * as fc from 'fast-check'
import { holdsContactDetails } from '../../src/routing/contact-details'
import { heldOutMessagesWithContacts, heldOutOrdinaryMessages } from '../fixtures/held-out-messages'
import { messagesWithContacts, ordinaryMessages } from '../fixtures/ordinary-messages'
import { anyCharacter } from '../support/any-character'

const stopped = (messages: readonly string[]) => messages.filter((words) => holdsContactDetails(words))
const passed = (messages: readonly string[]) => messages.filter((words) => !holdsContactDetails(words))

describe('contact details, in the messages that the rule was made by', () => {
  it('are on lists that are long enough to say something', () => {
    expect(Object.values(ordinaryMessages).flat().length).toBeGreaterThanOrEqual(150)
    expect(messagesWithContacts.length).toBeGreaterThanOrEqual(60)
  })

  it.each(Object.entries(ordinaryMessages))('are found in no ordinary one: %s', (_, messages) => {
    expect(stopped(messages)).toEqual([])
  })

  it('are found wherever they are', () => {
    expect(passed(messagesWithContacts)).toEqual([])
  })
})

/** docs/contact-details.md states these figures. */
describe('contact details, in messages that the rule was not made by', () => {
  it('are found in 8 ordinary ones of 62, all with a bare number as long as a phone number', () => {
    expect(heldOutOrdinaryMessages).toHaveLength(62)
    expect(stopped(heldOutOrdinaryMessages)).toEqual([
      'The one I mean is 4155552671.',
      'It says 612345678 on the box.',
      'Is 0301234567 the right one? It is printed under the barcode.',
      'We moved 200 300 1500 and then some.',
      'Batch 0455120987 is leaking',
      'Mitgliedsnr. 0445 120 998',
      'Charge 0455120987 ist undicht',
      'Kto. 0123456789 ist falsch abgebucht',
    ])
  })

  it('are missed in 5 of 38', () => {
    expect(heldOutMessagesWithContacts).toHaveLength(38)
    expect(passed(heldOutMessagesWithContacts)).toEqual([
      'my num 646 555 01 22',
      '6 4 6 5 5 5 0 1 2 2',
      '(0) 151 234 567 89',
      'jane at doe dot com',
      'jane.doe @gmail.com',
    ])
  })
})

describe('a number', () => {
  it.each([
    [false, 'order', 'My order is 4155552671'],
    [true, 'phone', 'My phone is 4155552671'],
    [true, 'phone, the last of several words', 'Order 4711, call 5550123'],
    [false, 'order, the last of several words', 'Call me when order 5550123 is here'],
    [true, 'nothing', '4155552671'],
    [true, 'order, although it is written as only phone numbers are', 'My order is 415-555-2671'],
  ])('counts as that of a phone: %s, where a word says of it: %s', (expected, _, words) => {
    expect(holdsContactDetails(words)).toBe(expected)
  })

  it.each([
    [false, '+1234567'],
    [true, '+12345678'],
    [true, '+123456789012345'],
    [false, '+1234567890123456'],
    [false, '0 12 34 56'],
    [false, '012 34567'],
    [true, '012 345678'],
    [true, '0123 45678901'],
    [false, '0123 456789012'],
    [false, 'call 123 456'],
    [true, 'call 123 4567'],
    [false, '115 555 2671'],
    [false, '415 155 2671'],
  ])('is one or not by its digits: %s %s', (expected, words) => {
    expect(holdsContactDetails(words)).toBe(expected)
  })
})

describe('hostile messages', () => {
  const alphabet = fc.constantFrom(
    ...'0123456789+().-/ @,:#$€\n\u200bａ１١ßﷺ'.split(''),
    'at',
    '(at)',
    'www.',
    'order',
    '12.12.',
  )
  const message = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 1_600 }),
    fc.array(alphabet, { maxLength: 1_600 }).map((parts) => parts.join('').slice(0, 1_600)),
  )

  it('never make it throw', () => {
    fc.assert(
      fc.property(message, (words) => {
        expect(typeof holdsContactDetails(words)).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  it('hide nothing: a number that stands by itself is found behind any words', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abcxyz ,.!?äß'.split('')), maxLength: 200 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(holdsContactDetails(`${before} | +1 415 555 2671 | ${after}`)).toBe(true)
        expect(holdsContactDetails(`${before} | name@example.com | ${after}`)).toBe(true)
      }),
    )
  })

  const repeated = [
    '1',
    '1 ',
    '1    ',
    '+',
    '+ (',
    '+1',
    '(1)',
    '1.',
    '1/',
    '1:',
    '01.01.',
    '1,000',
    '01.02.2027',
    '١1',
  ]
  const others = ['a@', '@a.', 'a@a.', 'a@ a', '(at', '(at)', 'www.', 'order ', 'aaaanummer', 'nummer ', 'x1', 'ﷺ']

  it.each([...repeated, ...others])('take no more time for their form: %j again and again', (part) => {
    // Sixteen times as long as a message may be. Its square would take many seconds; this takes half of one at most.
    const words = part.repeat(Math.ceil(25_600 / part.length))
    const before = process.cpuUsage()
    holdsContactDetails(words)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2_000)
  })
})
