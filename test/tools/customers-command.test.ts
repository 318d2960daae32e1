import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { checkRows } from '../../tools/customers/check'
import { rowsOfCsv } from '../../tools/customers/csv'
import { rowsOfJson } from '../../tools/customers/rows'
import { parseJson } from '../../tools/routing/syntax'

const documentation = readFileSync('docs/customers.md', 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(documentation)?.[1] ?? ''

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/customers-command.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { output, errors, code }
}

describe('npm run customers', () => {
  it('has the commands that its documentation names', async () => {
    const { code, output } = await run('--help')
    expect(code).toBe(0)
    const named = [...documentation.matchAll(/npm run customers -- ([a-z-]+)/g)].map(([, name]) => name)
    const commands = [...output.matchAll(/^ {2}([a-z-]+) .*[<[]/gm)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(commands.filter((name) => name !== 'help')))
  })

  it('ends with 1 and says what to do, without a stack', async () => {
    const ended = await run('import', 'none.csv')
    expect(ended).toMatchObject({ code: 1, output: '' })
    expect(ended.errors).toBe('There is no file none.csv. docs/customers.md shows what one looks like.\n')
  })
})

describe('docs/customers.md', () => {
  it.each([
    ['CSV', rowsOfCsv(block('csv')), 2],
    ['JSON', rowsOfJson(parseJson(block('json'))), 1],
  ])('shows a file of %s that is right', (_, rows, count) => {
    const { right, mistakes } = checkRows(rows.ok ? rows.rows : [], ['ada@example.com'])
    expect(mistakes).toEqual([])
    expect(right).toHaveLength(count)
  })

  it('links to files that are there', () => {
    for (const [, path = ''] of documentation.matchAll(/\]\(\.\.\/([^)#]+)\)/g)) {
      expect(readFileSync(path, 'utf8')).toContain('ustomers')
    }
  })
})
