import { Command, Option } from '@commander-js/extra-typings'
import { buildFunctions } from '../tools/build'
import { runCommand } from '../tools/command'
import { figures } from './figures'
import { renderTable, type Row } from './table'

const program = new Command('npm run bench:state --')
  .description('Measures what Patchbay asks of Sync, and how it holds under load, on a twin in this process.')
  .addOption(new Option('--only <name>', 'one table alone').choices(Object.keys(figures)))
  .option('--json', 'one JSON document: the rows of each table (npm run --silent …)', false)
  .addHelpText('after', '\nAll of it takes some minutes and 1 GB. Progress goes to standard error.')
  .showHelpAfterError('Options come behind two hyphens: npm run bench:state -- --only growth')

runCommand(async () => {
  const { only, json } = program.parse().opts()
  await buildFunctions(process.cwd())
  const chosen = Object.entries(figures).filter(([name]) => only === undefined || name === only)
  const measured: Record<string, readonly Row[]> = {}
  for (const [name, { title, method, measure }] of chosen) {
    console.error(`${name} …`)
    const rows = await measure((words) => console.error(`  ${words}`))
    measured[name] = rows
    if (!json) console.log(`\n${title}\n${method}\n\n${renderTable(rows)}\n`)
  }
  if (json) console.log(JSON.stringify(measured, undefined, 2))
})
