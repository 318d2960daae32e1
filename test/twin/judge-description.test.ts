import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { operationsOf } from '../../twin/judge/described-operations'
import { descriptionOf, productOf, type Description, type Schema } from '../../twin/judge/description'
import { formValue } from '../../twin/judge/form-value'
import { toJsonSchema } from '../../twin/judge/json-schema'
import { knownCodes } from '../../twin/judge/known-codes'
import { knownErrors, mend } from '../../twin/judge/known-errors'
import { fill, knownGaps } from '../../twin/judge/known-gaps'
import { knownNulls } from '../../twin/judge/known-nulls'
import { linkNamesOf } from '../../twin/judge/link-names'
import { validate } from '../../twin/judge/validate'

describe("Twilio's description", () => {
  it.each([
    ['sync.twilio.com', '/v1/Services', 'sync_v1'],
    ['api.twilio.com', '/2010-04-01/Accounts.json', 'api_v2010'],
    ['frontline-api.twilio.com', '/v1/Users/a', 'frontline_v1'],
    ['example.com', '/v1/Services', undefined],
    ['sync.twilio.com.example.com', '/v1/Services', undefined],
    ['sync.twilio.com', '/Services', undefined],
  ])('of %s%s is %s', (host, path, product) => {
    expect(productOf(host, path)).toBe(product)
  })

  it('is read once', () => {
    expect(descriptionOf('sync_v1')).toBe(descriptionOf('sync_v1'))
    expect(descriptionOf('trees_v1')).toBeUndefined()
  })

  it.each(['sync_v1', 'proxy_v1', 'conversations_v1', 'api_v2010', 'serverless_v1', 'frontline_v1'])(
    'of %s has no word that the judge does not know',
    (product) => {
      const description = described(product)
      const schemas = description.components.schemas
      const all = operationsOf(description).flatMap(([, { parameters = [], requestBody, responses }]) => [
        ...parameters.map(({ schema }) => schema),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(responses).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema)),
      ])
      expect(all.length).toBeGreaterThan(0)
      for (const schema of all) expect(() => validate('', null, schema, schemas)).not.toThrow()
    },
  )

  it.each(knownErrors)('is mended at $at, because $because', ({ product, at, says, means }) => {
    expect(says).not.toEqual(means)
    expect(described(product)).toHaveProperty(at, means)
  })

  it('says so when a known error is gone', () => {
    const [error] = knownErrors
    if (!error) throw new Error('nothing is known to be wrong')
    expect(() => mend(error.product, described(error.product), [error])).toThrow('no longer says what is wrong')
  })
})

describe('What Twilio documents elsewhere', () => {
  it.each(knownGaps)('is in the description as well: GET $path, as $because has it', ({ product, path, operation }) => {
    expect(described(product).paths[path]?.get).toBe(operation)
  })

  it('is told of when the description has it, too', () => {
    const [gap] = knownGaps
    if (!gap) throw new Error('nothing is known to be missing')
    expect(() => fill(gap.product, described(gap.product), [gap])).toThrow(`has ${gap.path} now: remove that gap`)
  })
})

describe('What the judge knows beyond the description', () => {
  it.each(knownNulls)('is true of a resource that there is: $schema $fields', ({ schema, fields }) => {
    const { schemas } = described(schema.split('.').slice(0, 2).join('_')).components
    expect(Object.keys(schemas[schema]?.properties ?? {})).toEqual(expect.arrayContaining([...fields]))
  })

  it('is every code that the twin raises, and no other', () => {
    const folders = ['api', 'limits'].map((name) => join(__dirname, '../../twin', name))
    const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    const sources = files.map((file) => readFileSync(file, 'utf8'))
    const raised = sources.flatMap((source) => [...source.matchAll(/(?:ApiError\(\d+|\.revision|revision), (\d{5}),/g)])
    // Those of faults take the place of an answer before the judge sees it.
    const ofFaults = [20429, 20500, 20503]
    const codes = raised.map(([, code]) => Number(code)).filter((code) => !ofFaults.includes(code))
    expect(new Set(codes)).toEqual(new Set(knownCodes.keys()))
  })

  it('is which links a resource has, from the examples', () => {
    const links = (schema: string) => linkNamesOf(`#/components/schemas/${schema}`, described('sync_v1'))
    expect(links('sync.v1.service.sync_map')).toEqual(['items', 'permissions'])
    expect(links('sync.v1.service.sync_map.sync_map_item')).toBeUndefined()
  })
})

function described(product: string): Description {
  const description = descriptionOf(product)
  if (!description) throw new Error(`there is no description of ${product}`)
  return description
}

describe('A schema', () => {
  const nullable: Schema = { type: 'object', nullable: true, properties: { mode: { type: 'string', enum: ['a'] } } }

  it('asks for all of its properties and no others', () => {
    expect(validate('it', {}, nullable, {})).toEqual(['it.mode is missing'])
    expect(validate('it', { mode: 'a', more: 1 }, nullable, {})).toEqual(['it.more is not described'])
    expect(validate('it', { mode: 'a' }, nullable, {})).toEqual([])
  })

  it('takes null where it is nullable, and only there', () => {
    expect(validate('it', null, nullable, {})).toEqual([])
    expect(validate('it', { mode: null }, nullable, {})).toEqual([
      'it.mode must be string',
      'it.mode must be one of ["a"]',
    ])
  })

  it('takes anything where it says nothing', () => {
    for (const value of [null, 'text', 5, [], {}]) expect(validate('it', value, { nullable: true }, {})).toEqual([])
  })

  it('is not compiled with a format that nobody has taught the judge', () => {
    expect(() => validate('it', '', { type: 'string', format: 'colour' }, {})).toThrow('unknown format "colour"')
  })

  it('follows references, which say all that there is to say', () => {
    const schemas = { mode: { type: 'string', enum: ['a'] } }
    expect(toJsonSchema({ $ref: '#/components/schemas/mode', nullable: true }, schemas)).toEqual(schemas.mode)
    expect(() => toJsonSchema({ $ref: '#/components/schemas/none' }, schemas)).toThrow(
      'has no #/components/schemas/none',
    )
  })
})

describe('The text of a form', () => {
  it.each([
    ['5', 'integer', 5],
    ['-1', 'integer', -1],
    ['1.5', 'integer', '1.5'],
    ['', 'integer', ''],
    ['1.5', 'number', 1.5],
    ['true', 'boolean', true],
    ['false', 'boolean', false],
    ['1', 'boolean', '1'],
    ['5', 'string', '5'],
  ])('%j stands, for %s, for %j', (text, type, value) => {
    expect(formValue(text, { type }, {})).toBe(value)
  })
})
