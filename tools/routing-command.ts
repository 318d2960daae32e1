import { Command } from '@commander-js/extra-typings'
import twilio from 'twilio'
import { secretKeys } from '../src/state/keys'
import { checkedConfig } from './checked-config'
import { runCommand } from './command'
import { readEnvFile, useEnvironment } from './env-file'
import { compileDirectory } from './routing/compile'
import { readRoutingFile } from './routing/read'
import { importDirectory } from './routing/import'
import { setUpState } from './routing/set-up'

const DEFAULT_SHARDS = 4

function sayEverySecond() {
  let said = Date.now()
  return (done: number, all: number) => {
    if (Date.now() - said < 1_000) return
    said = Date.now()
    console.error(`${done} of ${all} written …`)
  }
}

const program = new Command('npm run routing --').description('Says who answers which number.')

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
  .option('--env <file>', 'the account; .twin/env is the local Twilio', '.env')
  .description('makes the directory in Sync equal to the file, and sets Sync up where it is not yet')
  .action(async (file, options) => {
    const routing = readRoutingFile(file)
    const environment = readEnvFile(options.env, `There is no ${options.env}. Copy .env.example and fill it in.`)
    const config = checkedConfig(environment)
    useEnvironment(environment)
    const client = twilio(environment['ACCOUNT_SID'], environment['AUTH_TOKEN'])
    const sync = client.sync.v1.services(config.syncServiceSid)
    const { shards } = await setUpState(sync, DEFAULT_SHARDS)
    const done = await importDirectory(
      sync,
      compileDirectory(routing, secretKeys(config.stateKeySecret)),
      sayEverySecond(),
    )
    console.log(
      `The directory holds ${file}: ${done.added} added, ${done.changed} changed, ${done.removed} removed, ` +
        `${done.unchanged} unchanged. The state is spread over ${shards} shards.`,
    )
  })

runCommand(async () => {
  await program.parseAsync()
})
