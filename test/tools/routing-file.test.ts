import { checkRoutingFile } from '../../tools/routing/check'
import { broken, example, ofForm } from '../support/broken-routing'

const mistakesIn = (text: string) => {
  const checked = checkRoutingFile(text)
  return checked.ok ? [] : checked.mistakes
}

describe('A routing file', () => {
  it('is right as the example is, and everything that has a default is filled in', () => {
    expect(checkRoutingFile(example)).toMatchObject({ ok: true, routing: { teams: [{ strategy: 'sticky' }, {}] } })
  })

  it('needs workers, teams and numbers only', () => {
    const routing = { version: 1, workers: [], teams: [], numbers: [] }
    const filledIn = { ...routing, hours: [], prompts: [], templates: [], blocked: [] }
    expect(checkRoutingFile(JSON.stringify(routing))).toEqual({ ok: true, routing: filledIn })
  })

  it('may begin with the mark of byte order that some editors write', () => {
    expect(mistakesIn(`\uFEFF${example}`)).toEqual([])
  })

  it.each([
    ['a comma too many', '{\n  "version": 1,\n}', /^The file is not JSON: .+, in line 3, column 1$/],
    ['a missing comma', '{\n  "version": 1\n  "workers": []\n}', /^The file is not JSON: .+, in line 3, column 3$/],
    ['half a file', '{\n  "version":\n', /^The file is not JSON: it ends too early, in line 2, column 13$/],
    ['nothing', '', /^The file is not JSON: .+, in line 1, column 1$/],
    ['a shopping list', 'milk, eggs', /^The file is not JSON: /],
  ])('that is not JSON, but %s, is told where', (_, text, told) => {
    expect(mistakesIn(text)).toEqual([expect.stringMatching(told)])
  })

  it.each(ofForm)('is told of %s, with its path and what would be right', (_, text, told) => {
    expect(mistakesIn(text)).toEqual(told)
  })

  it('is told of every unknown field at once, wherever they are, and whatever they are called', () => {
    const text = broken((file) => {
      file['blcoked'] = []
      file['promts'] = []
      Object.assign(file.workers[1], { fone: 1, capasity: 3, toString: 1, constructor: 1 })
      Object.assign(file.hours[0].week, { lundi: [], mardi: [] })
      delete file.numbers[0]['team']
      Object.assign(file.numbers[0], { tema: 'advice', colour: 'red' })
    }).replace('"lundi":', '"__proto__":[],"lundi":')
    expect(new Set(mistakesIn(text))).toEqual(
      new Set([
        'blcoked: is not known here; did you mean "blocked"?',
        'promts: is not known here; did you mean "prompts"?',
        'workers.1.fone: is not known here; is it misspelt?',
        'workers.1.capasity: is not known here; did you mean "capacity"?',
        'workers.1.toString: is not known here; is it misspelt?',
        'workers.1.constructor: is not known here; is it misspelt?',
        'hours.0.week.__proto__: is not known here; is it misspelt?',
        'hours.0.week.lundi: is not known here; is it misspelt?',
        'hours.0.week.mardi: is not known here; is it misspelt?',
        'numbers.0.team: is missing',
        'numbers.0.tema: is not known here; is it misspelt?',
        'numbers.0.colour: is not known here; is it misspelt?',
      ]),
    )
  })

  it('is not told of each item where a list stands in place of an object', () => {
    expect(mistakesIn(broken((file) => (file.numbers as unknown[]).splice(0, 4, ['a', 'b', 'c'])))).toEqual([
      'numbers.0.address: is missing',
      'numbers.0.service: is missing',
      'numbers.0.team: is missing',
      'numbers.0.0: is not known here; is it misspelt?',
    ])
  })

  it('is told of mistakes of form and of content at once', () => {
    const text = broken(({ workers, numbers }) => {
      workers[0]['phone'] = '555-0101'
      numbers[2]['team'] = 'sales'
    })
    expect(mistakesIn(text)).toEqual([
      'workers.0.phone: must be a phone number such as +12025550123',
      'numbers.2.team: "sales" is not among the teams',
    ])
  })

  it('is told once of a field that is wrong in two ways', () => {
    const text = broken(({ hours }) => (hours[0]['timeZone'] = 'Berlin Time'))
    expect(mistakesIn(text)).toEqual(['hours.0.timeZone: must be a time zone such as Europe/Berlin'])
  })
})
