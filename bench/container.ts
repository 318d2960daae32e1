import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { publicPaths, type Path } from '../src/runtime/paths'
import type { Surroundings } from './simulated-time'
import type { GetTwilioClient } from './wire'

/** What a Function has answered, as Twilio's runtime sends it. */
export interface Answer {
  readonly statusCode: number
  /** Bytes are audio. */
  readonly body: string | Buffer | null
  /** `Content-Type` in just this spelling, once at most; cookies are a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
}

/** What a Function says of each request: src/runtime/log.ts. */
export interface LogLine {
  readonly webhook: Path
  readonly outcome: 'answered' | 'refused' | 'fallback'
  readonly decision?: string
  readonly because?: string
  /** Somebody has to look after it. */
  readonly alert?: true
  readonly error?: { readonly name: string }
}

/**
 * One container of Twilio's, which runs one request or several at a time. Cold is a new one: each Function is its own
 * bundle, with its own client, connections and memory of the directory, and nothing of it is there before it is asked.
 */
export interface Container {
  ask(this: void, path: Path, params: Readonly<Record<string, string>>): Promise<Answer>
  readonly log: readonly LogLine[]
}

export interface ContainerOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly getTwilioClient: GetTwilioClient
  /** Without them, this machine's time. */
  readonly surroundings?: Surroundings
}

type Handler = (
  context: object,
  event: object,
  callback: (error: unknown, response: { serialize(): Answer }) => void,
) => void

/** Runs what is built: `dist/functions` of the project in which this process was started. */
export function newContainer({ environment, getTwilioClient, surroundings = machine }: ContainerOptions): Container {
  const log: LogLine[] = []
  const write = (text: string) => void log.push(JSON.parse(text) as LogLine) // of our own making: src/runtime/log.ts
  const handlers = new Map<Path, Handler>()
  const context = { ...environment, DOMAIN_NAME: 'patchbay-1234.twil.io', getTwilioClient }

  function handlerOf(path: Path): Handler {
    const handler = handlers.get(path) ?? evaluate(path, { log: write, warn: write, error: write }, surroundings)
    handlers.set(path, handler)
    return handler
  }

  return {
    log,
    ask: (path, params) =>
      new Promise((resolve, reject) => {
        handlerOf(path)(context, params, (error, response) => {
          if (error) reject(new Error(`${path} answered with an error`, { cause: error }))
          else resolve(response.serialize())
        })
      }),
  }
}

/** A fallback would be a figure about nothing. */
export function requireAnswered({ log }: Container): void {
  const other = log.find(({ outcome }) => outcome !== 'answered')
  if (other) throw new Error(`A webhook was not answered as it should be: ${JSON.stringify(other)}`)
}

const machine: Surroundings = {
  Math,
  Date,
  performance,
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout), // Nobody else makes any
  wait,
}

const globals = ['module', 'require', 'Twilio', 'console', 'Date', 'performance', 'setTimeout', 'clearTimeout', 'Math']

type Bundle = (...globals: readonly unknown[]) => void

const bundles = new Map<Path, Bundle>()

/** Evaluates a bundle anew. What is not its own, the SDK, is there once, as it is code and no state. */
function evaluate(path: Path, console: object, surroundings: Surroundings): Handler {
  const bundle = bundles.get(path) ?? compile(path)
  bundles.set(path, bundle)
  const module = { exports: {} as { handler?: Handler } }
  const { Date, performance, setTimeout, clearTimeout, Math } = surroundings
  const provided: Readonly<Record<string, unknown>> = {
    'node:timers/promises': { setTimeout: surroundings.wait },
    'node:async_hooks': { AsyncLocalStorage: sharedStorages() },
  }
  const load = (name: string): unknown => provided[name] ?? require(name)
  bundle(module, load, { Response: response() }, console, Date, performance, setTimeout, clearTimeout, Math)
  const { handler } = module.exports
  if (handler === undefined) throw new Error(`${path} exports no handler`)
  return handler
}

const storages: AsyncLocalStorage<unknown>[] = []

/**
 * A process of Twilio's has a few of these. With one for each Function of each container here, Node would carry hundreds
 * from promise to promise, and everything would be slow. What they hold is told apart by who asks, so all can share.
 */
function sharedStorages(): typeof AsyncLocalStorage {
  let made = 0
  return new Proxy(AsyncLocalStorage, { construct: (target) => (storages[made++] ??= new target()) })
}

function compile(path: Path): Bundle {
  const isPublic = Object.values<Path>(publicPaths).includes(path)
  const file = join(process.cwd(), 'dist/functions', `${path}${isPublic ? '' : '.protected'}.js`)
  // Not node:vm, whose `Error` would be another than the SDK's when this runs in a test.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  return new Function(...globals, `${readFileSync(file, 'utf8')}\n//# sourceURL=${file}`) as Bundle // It takes what `globals` names
}

/** The package exports only its server, beside which the real `Twilio.Response` lies. */
function response(): unknown {
  const load = createRequire(join(process.cwd(), 'package.json'))
  const file = join(dirname(load.resolve('@twilio/runtime-handler/dev')), 'internal/response.js')
  return (load(file) as { Response: unknown }).Response
}
