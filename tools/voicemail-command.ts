import { Command, Option } from '@commander-js/extra-typings'
import { runCommand } from './command'
import { openAccount } from './routing/account'
import { forOperators } from './routing/for-operators'
import { phoneNumber, recording, since } from './voicemail/arguments'
import { deleteVoicemail } from './voicemail/delete-command'
import { listVoicemails } from './voicemail/list-command'
import { playVoicemail } from './voicemail/play-command'
import { pruneVoicemails } from './voicemail/prune-command'
import { recoverVoicemails } from './voicemail/recover-command'

const envFile = () => new Option('--env <file>', 'the account; .twin/env is that of npm start').default('.env')
const asJson = () => new Option('--json', 'one JSON document, for scripts (npm run --silent …)')

const examples = `
Examples:
  npm run voicemail -- list --number +12025550101
  npm run voicemail -- play RE00112233445566778899aabbccddeeff --to message.mp3
  npm run voicemail -- delete RE00112233445566778899aabbccddeeff
  npm run voicemail -- prune --dry-run
  npm run voicemail -- recover --since 3d

It ends with 0 when all is well, and with 1 when anything is to be done, which it says on standard error.`

const program = new Command('npm run voicemail --')
  .description('Lists, plays, deletes and recovers the messages that callers have left.')
  .addHelpText('after', examples)
  .showHelpAfterError('Commands and options come behind two hyphens: npm run voicemail -- list')

program
  .command('list')
  .option('--number <number>', 'only those for this number of yours', phoneNumber)
  .addOption(asJson())
  .addOption(envFile())
  .description('shows the messages, the newest first')
  .action((options) => listVoicemails(options, openAccount(options.env), new Date()))

program
  .command('play')
  .argument('<recording>', 'the SID of its recording', recording)
  .addOption(
    new Option('--to <file>', 'where to write the audio, an MP3; without, a file named after it').conflicts('link'),
  )
  .option('--link', 'makes a link that plays it in a browser, and that expires')
  .addOption(envFile())
  .description('writes a message to a file, or makes a link to it')
  .action((recordingSid, options) => {
    const account = openAccount(options.env)
    return playVoicemail(recordingSid, options, account, process.env['BASE_URL'])
  })

program
  .command('delete')
  .argument('<recording>', 'the SID of its recording', recording)
  .addOption(envFile())
  .description('deletes a message and its recording')
  .action((recordingSid, options) => deleteVoicemail(recordingSid, openAccount(options.env)))

program
  .command('prune')
  .option('--dry-run', 'says what would be deleted, and deletes nothing')
  .addOption(asJson())
  .addOption(envFile())
  .description('deletes all messages that are older than VOICEMAIL_DAYS, with their recordings')
  .addHelpText(
    'after',
    '\nRun it once a day. Thirty days after its time, a message that is not pruned is found no more.',
  )
  .action((options) => pruneVoicemails(options, openAccount(options.env), new Date()))

program
  .command('recover')
  .addOption(
    new Option('--since <when>', 'a day, a time with its zone, or how long ago; 7d if not said').argParser((value) =>
      since(value, new Date()),
    ),
  )
  .option('--dry-run', 'says what would be recovered, keeps nothing and tells nobody')
  .addOption(asJson())
  .addOption(envFile())
  .description('finds messages that Twilio has and could not tell of, keeps them, and tells of each once')
  .addHelpText('after', '\nRun it after an outage of Sync. What was told of before is not told of again.')
  .action((options) => {
    const account = openAccount(options.env)
    return recoverVoicemails(options, account, new Date(), process.env['BASE_URL'])
  })

runCommand(async () => {
  await program.parseAsync().catch(forOperators)
})
