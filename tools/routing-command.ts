import { Argument, Command, Option } from '@commander-js/extra-typings'
import { runCommand } from './command'
import { openAccount } from './routing/account'
import { availabilities } from './routing/availability'
import { setWorkerAvailability } from './routing/availability-command'
import { duration, shards, time } from './routing/arguments'
import { exportFile } from './routing/export-command'
import { forOperators } from './routing/for-operators'
import { forgetCustomer } from './routing/forget-command'
import { importFile } from './routing/import-command'
import { readRoutingFile } from './routing/read'
import { showWhom } from './routing/show-command'

const envFile = () => new Option('--env <file>', 'the account; .twin/env is that of npm start').default('.env')
const asJson = () => new Option('--json', 'one JSON document, for scripts (npm run --silent …)')

const examples = `
Examples:
  npm run routing -- check routing.json
  npm run routing -- import routing.json --dry-run
  npm run routing -- show +12025550199 --to +12025550103
  npm run routing -- set-availability ada@example.com away --for 8h

Each command has its own: npm run routing -- show --help. docs/routing.md has the fields of the file.
It ends with 0 when all is well, and with 1 when anything is to be done, which it says on standard error. Warnings go there, too, and are no failure.`

const program = new Command('npm run routing --')
  .description('Says who answers which number, and finds out.')
  .addHelpText('after', examples)
  .showHelpAfterError('Commands and options come behind two hyphens: npm run routing -- show +12025550199')

program
  .command('check')
  .argument('<file>', 'a routing file, such as routing.example.json')
  .description('names every mistake in a routing file')
  .action((file) => {
    const { numbers, teams, workers } = readRoutingFile(file)
    console.log(`${file} is right: ${numbers.length} numbers, ${teams.length} teams, ${workers.length} workers.`)
  })

program
  .command('import')
  .argument('<file>', 'a routing file, such as routing.example.json')
  .option('--dry-run', 'shows the difference and writes nothing')
  .option('--shards <count>', 'how many Maps a kind of record, in a new Sync service (4 if not said)', shards)
  .addOption(asJson())
  .addOption(envFile())
  .description('makes the directory in Sync equal to the file, and sets Sync up where it is not yet')
  .addHelpText(
    'after',
    '\nWhat is not in the file is removed. After an interruption, repeat it: only what is missing is written.\n' +
      'Says which numbers of the file the account does not have.',
  )
  .action((file, options) => importFile(readRoutingFile(file), { file, ...options }, openAccount(options.env)))

program
  .command('export')
  .option('--to <file>', 'where to write it; without, it goes to the terminal (npm run --silent …)')
  .addOption(envFile())
  .description('writes the directory in Sync as a routing file')
  .action((options) => exportFile(options, openAccount(options.env)))

program
  .command('show')
  .argument('<whom>', "a customer's address, anonymous, a worker, or one of your numbers")
  .option('--to <number>', 'the number of yours that the customer calls; without, each Proxy number')
  .option('--text', 'as if they wrote instead of calling')
  .option('--at <time>', 'at this time instead of now, such as 2026-12-24T18:00:00Z', time)
  .addOption(asJson())
  .addOption(envFile())
  .description('who gets a call now, and why; how a worker or a number stands')
  .action((whom, options) => showWhom(whom, options, openAccount(options.env)))

program
  .command('set-availability')
  .argument('<worker>', 'the identity of a worker')
  .addArgument(new Argument('<state>', 'whether customers are put through to them').choices(availabilities))
  .addOption(new Option('--for <duration>', 'away for so long: 90m, 8h, 3d').argParser(duration).conflicts('until'))
  .option('--until <time>', 'away until then, such as 2026-12-27T08:00:00Z', time)
  .addOption(asJson())
  .addOption(envFile())
  .description('says that a worker is away or back')
  .action((worker, state, options) => setWorkerAvailability(worker, state, options, openAccount(options.env)))

program
  .command('forget')
  .argument('<address>', "a customer's address, such as +12025550199")
  .option('--dry-run', 'says what would be erased, and erases nothing')
  .addOption(asJson())
  .addOption(envFile())
  .description('erases everything that is remembered about a customer')
  .addHelpText('after', '\nAudio, logs and the block list stay: docs/routing.md says how to deal with them.')
  .action((address, options) => forgetCustomer(address, options, openAccount(options.env)))

runCommand(async () => {
  await program.parseAsync().catch(forOperators)
})
