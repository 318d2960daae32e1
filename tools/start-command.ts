import { once } from 'node:events'
import { join } from 'node:path'
import { Command } from '@commander-js/extra-typings'
import { PortTaken } from '../twin/edge'
import { buildFunctions } from './build'
import { runCommand, UserError } from './command'
import { startLive } from './live'
import { startLocal } from './local'
import { readRoutingFile } from './routing/read'
import { playTour } from './tour'
import { urlTable } from './url-table'

const program = new Command('npm start --')
  .description('Builds the Functions and serves them, between a local Twilio that calls them and one that they call.')
  .option('--no-tour', 'do not play the four scenes')
  .option('--live', 'against the real account in .env, without the local Twilio')
  .option('--routing <file>', 'who answers which number, on the local Twilio', 'routing.example.json')
  .addHelpText('after', '\nPORT is where Twilio finds the Functions: 3000 unless set.')

runCommand(async () => {
  const { tour, live, routing: routingPath } = program.parse().opts()
  const root = process.cwd()
  const folder = join(root, '.twin')
  const port = portFrom(process.env['PORT'])
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])

  let serving = false
  const onLog = (line: string) => {
    if (serving) console.log(line)
  }
  step('Building the Functions')
  await buildFunctions(root)
  step(live ? 'Starting the Functions' : 'Starting the local Twilio and the Functions')
  let running: { baseUrl: string; close(): Promise<void> }
  if (live) {
    running = await sayIfPortTaken(startLive({ root, port, folder, onLog }))
  } else {
    const routing = readRoutingFile(routingPath)
    const local = await sayIfPortTaken(startLocal({ root, port, folder, routing, onLog }))
    if (tour) await playTour(local, routing, console.log, process.stdout.isTTY && !process.env['NO_COLOR'])
    running = local
  }
  serving = true
  console.log(`\nPaste these URLs where they belong:\n${urlTable(running.baseUrl)}\n`)
  if (!live)
    console.log('Call and text them: npm run call -- --help, npm run text -- --help. The account is in .twin/env.')
  console.log(`Ready at ${running.baseUrl}. Press Ctrl+C to stop.`)

  await stopped
  console.log('Stopping.')
  await running.close()
})

function step(what: string): void {
  console.log(`${what} …`)
}

function portFrom(value: string | undefined): number {
  const port = Number(value || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UserError(`PORT is ${value}. It must be a number from 1 to 65535.`)
}

async function sayIfPortTaken<Result>(starting: Promise<Result>): Promise<Result> {
  try {
    return await starting
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error
    throw new UserError(`${error.message} For example: PORT=${error.port + 1} npm start`)
  }
}
