import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'
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
  const { onLog } = options
  assertDeployable(options.envFile)
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
  const port = await Promise.race([
    listening(child),
    closed,
    wait(LONGEST_START_MILLISECONDS, undefined, { ref: false }),
  ])
  if (port === undefined) {
    await end()
    throw new Error(`twilio-run did not start. Its last output:\n${lastLines.join('\n')}`)
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

function twilioRun({ cwd, envFile }: FunctionsHostOptions): string[] {
  const bin = createRequire(join(cwd, 'package.json')).resolve('twilio-run/bin/twilio-run.js')
  return [bin, 'start', '--no-fork-process', '--no-live', '--env', envFile]
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLine)
}

/** The port on which it listens, as functions-process.cjs tells. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    // The only message that is ever sent.
    child.once('message', (message) => resolve((message as { port: number }).port))
  })
}
