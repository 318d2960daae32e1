import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutation } from './mutation'

export interface Verdict {
  readonly mutation: Mutation
  /** The first test that fails, or `undefined`: the defect went unnoticed. A suite that does not run has caught nothing. */
  readonly caughtBy: string | undefined
}

const left = new Set(['node_modules', '.git', '.twin', 'dist', 'coverage'])

/** Plants the defect in a copy of the project and runs the suite there. Throws when the place for it is not found. */
export async function plant(mutation: Mutation, root: string): Promise<Verdict> {
  return inCopy(root, async (folder) => {
    const file = join(folder, mutation.file)
    await writeFile(file, withDefect(mutation, await readFile(file, 'utf8')))
    return { mutation, caughtBy: await firstFailure(folder, mutation.tests) }
  })
}

/** The first test that fails in a copy without any defect. */
export async function plantNothing(tests: readonly string[], root: string): Promise<string | undefined> {
  return inCopy(root, (folder) => firstFailure(folder, tests))
}

async function inCopy<Result>(root: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-mutation-'))
  try {
    await cp(root, folder, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function withDefect({ file, find, replace }: Mutation, source: string): string {
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold this text once: ${find}`)
  return source.replace(find, () => replace)
}

/** What Jest says of a run with `--json`. */
interface JestResults {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

async function firstFailure(folder: string, tests: readonly string[]): Promise<string | undefined> {
  const results = join(folder, 'jest-results.json')
  const jest = ['node_modules/jest/bin/jest.js', ...tests, '--silent', '--json', '--outputFile', results]
  const failed = await new Promise<boolean>((resolve) => {
    execFile(process.execPath, jest, { cwd: folder, maxBuffer: 64 * 1024 * 1024, timeout: 300_000 }, (error) =>
      resolve(error !== null),
    )
  })
  if (!failed) return undefined
  const { testResults }: JestResults = JSON.parse(await readFile(results, 'utf8').catch(() => '{"testResults":[]}'))
  const assertions = testResults.flatMap(({ assertionResults }) => assertionResults)
  const first = assertions.find(({ status }) => status === 'failed')
  if (!first) throw new Error(`The tests do not run, which says nothing about the defect: ${tests.join(' ')}`)
  return first.fullName
}
