import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { customerBehaviours, hangUps, namedConversations, workerBehaviours } from '../twin/network/script'
import { runCommand, UserError } from './command'
import { place } from './place'

const program = new Command('npm run call --')
  .description('Calls one of your numbers on the local Twilio that `npm start` runs, or lets a worker call a customer.')
  .requiredOption(
    '--from <caller>',
    'who calls: a number, anonymous, client:… or sip:…; with --by, your number',
    caller,
  )
  .requiredOption(
    '--to <number>',
    'the number that is called, one of the routing file; with --by, the customer',
    caller,
  )
  .addOption(
    new Option(
      '--worker <behaviour>',
      'what the worker does; absent and late: none is found in time, which only a customer without a Conversation meets',
    )
      .choices(workerBehaviours)
      .default('answers' as const),
  )
  .option('--message <seconds>', 'how long the caller speaks after the tone, or "none"', secondsOrNone, 10)
  .option('--keys <keys>', 'what the caller presses at each menu: 1,2#; nothing at an empty one', keys)
  .option('--whisper-keys <keys>', 'the same of whoever is called, before they are put through', keys)
  .option('--whisper-hangs-up', 'whoever is called hangs up before they are put through')
  .addOption(new Option('--customer-hangs-up <moment>', 'when, if the call comes there').choices(hangUps))
  .addOption(new Option('--twilio-fails <how>', 'Twilio cannot hold the session').choices(['once', 'always']))
  .addOption(new Option('--creation-fails <why>', 'no Conversation can be created').choices(['limit', 'error']))
  .addOption(
    new Option('--by <worker>', 'the identity of a worker, who calls from the Frontline app').conflicts([
      'worker',
      'message',
      'customerHangsUp',
      'creationFails',
    ]),
  )
  .addOption(new Option('--customer <behaviour>', 'with --by: what the customer does').choices(customerBehaviours))
  .addOption(new Option('--conversation <which>', 'with --by: what the app names').choices(namedConversations))
  .addOption(new Option('--worker-hangs-up <moment>', 'with --by: when').choices(hangUps))
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

// 1,,2# => at the second menu, nothing
function keys(value: string): string[] {
  if (/^[\d*#]*(?:,[\d*#]*)*$/.test(value)) return value.split(',')
  throw new InvalidArgumentError('It is keys of a telephone, with a comma between menus: 1,2#.')
}

runCommand(async () => {
  const { json, whisperKeys, whisperHangsUp, by, ...options } = program.parse().opts()
  const { from, to, keys, twilioFails, customer, conversation, workerHangsUp, ...customers } = options
  const whisper = { keys: whisperKeys, hangsUp: whisperHangsUp }
  const both = { from, to, keys, twilioFails, whisper }
  if (by !== undefined) {
    const workers = { worker: by, customer: customer ?? 'answers', conversation, workerHangsUp }
    return place('/worker-calls', { ...both, ...workers }, json)
  }
  if (customer ?? conversation ?? workerHangsUp) {
    throw new UserError('--customer, --conversation and --worker-hangs-up are for a call --by a worker.')
  }
  await place('/calls', { ...both, ...customers }, json)
})
