import { readFileSync } from 'node:fs'
import { checkRoutingFile } from '../../tools/routing/file'

const example = readFileSync('routing.example.json', 'utf8')

type Broken = Record<string, unknown>

/** The example with one thing changed. */
function broken(change: (file: { workers: Broken[]; teams: Broken[]; numbers: Broken[] } & Broken) => void): string {
  const file = JSON.parse(example) as never
  change(file)
  return JSON.stringify(file)
}

describe('A routing file', () => {
  it('is right as the example is', () => {
    expect(checkRoutingFile(example)).toMatchObject({ ok: true })
  })

  it.each([
    ['no JSON', '{', [expect.stringMatching(/^The file is not JSON: /)]],
    [
      'a number without its +',
      broken(({ numbers }) => (numbers[0] = { ...numbers[0], address: '12025550101' })),
      ['numbers.0.address: must be a number such as +12025550123 or whatsapp:+12025550123'],
    ],
    [
      'a phone that is none',
      broken(({ workers }) => (workers[0] = { ...workers[0], phone: '555-0101' })),
      ['workers.0.phone: must be a phone number such as +12025550123'],
    ],
    [
      'a team that nobody made',
      broken(({ numbers }) => (numbers[2] = { ...numbers[2], team: 'sales' })),
      ['numbers.2.team: "sales" is not among the teams'],
    ],
    [
      'a worker who is not there',
      broken(({ teams }) => (teams[0] = { ...teams[0], workers: ['ada@example.com', 'eve@example.com'] })),
      ['teams.0.workers: "eve@example.com" is not among the workers'],
    ],
    [
      'a team without workers',
      broken(({ teams }) => (teams[0] = { ...teams[0], workers: [] })),
      ['teams.0.workers: must have a worker'],
    ],
    [
      'a number twice',
      broken(({ numbers }) => numbers.push({ ...numbers[0] })),
      ['numbers.4.address: is there already'],
    ],
    [
      'a misspelt name',
      broken(({ numbers }) => (numbers[0] = { ...numbers[0], greetings: 'Hello' })),
      ['numbers.0.greetings: is not known here; is it misspelt?'],
    ],
    [
      'a Proxy number whose team has no phone',
      broken(({ teams }) => (teams[1] = { ...teams[1], workers: ['linus@example.com'] })),
      ['numbers.3.team: nobody in "deliveries" has a phone, and a Proxy number needs one to ring'],
    ],
    ['a number without a team', broken(({ numbers }) => delete numbers[0]?.['team']), ['numbers.0.team: is missing']],
    [
      'a greeting that XML cannot hold',
      broken(({ numbers }) => (numbers[0] = { ...numbers[0], greeting: 'Hello\u0000' })),
      ['numbers.0.greeting: must be words, without line breaks or other control characters'],
    ],
    [
      'two mistakes',
      broken((file) => {
        file['version'] = 2
        file.numbers[0] = { ...file.numbers[0], service: 'sip' }
      }),
      [expect.stringMatching(/^version: /), 'numbers.0.service: must be "frontline" or "proxy"'],
    ],
  ])('is told of %s, with its path and what would be right', (_, text, mistakes) => {
    expect(checkRoutingFile(text)).toEqual({ ok: false, mistakes })
  })
})
