import { join } from 'node:path'
import { Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { realClock } from '../twin/clock'
import { PortTaken } from '../twin/edge'
import type { TwinEvent } from '../twin/events'
import { parseFault } from '../twin/faults/parse-fault'
import { renderEvent } from '../twin/transcript'
import { anotherTwin } from './ask-twin'
import { buildFunctions } from './build'
import { runCommand, UserError } from './command'
import { startLive } from './live'
import { startLocal, type Local } from './local'
import { readRoutingFile } from './routing/read'
import { untilAskedToStop } from './stop'
import { playTour } from './tour'
import { urlTable } from './url-table'

const program = new Command('npm start --')
  .description('Builds the Functions and serves them, between a local Twilio that calls them and one that they call.')
  .option('--no-tour', 'do not play the four scenes')
  .option('--routing <file>', 'who answers which number, on the local Twilio', 'routing.example.json')
  .option(
    '--fault <fault>',
    'what is to fail on the local Twilio, again for each; npm run fault -- --help',
    addFault,
    [],
  )
  .option('--latency <milliseconds>', 'how far away the APIs of the local Twilio are, such as 40ms', milliseconds)
  .option('--real-time', 'calls take the time that they take')
  .option('--live', 'against the real account in .env, without the local Twilio')
  .option('--url <address>', 'with --live: the tunnel by which Twilio reaches this machine, such as https://…', address)
  .addHelpText('after', '\nPORT is where Twilio finds the Functions: 3000 unless set.')
  .showHelpAfterError('Options come behind two hyphens: npm start -- --no-tour')

const root = process.cwd()
const folder = join(root, '.twin')
const colour = process.stdout.isTTY && !process.env['NO_COLOR']

runCommand(async () => {
  const options = program.parse().opts()
  if (options.live && (options.fault.length > 0 || options.latency || options.realTime)) {
    throw new UserError('--fault, --latency and --real-time are of the local Twilio, and --live is without it.')
  }
  const port = portFrom(process.env['PORT'] || '3000')
  let ready = false
  const stopped = untilAskedToStop()
  void stopped.then(() => ready || process.exit(0)) // nobody waits for the end of a start that is not wanted any more

  // Before it serves, twilio-run introduces itself with URLs of its own, which are nobody's business.
  const onLog = (line: string) => {
    if (ready && (line.startsWith('{') || /error/i.test(line))) console.log(line)
  }
  console.log('Building the Functions …')
  await buildFunctions(root)
  const running = options.live
    ? await live({ port, url: options.url, onLog })
    : await local({ port, onLog, ...options })
  console.log(`\n${urlTable(running.baseUrl)}\n`)
  ready = true
  console.log(`Ready at ${running.baseUrl}. Press Ctrl+C to stop.`)

  const lastOutput = await Promise.race([stopped.then(() => undefined), running.ended()])
  await running.close()
  if (lastOutput !== undefined) throw new UserError(`twilio-run has ended by itself. Its last output:\n${lastOutput}`)
  console.log('Stopped.')
})

async function live(options: { port: number; url: string | undefined; onLog: (line: string) => void }) {
  console.log('Starting the Functions …')
  const running = await sayIfPortTaken(startLive({ root, folder, ...options }))
  console.log(`Listening on http://localhost:${options.port}, where the tunnel must lead.`)
  return running
}

async function local(options: {
  port: number
  onLog: (line: string) => void
  tour: boolean
  routing: string
  fault: readonly string[]
  latency?: number | undefined
  realTime?: true | undefined
}) {
  console.log('Starting the local Twilio and the Functions …')
  const { port, onLog, latency } = options
  const routing = readRoutingFile(options.routing)
  const another = await anotherTwin()
  const running = await sayIfPortTaken(
    startLocal({
      root,
      folder,
      port,
      routing,
      onLog,
      ...(options.realTime && { clock: realClock() }),
      // To open a connection takes TCP a round trip and TLS another.
      ...(latency && { latency: { roundTripMilliseconds: latency, connectionMilliseconds: 2 * latency } }),
    }),
  )
  if (another) console.log(`Another one runs at ${another}. What you call and text reaches this one from now on.`)
  // A phone that rings for twenty seconds is for those who want to watch, not for a start.
  if (options.tour && !options.realTime) await playTour(running, routing, console.log, colour)
  for (const fault of options.fault) await addOrStop(fault, running)
  running.platform.events.listen((stamped) => {
    if (isForOperators(stamped.event)) console.log(renderEvent(stamped.event, { colour }))
  })
  console.log('\nCall and text it: npm run call -- --help, npm run text -- --help. The account is in .twin/env.')
  return running
}

/** What the local Twilio has to say beside its calls: faults that happen, its debugger, violations of its description. */
function isForOperators(event: TwinEvent): boolean {
  return event.kind === 'debugger' || event.kind === 'violation' || (event.kind === 'did' && event.who === 'twin')
}

async function addOrStop(text: string, running: Local): Promise<void> {
  try {
    running.platform.faults.add(text)
  } catch (error) {
    await running.close()
    throw new UserError(error instanceof Error ? error.message : String(error))
  }
}

async function sayIfPortTaken<Result>(starting: Promise<Result>): Promise<Result> {
  try {
    return await starting
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error
    throw new UserError(`${error.message} For example: PORT=${error.port + 1} npm start`)
  }
}

function portFrom(value: string): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port > 0 && port < 65_536) return port
  throw new UserError(`PORT is ${value}. It must be a number from 1 to 65535.`)
}

function milliseconds(value: string): number {
  const [, amount] = /^(\d{1,5})(?:ms)?$/.exec(value) ?? []
  if (amount === undefined) throw new InvalidArgumentError('It is a number of milliseconds, such as 40ms.')
  return Number(amount)
}

function address(value: string): string {
  if (/^https?:\/\/[^/?#\s]+$/.test(value)) return value
  throw new InvalidArgumentError('It is an address without a path, such as https://example.ngrok.app.')
}

function addFault(text: string, faults: readonly string[]): readonly string[] {
  try {
    parseFault(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
  return [...faults, text]
}
