import * as fc from 'fast-check'
import type { Fields, Parsed } from '../../src/webhooks/fields'
import { without } from './clones'
import { hostileRequests } from './hostile-fields'

/** What every parser promises, whatever its webhook. Each negative breaks one field of the whole request. */
interface Webhook {
  parse(this: void, fields: Fields): Parsed<unknown>
  readonly request: Readonly<Record<string, string>>
  /** Each required field, with values of a wrong form. */
  readonly required: Readonly<Record<string, readonly string[]>>
  /** Each optional field that is read, with values of a wrong form. Given well, it makes a difference to the event. */
  readonly optional: Readonly<Record<string, readonly string[]>>
}

const problemNaming = (field: string) => ({ ok: false, problems: [{ field, expected: expect.any(String) }] })

export function describeWebhook({ parse, request, required, optional }: Webhook): void {
  describe.each(Object.entries(required))('without a good %s', (field, wrongForms) => {
    const given = request[field] ?? ''

    it('names the field when it is missing', () => {
      expect(parse(without(request, field))).toEqual(problemNaming(field))
    })

    it.each([
      ['empty', ''],
      ['given twice', [given, given]],
      ['an object', { value: given }],
      ['overlong', given + '0'.repeat(1_001)],
      ...wrongForms.map((wrong): [string, string] => [JSON.stringify(wrong), wrong]),
    ])('names the field when it is %s', (_, value) => {
      expect(parse({ ...request, [field]: value })).toEqual(problemNaming(field))
    })
  })

  if (Object.keys(optional).length > 0) {
    describe.each(Object.entries(optional))('with an optional %s', (field, wrongForms) => {
      const given = request[field] ?? ''
      const absent = parse(without(request, field))

      it('reads it when it is given', () => {
        expect(absent).toMatchObject({ ok: true })
        expect(parse(request)).not.toEqual(absent)
      })

      it.each([
        ['empty', ''],
        ['given twice', [given, given]],
        ['an object', { value: given }],
        ['overlong', given + '0'.repeat(1_001)],
        ...wrongForms.map((wrong): [string, string] => [JSON.stringify(wrong), wrong]),
      ])('counts it as absent when it is %s', (_, value) => {
        expect(parse({ ...request, [field]: value })).toEqual(absent)
      })
    })
  }

  it('names every problem at once', () => {
    const problems = Object.keys(required).map((field) => ({ field, expected: expect.any(String) }))
    expect(parse({})).toEqual({ ok: false, problems })
  })

  it('never repeats what it received', () => {
    const received = 'received-from-somebody'
    const everyFieldWrong = Object.fromEntries(Object.keys(required).map((field) => [field, [received]]))
    expect(JSON.stringify(parse({ ...request, ...everyFieldWrong }))).not.toContain(received)
  })

  it('passes over fields that it does not know', () => {
    const addedByTwilio = { NewParameter: 'new', constructor: 'new', request: { headers: {}, cookies: {} } }
    expect(parse({ ...request, ...addedByTwilio })).toEqual(parse(request))
  })

  it('never throws, whatever the fields hold, and names only fields that it requires', () => {
    fc.assert(
      fc.property(hostileRequests(request), (fields) => {
        const parsed = parse(fields)
        if (parsed.ok) return
        expect(parsed.problems).not.toHaveLength(0)
        for (const { field } of parsed.problems) expect(Object.keys(required)).toContain(field)
      }),
      { numRuns: 500 },
    )
  })
}
