import { Argument, Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { writeFileSync } from 'node:fs'
import { runCommand } from './command'
import { openAccount } from './routing/account'
import { availabilities } from './routing/availability'
import { exportRouting } from './routing/export'
import { forgetCustomer } from './routing/forget-command'
import { importFile } from './routing/import-command'
import { readRoutingFile } from './routing/read'
import { setWorkerAvailability } from './routing/availability-command'
import { showWhom } from './routing/show-command'

const envFile = () => new Option('--env <file>', 'the account; .twin/env is the local Twilio').default('.env')
const asJson = () => new Option('--json', 'one JSON document, for scripts (npm run --silent …)').default(false)

const program = new Command('npm run routing --')
  .description('Says who answers which number, and finds out.')
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
  .option('--dry-run', 'shows the difference and writes nothing', false)
  .option('--shards <count>', 'Maps a kind of record, when Sync is set up for the first time: 4 if not said', shards)
  .addOption(asJson())
  .addOption(envFile())
  .description('makes the directory in Sync equal to the file, and sets Sync up where it is not yet')
  .action((file, options) => importFile(readRoutingFile(file), { file, ...options }, openAccount(options.env)))

program
  .command('export')
  .option('--to <file>', 'where to write it; without, it goes to the terminal')
  .addOption(envFile())
  .description('writes the directory in Sync as a routing file')
  .action(async (options) => {
    const text = await exportRouting(openAccount(options.env))
    if (options.to === undefined) process.stdout.write(text)
    else writeFileSync(options.to, text)
  })

program
  .command('show')
  .argument('<whom>', "a customer's address, a worker, or one of your numbers")
  .option('--to <number>', 'the number of yours that the customer calls; without, each Proxy number')
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
  .addOption(envFile())
  .description('says that a worker is away or back')
  .action((worker, state, options) => setWorkerAvailability(worker, state, options, openAccount(options.env)))

program
  .command('forget')
  .argument('<address>', "a customer's address, such as +12025550199")
  .option('--dry-run', 'says what would be erased, and erases nothing', false)
  .addOption(asJson())
  .addOption(envFile())
  .description('erases everything that is remembered about a customer')
  .action((address, options) => forgetCustomer(address, options, openAccount(options.env)))

function shards(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 100) return Number(value)
  throw new InvalidArgumentError('It is a whole number from 1 to 100.')
}

function time(value: string): Date {
  const date = new Date(value)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(date.getTime()))
    return date
  throw new InvalidArgumentError('It is a time with its zone, such as 2026-12-24T18:00:00Z or 2026-12-24T19:00+01:00.')
}

/** `90m` => 5,400,000 ms */
function duration(value: string): number {
  const minutes = { m: 1, h: 60, d: 24 * 60 }
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(value) ?? []
  if (count === undefined) throw new InvalidArgumentError('It is a number of minutes, hours or days: 90m, 8h, 3d.')
  return Number(count) * minutes[unit as 'm' | 'h' | 'd'] * 60_000 // the expression lets no other letter pass
}

runCommand(async () => {
  await program.parseAsync()
})
