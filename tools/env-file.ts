import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { UserError } from './command'

/**
 * The parser of twilio-run itself, because it reads this file, too, here and when it uploads it: with another one a check
 * would approve of values that no Function ever sees. For this one a `#` behind a value is part of the value.
 */
const dotenv = createRequire(require.resolve('twilio-run/package.json'))('dotenv') as {
  parse(text: string): Record<string, string>
}

export type Environment = Readonly<Record<string, string | undefined>>

export function readEnvFile(path: string, ifMissing: string): Environment {
  if (!existsSync(path)) throw new UserError(ifMissing)
  return dotenv.parse(readFileSync(path, 'utf8'))
}

/** For this user's eyes only: it holds an auth token. */
export function writeEnvFile(path: string, environment: Environment): void {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value ?? ''}\n`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, lines.join(''), { mode: 0o600 })
  chmodSync(path, 0o600) // one that was there keeps the mode it had
}

/**
 * Goes on with these variables in the environment. A process trusts a certificate authority of NODE_EXTRA_CA_CERTS only
 * if it began with that variable, so that for the local Twilio the command starts itself once more.
 */
export function useEnvironment(environment: Environment): void {
  const certificates = environment['NODE_EXTRA_CA_CERTS']
  if (certificates && process.env['NODE_EXTRA_CA_CERTS'] !== certificates) {
    const again = [...process.execArgv, ...process.argv.slice(1)]
    const { status } = spawnSync(process.execPath, again, { stdio: 'inherit', env: { ...process.env, ...environment } })
    process.exit(status ?? 1)
  }
  Object.assign(process.env, environment)
}
