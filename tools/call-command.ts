import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { workerBehaviours } from '../twin/network/script'
import { runCommand } from './command'
import { place } from './place'

const program = new Command('npm run call --')
  .description('Calls one of your numbers on the local Twilio that `npm start` runs.')
  .requiredOption('--from <caller>', 'who calls: a number, anonymous, client:… or sip:…', caller)
  .requiredOption('--to <number>', 'the number that is called, one of the routing file')
  .addOption(
    new Option(
      '--worker <behaviour>',
      'what the worker does; absent: none is found, which only a customer without a Conversation meets',
    )
      .choices(workerBehaviours)
      .default('answers' as const),
  )
  .option('--message <seconds>', 'how long the caller speaks after the tone, or "none"', secondsOrNone, 10)
  .option('--json', 'one JSON document: every request with its answer, and the outcome (npm run --silent …)', false)
  .showHelpAfterError('Options come behind two hyphens: npm run call -- --from …')

function caller(value: string): string {
  if (/^(?:\+\d{2,15}|anonymous|(?:client|sip):.+)$/.test(value)) return value
  throw new InvalidArgumentError('It is a number such as +12025550199, anonymous, client:… or sip:….')
}

function secondsOrNone(value: string): number | 'none' {
  if (value === 'none') return value
  if (/^\d{1,4}$/.test(value) && Number(value) <= 3600) return Number(value)
  throw new InvalidArgumentError('It is a number of seconds, at most 3600, or "none".')
}

runCommand(async () => {
  const { json, ...script } = program.parse().opts()
  await place('/calls', script, json)
})
