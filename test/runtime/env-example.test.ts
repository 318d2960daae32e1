import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, readConfig } from '../../src/runtime/config'
import { wholeEnvironment } from '../fixtures/environment'

const lines = readFileSync(join(__dirname, '../../.env.example'), 'utf8').trimEnd().split('\n')
const variables = lines.flatMap((line, index) => {
  const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? []
  return name === undefined || value === undefined ? [] : [{ name, value, lineBefore: lines[index - 1] ?? '' }]
})

describe('.env.example', () => {
  it('holds the variables of the environment, each once', () => {
    expect(variables.map(({ name }) => name)).toEqual(Object.keys(environment))
  })

  it('holds nothing but variables, comments and empty lines', () => {
    expect(lines.filter((line) => !/^(?:#.*|[A-Z][A-Z0-9_]*=.*|)$/.test(line))).toEqual([])
  })

  it.each(variables)('explains $name in a comment right before it', ({ lineBefore }) => {
    expect(lineBefore).toMatch(/^# \S/)
  })

  it.each(variables)(
    'has no comment and no space behind $name, for both would become part of the value',
    ({ value }) => {
      expect(value).not.toMatch(/[#\s"']/)
    },
  )

  /** https://www.twilio.com/docs/api/errors/82006 */
  it('leaves room in the 3 kB that Twilio allows all variables together, also when every one is filled in', () => {
    const longest = { ...wholeEnvironment, RECORD: 'record-from-ringing-dual', SESSION_TTL_SECONDS: '2147483646' }
    expect(JSON.stringify(longest).length).toBeLessThan(1_000)
  })

  it('writes down the defaults that are used where nothing is written', () => {
    const written = Object.fromEntries(variables.map(({ name, value }) => [name, value]))
    const filledIn = Object.fromEntries(variables.map(({ name, value }) => [name, value || wholeEnvironment[name]]))
    const least = Object.fromEntries(Object.entries(wholeEnvironment).filter(([name]) => written[name] === ''))
    expect(readConfig(filledIn)).toEqual(readConfig(least))
  })
})
