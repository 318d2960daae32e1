import { writeFile } from 'node:fs/promises'
import { Command } from '@commander-js/extra-typings'
import { runCommand, UserError } from './command'
import { mutations } from './mutations/list'
import { plant, plantNothing, type Verdict } from './mutations/plant'

const program = new Command('npm run mutations --')
  .description('Plants defects one by one in a copy of the project and looks whether the suite notices.')
  .argument('[words]', 'only those whose title holds these words; nothing is written down then')

runCommand(async () => {
  const [words] = program.parse().processedArgs
  const chosen = mutations.filter(({ title }) => title.includes(words ?? ''))
  // Where a test fails without any defect, nothing could be said of those that are planted.
  const baseline = await plantNothing([...new Set(chosen.flatMap(({ tests }) => tests))], process.cwd())
  if (baseline) throw new UserError(`The suite fails without any defect: ${baseline}`)
  const verdicts: Verdict[] = []
  for (const mutation of chosen) {
    const verdict = await plant(mutation, process.cwd()).catch((error: unknown) => ({ mutation, error }))
    verdicts.push({ caughtBy: undefined, ...verdict })
    console.log(`${verdicts.length}/${chosen.length}  ${inWords(verdict)}  ${mutation.title}`)
  }
  if (words === undefined) await writeFile('docs/mutations.md', render(verdicts))
  const unnoticed = verdicts.filter(({ caughtBy }) => !caughtBy).length
  console.log(`${verdicts.length - unnoticed} of ${verdicts.length} were caught.`)
  if (unnoticed > 0) process.exitCode = 1
})

/** What could not be judged is no reason to lose what was learned of the others. */
function inWords(verdict: Partial<Verdict> & { readonly error?: unknown }): string {
  if ('error' in verdict) return `NOT JUDGED (${String(verdict.error)})`
  return verdict.caughtBy ? 'caught' : 'UNNOTICED'
}

function render(verdicts: readonly Verdict[]): string {
  const caught = verdicts.filter(({ caughtBy }) => caughtBy)
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  return [
    '# Planted defects',
    '',
    'Each of these was planted in a copy of the project, one at a time, and the suite was run: `npm run mutations`.',
    `${caught.length} of ${verdicts.length} were caught.`,
    '',
    '| # | defect | in | first test that fails |',
    '|---|---|---|---|',
    ...verdicts.map(
      ({ mutation, caughtBy }, n) =>
        `| ${n + 1} | ${cell(mutation.title)} | \`${mutation.file}\` | ${cell(caughtBy ?? '**unnoticed**')} |`,
    ),
    '',
  ].join('\n')
}
