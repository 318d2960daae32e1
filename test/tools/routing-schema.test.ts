import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { addressOn, isPhoneNumber } from '../../src/routing/address'
import { checkRoutingFile } from '../../tools/routing/check'
import * as field from '../../tools/routing/fields'
import { routingJsonSchema, schemaFile } from '../../tools/routing/json-schema'
import { routingFile } from '../../tools/routing/schema'
import { anyCharacter } from '../support/any-character'
import { arbitraryRouting } from '../support/arbitrary-routing'
import { arbitraryWords } from '../support/arbitrary-words'
import { example, ofForm } from '../support/broken-routing'

const ajv = addFormats(new Ajv({ allErrors: true }))
const accepts = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object)

describe('The JSON Schema of a routing file', () => {
  it('is what `npm run routing-schema` makes of the rules', () => {
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(JSON.stringify(routingJsonSchema())))
  })

  it('is named by the example, and accepts it', () => {
    expect(JSON.parse(example)).toMatchObject({ $schema: `./${schemaFile}` })
    expect(accepts(JSON.parse(example))).toBe(true)
  })

  it('accepts whatever is right', () => {
    fc.assert(
      fc.property(arbitraryRouting, (file) => {
        const json: unknown = JSON.parse(JSON.stringify(file))
        expect(checkRoutingFile(JSON.stringify(json))).toMatchObject({ ok: true })
        expect([accepts(json), accepts.errors]).toEqual([true, null])
      }),
    )
  })

  it.each(ofForm)('refuses %s', (_, text) => {
    expect(accepts(JSON.parse(text))).toBe(false)
  })

  it('agrees with the check about anything put anywhere', () => {
    const places = placesIn(JSON.parse(example))
    const anything = fc.oneof(
      fc.constantFrom<unknown>(null, true, 0, 1, 1.5, 500, 600, '', ' ', 'x', '12-25', '09:00-24:00', 'en-US', [], {}),
      fc.constantFrom<unknown>('+12025550101', '00:00-00:00', '2026-11-27T12:00', 'UTC', ['x'], { x: 1 }, 'a\nb'),
      fc.string({ unit: anyCharacter }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (place, value) => {
        const json = put(JSON.parse(example), place, value)
        expect(accepts(json)).toBe(v.safeParse(routingFile, json).success)
      }),
      { numRuns: 2_000 },
    )
  })

  it('helps with every field', () => {
    const properties = propertiesIn(routingJsonSchema())
    expect(properties.length).toBeGreaterThan(35)
    expect(properties.filter(([, schema]) => !('description' in schema)).map(([name]) => name)).toEqual([])
  })

  it('has the fields that docs/routing.md explains', () => {
    const page = readFileSync('docs/routing.md', 'utf8')
    const names = propertiesIn(routingJsonSchema()).map(([name]) => name)
    const ofLists = ['$schema', 'version', 'from', 'until', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
    const explained = [...page.matchAll(/^(?:\| |## )`(\w+)`/gm)].map(([, name]) => name)
    expect(new Set([...explained, ...ofLists, 'monday', 'sunday'])).toEqual(new Set(names))
  })

  it('accepts the whole files of docs/routing.md, as the check does', () => {
    const examples = [...readFileSync('docs/routing.md', 'utf8').matchAll(/```json\n(.*?)```/gs)]
    const files = examples.map(([, json = '']) => json).filter((json) => json.includes('"version"'))
    expect(files).toHaveLength(2)
    for (const file of files) {
      expect(checkRoutingFile(file)).toMatchObject({ ok: true })
      expect(accepts(JSON.parse(file))).toBe(true)
    }
  })
})

const addresses = fc.oneof(
  fc.string({ unit: fc.constantFrom('+', '0', '1', '9', 'a', 'w', ':', ' ', '\n'), maxLength: 20 }),
  fc.stringMatching(/^(?:whatsapp:)?\+\d{1,17}$/),
  fc.constantFrom(
    'whatsapp:',
    'whatsapp:x',
    'chat:ada',
    '+',
    '+1',
    '+12',
    `+1${'2'.repeat(14)}`,
    `+1${'2'.repeat(15)}`,
  ),
)

describe('The patterns of a routing file', () => {
  it('take for addresses what webhooks take for addresses', () => {
    const isNumber = (address: string) => addressOn('sms', address) || addressOn('whatsapp', address)
    fc.assert(
      fc.property(addresses, (address) => {
        expect(v.is(field.phone, address)).toBe(isPhoneNumber(address))
        expect(v.is(field.number, address)).toBe(isNumber(address))
        expect(v.is(field.proxyAddress, address)).toBe(
          isNumber(address) || (addressOn('chat', address) && /[a-z]/i.test(address)),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('take for words what XML can hold in one line', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        const sayable = words.trim() !== '' && !/\p{Cc}/u.test(words) && words.length <= 500
        expect(v.is(field.words, words)).toBe(sayable)
      }),
    )
  })

  it.each([
    ['half of a character', 'Hello \uD83D'],
    ['the other half', 'Hello \uDC4B'],
    ['halves in the wrong order', '\uDC4B\uD83D'],
    ['what is no character', 'Hello \uFFFF'],
  ])('refuse %s', (_, words) => {
    expect(v.is(field.words, words)).toBe(false)
  })
})

type Path = readonly (string | number)[]

/** The paths to everything in a value, itself included. */
function placesIn(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [[], ...inside.flatMap(([key, part]) => placesIn(part).map((path) => [key, ...path]))]
}

function put(into: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(into)) return into.map((part: unknown, at) => (at === key ? put(part, rest, value) : part))
  const parts = into as Record<string, unknown> // a place was found in it
  return { ...parts, [key]: put(parts[key], rest, value) }
}

interface Branch {
  readonly properties?: Readonly<Record<string, object>>
  readonly items?: object
  readonly anyOf?: readonly object[]
}

/** Every named field of a JSON Schema, however deep. */
function propertiesIn(schema: unknown): readonly (readonly [name: string, schema: object])[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, anyOf = [] } = schema as Branch
  return [
    ...Object.entries(properties).flatMap(([name, one]) => [[name, one] as const, ...propertiesIn(one)]),
    ...propertiesIn(items),
    ...anyOf.flatMap(propertiesIn),
  ]
}
