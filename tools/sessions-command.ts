import { Argument, Command, Option } from '@commander-js/extra-typings'
import { runCommand } from './command'
import { openAccount } from './routing/account'
import { time } from './routing/arguments'
import { forOperators } from './routing/for-operators'
import { name, participant, session, ttl } from './sessions/arguments'
import { changeSession } from './sessions/change-command'
import { confirmAtTerminal } from './sessions/confirm'
import { createSession } from './sessions/create-command'
import { deleteSession } from './sessions/delete-command'
import { explained } from './sessions/explained'
import { listSessions } from './sessions/list-command'
import { proxyOf } from './sessions/proxy-account'
import { showSession } from './sessions/show-command'

const envFile = () => new Option('--env <file>', 'the account; .twin/env is that of npm start').default('.env')
const asJson = () => new Option('--json', 'one JSON document, for scripts (npm run --silent …)')
const aSession = () => new Argument('<session>', 'its SID (KC…) or its unique name').argParser(session)
const withTtl = () =>
  new Option('--ttl <seconds>', 'how long, from the last call or message').argParser(ttl).conflicts('until')
const until = () => new Option('--until <time>', 'when it ends, whatever happens: 2026-12-24T18:00:00Z').argParser(time)
const failOnConflict = () =>
  new Option(
    '--fail-on-conflict',
    'FailOnParticipantConflict=true, only of use where Twilio has given the account the flag ProxyAllowParticipantConflict',
  )
const proxy = (env: string) => proxyOf(openAccount(env))

const examples = `
Examples:
  npm run sessions -- create +12025550199=+12025550103 +13035550188 --ttl 86400 --name "Order 1234"
  npm run sessions -- list --status in-progress --number +12025550103
  npm run sessions -- show KC00112233445566778899aabbccddeeff
  npm run sessions -- extend KC00112233445566778899aabbccddeeff --until 2026-12-24T18:00:00Z
  npm run sessions -- delete KC00112233445566778899aabbccddeeff --with-records

It ends with 0 when all is well, and with 1 when anything is to be done, which it says on standard error.`

const aboutConflicts = `
--fail-on-conflict: Twilio's documentation has this parameter (experimental), and neither its SDK nor its API description has
had it since 2022. It is sent all the same; where Proxy does not take it, it says so. Accounts without that flag need it
not: Proxy refuses there by itself to have one pair of addresses in two open sessions.`

const program = new Command('npm run sessions --')
  .description('Makes, shows and ends sessions of Twilio Proxy.')
  .addHelpText('after', examples)
  .showHelpAfterError('Commands and options come behind two hyphens: npm run sessions -- list')

program
  .command('create')
  .argument(
    '<one>',
    'an address, and if you like the number of yours that it sees: +12025550199=+12025550103',
    participant,
  )
  .argument('<other>', 'the other, in the same way', participant)
  .addOption(
    new Option('--mode <mode>', 'what may pass (all, if not said)').choices([
      'voice-and-message',
      'voice-only',
      'message-only',
    ] as const),
  )
  .addOption(withTtl())
  .addOption(until())
  .option('--name <name>', 'unique for ever, 191 characters at most, without personal data', name)
  .addOption(failOnConflict())
  .addOption(asJson())
  .addOption(envFile())
  .description('puts two together, for SESSION_TTL_SECONDS unless said otherwise')
  .addHelpText('after', aboutConflicts)
  .action((one, other, options) => createSession([one, other], options, proxy(options.env), new Date()))

program
  .command('show')
  .addArgument(aSession())
  .addOption(asJson())
  .addOption(envFile())
  .description('shows all of a session, with its participants, calls and messages (their text: --json)')
  .action((session, options) => showSession(session, options, proxy(options.env)))

program
  .command('list')
  .addOption(
    new Option('--status <status>', 'only those').choices([
      'open',
      'in-progress',
      'closed',
      'failed',
      'unknown',
    ] as const),
  )
  .option('--number <number>', 'only those with this participant, or this number of yours (reads participants)')
  .option('--participants', 'with who is in them: one more request a session, 30 a second')
  .addOption(asJson())
  .addOption(envFile())
  .description('shows sessions')
  .action((options) => listSessions(options, proxy(options.env)))

program
  .command('close')
  .addArgument(aSession())
  .addOption(asJson())
  .addOption(envFile())
  .description('ends a session; it can be reopened')
  .action((session, options) => changeSession('close', session, options, proxy(options.env), new Date()))

program
  .command('reopen')
  .addArgument(aSession())
  .addOption(withTtl())
  .addOption(until())
  .addOption(failOnConflict())
  .addOption(asJson())
  .addOption(envFile())
  .description('takes a closed session up again, with the same two')
  .addHelpText('after', aboutConflicts)
  .action((session, options) => changeSession('reopen', session, options, proxy(options.env), new Date()))

program
  .command('extend')
  .addArgument(aSession())
  .addOption(withTtl())
  .addOption(until())
  .addOption(asJson())
  .addOption(envFile())
  .description('gives an open session another end')
  .action((session, options) => changeSession('extend', session, options, proxy(options.env), new Date()))

program
  .command('delete')
  .addArgument(aSession())
  .option('--with-records', 'deletes first the calls and messages of its interactions, which nothing leads to later')
  .option('--yes', 'asks nobody')
  .addOption(envFile())
  .description('deletes a session for good, with its participants and interactions')
  .action((session, options) => deleteSession(session, options, proxy(options.env), confirmAtTerminal))

runCommand(async () => {
  await program.parseAsync().catch(explained).catch(forOperators)
})
