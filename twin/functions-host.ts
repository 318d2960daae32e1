import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { PortTaken } from './edge/listen'
import { checkEnvironment } from './environment-limits'

const LONGEST_START_MILLISECONDS = 60_000
const PATIENCE_MILLISECONDS = 3_000
const REMEMBERED_LINES = 40

export interface FunctionsHostOptions {
  /**
   * What the Functions see as their environment: `twilio-run` replaces its own by this file. So `HTTP_PROXY` belongs
   * here, and `NODE_EXTRA_CA_CERTS` both here and in `env`: Node reads it once, when the process starts.
   */
  readonly envFile: string
  readonly port: number
  /** The project: where package.json and .twilioserverlessrc are. */
  readonly cwd: string
  readonly onLog: (line: string) => void
  /** Added to the environment in which the process starts. */
  readonly env: Readonly<Record<string, string>>
}

export interface FunctionsHost {
  readonly url: string
  /** Resolves when the process is gone, asked or not, with its last output. */
  readonly ended: Promise<string>
  close(): Promise<void>
}

/** Runs the built Functions in the real `twilio-run`, and comes back when it answers. */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const { port, onLog } = options
  assertDeployable(options.envFile)
  // Asked beforehand: on a port in use, twilio-run asks a question on its terminal and waits.
  await assertFree(port)
  const child = spawn(
    process.execPath,
    ['--require', join(__dirname, 'functions-process.cjs'), ...twilioRun(options)],
    {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const lastLines: string[] = []
  const take = (line: string) => {
    lastLines.push(line)
    if (lastLines.length > REMEMBERED_LINES) lastLines.shift()
    onLog(line)
  }
  for (const stream of [child.stdout, child.stderr]) readLines(stream, take)

  child.on('error', (error) => take(error.message))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    const stubborn = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS)
    await closed
    clearTimeout(stubborn)
  }
  try {
    await untilAnswering(child, port)
  } catch (error) {
    await end()
    throw new Error(`twilio-run did not start. Its last output:\n${lastLines.join('\n')}`, { cause: error })
  }
  return { url: `http://127.0.0.1:${port}`, ended: closed.then(() => lastLines.join('\n')), close: end }
}

/** These lead to the local Twilio, and are never deployed. */
const LOCAL_ONLY = ['HTTP_PROXY', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS']

/** What Twilio would not run must not run here either. */
function assertDeployable(envFile: string): void {
  const variables = Object.entries(parseEnv(readFileSync(envFile, 'utf8')))
  const problems = checkEnvironment(Object.fromEntries(variables.filter(([name]) => !LOCAL_ONLY.includes(name))))
  if (problems.length === 0) return
  const lines = problems.map(({ code, message }) => `  ${message}${code ? ` (Twilio's error ${code})` : ''}`)
  throw new Error(`Twilio would not run Functions with the environment in ${envFile}:\n${lines.join('\n')}`)
}

function twilioRun({ cwd, envFile, port }: FunctionsHostOptions): string[] {
  const bin = createRequire(join(cwd, 'package.json')).resolve('twilio-run/bin/twilio-run.js')
  return [bin, 'start', '--no-fork-process', '--no-live', '--env', envFile, '--port', String(port)]
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLine)
}

async function untilAnswering(child: ChildProcess, port: number): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_START_MILLISECONDS
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`twilio-run ended with ${child.exitCode ?? child.signalCode}`)
    }
    if (Date.now() > giveUpAt)
      throw new Error(`no answer on port ${port} within ${LONGEST_START_MILLISECONDS / 1000} s`)
    await wait(50)
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

function assertFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error)
    })
    server.listen(port, () => server.close(() => resolve()))
  })
}
