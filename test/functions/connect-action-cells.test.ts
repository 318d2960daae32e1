import { readFileSync } from 'node:fs'
import { paths } from '../../src/runtime/paths'
import { judge } from '../../twin/network/judge'
import { parseTwiml as readTwiml } from '../../twin/network/twiml'
import { connectAction, documentedDialCallStatuses, documentedResults } from '../fixtures/connect-action'
import { newWorld, type World } from '../matrix/world'
import { parseTwiml, wordsIn } from '../support/twiml-tree'

/** Each cell is asked of the Function as it is deployed, and compared with what docs/connect-action.md promises. */
const results = [...documentedResults, 'a-result-of-tomorrow', undefined]
const statuses = [...documentedDialCallStatuses, 'a-status-of-tomorrow', undefined]

const rows = readFileSync('docs/connect-action.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:`|absent)/.test(line) && !line.includes('`Result`'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))

function promised(Result: string | undefined, DialCallStatus: string | undefined, by: 'customer' | 'worker'): string {
  const named = (value: string | undefined, known: readonly string[]) =>
    value !== undefined && known.includes(value) ? `\`${value}\`` : 'absent or unknown'
  const [result, status] = [named(Result, documentedResults), named(DialCallStatus, documentedDialCallStatuses)]
  const row = rows.find(([first, second = '']) => first === result && [status, 'any'].includes(second))
  return row?.[by === 'customer' ? 2 : 3] ?? 'no row'
}

const verbs = [
  [/^hang up/, ['Hangup']],
  [/^say why, hang up/, ['Say', 'Hangup']],
  [/^voicemail: /, ['Say', 'Record', 'Say', 'Record', 'Say', 'Hangup']],
  [/^`<Connect>` once more/, ['Connect']],
] as const

const cells = results.flatMap((Result) =>
  statuses.flatMap((DialCallStatus) =>
    ['true', 'false', undefined].map((WorkerInitiated) => ({ Result, DialCallStatus, WorkerInitiated })),
  ),
)

let world: World
beforeAll(async () => {
  world = await newWorld()
})
afterAll(() => expect(world.violations).toEqual([]))

it.each(cells.map((cell) => [JSON.stringify(cell), cell] as const))(
  '%s is answered as the page says',
  async (_, cell) => {
    const { Result: _r, DialCallStatus: _d, WorkerInitiated: _w, ...rest } = connectAction
    const given = Object.entries(cell).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    const params = { ...rest, ...(Object.fromEntries(given) as Partial<typeof connectAction>) }
    const { container } = world.start()
    const answer = await container.ask(paths.connectAction, params as Record<string, string>)
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'Content-Type': 'application/xml' } })

    const body = String(answer.body)
    const twiml = readTwiml(body)
    expect(twiml.ok && judge({ url: 'https://calls.example.com', method: 'POST', ...twiml }, 'voice').findings).toEqual(
      [],
    )

    const promise = promised(cell.Result, cell.DialCallStatus, cell.WorkerInitiated === 'true' ? 'worker' : 'customer')
    const tree = parseTwiml(body)
    const found = tree.content.flatMap((verb) => (typeof verb === 'string' ? [] : [verb.name]))
    expect(found).toEqual(verbs.find(([words]) => words.test(promise))?.[1])
    const [, prompt = ''] = /^voicemail: "([^"]*)"/.exec(promise) ?? []
    expect(wordsIn(tree)).toContain(prompt)
    expect(container.log).toMatchObject([{ outcome: 'answered' }])
    expect(container.log[0] && 'alert' in container.log[0]).toBe(promise.endsWith('; alert'))
  },
)
