import { Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { runCommand, UserError } from './command'
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

const WHATSAPP = 'whatsapp:'
const isWhatsapp = (address: string) => address.startsWith(WHATSAPP)

// +12025550199 => whatsapp:+12025550199 => +12025550199
const elsewhere = (address: string) => (isWhatsapp(address) ? address.slice(WHATSAPP.length) : `${WHATSAPP}${address}`)

/** Nobody can write from the one to the other. */
function refuseMixed({ from, to }: { readonly from: string; readonly to: string }): void {
  if (isWhatsapp(from) === isWhatsapp(to)) return
  const [one, other] = isWhatsapp(from) ? [from, to] : [to, from]
  throw new UserError(
    `${one} is on WhatsApp, and ${other} is not. Write --from ${elsewhere(from)}, or --to ${elsewhere(to)}.`,
  )
}

runCommand(async () => {
  const { json, ...script } = program.parse().opts()
  refuseMixed(script)
  await place('/texts', script, json)
})
