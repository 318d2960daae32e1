import { Command, Option } from '@commander-js/extra-typings'
import { runCommand } from './command'
import { exportCustomers } from './customers/export-command'
import { importCustomers } from './customers/import-command'
import { readRows } from './customers/read'
import { showCustomer } from './customers/show-command'
import { openAccount } from './routing/account'
import { forOperators } from './routing/for-operators'

const envFile = () => new Option('--env <file>', 'the account; .twin/env is that of npm start').default('.env')
const asJson = () => new Option('--json', 'one JSON document, for scripts (npm run --silent …)')

const examples = `
Examples:
  npm run customers -- import customers.csv --dry-run
  npm run customers -- import customers.csv
  npm run customers -- show +12025550199
  npm run customers -- export --to customers.json

docs/customers.md has the form of the file, and how a CRM takes its place.
It ends with 0 when all is well, and with 1 when anything is to be done, which it says on standard error.`

const program = new Command('npm run customers --')
  .description("Keeps the list of customers that workers see in Frontline's app.")
  .addHelpText('after', examples)
  .showHelpAfterError('Commands and options come behind two hyphens: npm run customers -- import customers.csv')

program
  .command('import')
  .argument('<file>', 'all customers, as .csv or .json')
  .option('--dry-run', 'says what would change, and writes nothing')
  .option('--skip-bad-rows', 'leaves out rows that are not right, and says which; who is in them stays as they are')
  .option('--delete-missing', 'also where more than half of the customers would go')
  .addOption(asJson())
  .addOption(envFile())
  .description('makes the list equal to the file')
  .addHelpText(
    'after',
    '\nWho is not in the file is removed. After an interruption, repeat it: only what is missing is written.',
  )
  .action((file, options) => importCustomers(readRows(file), { file, ...options }, openAccount(options.env)))

program
  .command('export')
  .option('--to <file>', 'where to write it; without, it goes to the terminal (npm run --silent …)')
  .addOption(envFile())
  .description('writes the list as a JSON file, from which an import changes nothing')
  .action((options) => exportCustomers(options, openAccount(options.env)))

program
  .command('show')
  .argument('<whom>', 'the id or an address of a customer')
  .addOption(asJson())
  .addOption(envFile())
  .description('shows a customer, and who sees them')
  .action((whom, options) => showCustomer(whom, options, openAccount(options.env)))

runCommand(async () => {
  await program.parseAsync().catch(forOperators)
})
