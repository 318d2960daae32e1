import { Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { runCommand } from './command'
import { place } from './place'

const program = new Command('npm run text --')
  .description('Texts one of your Proxy or Frontline numbers on the local Twilio that `npm start` runs.')
  .requiredOption('--from <number>', 'who writes', number)
  .requiredOption('--to <number>', 'the number that is written to, one of the routing file')
  .requiredOption('--body <text>', 'what is written')
  .option('--json', 'one JSON document: every request with its answer, and the outcome (npm run --silent …)', false)
  .showHelpAfterError('Options come behind two hyphens: npm run text -- --from …')

function number(value: string): string {
  if (/^(?:whatsapp:)?\+\d{2,15}$/.test(value)) return value
  throw new InvalidArgumentError('It is a number such as +12025550199 or whatsapp:+12025550199.')
}

runCommand(async () => {
  const { json, ...script } = program.parse().opts()
  await place('/texts', script, json)
})
