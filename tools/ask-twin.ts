import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from './command'
import { readEnvFile } from './env-file'

const NOT_RUNNING = 'No local Twilio is running here. Start one in another terminal: npm start'

const envFile = () => join(process.cwd(), '.twin/env')

/** Asks the local Twilio that `npm start` runs in this folder. What it refuses becomes a UserError with its words. */
export async function askTwin(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const { CONTROL_URL } = readEnvFile(envFile(), NOT_RUNNING)
  let answer: unknown
  let ok: boolean
  try {
    const response = await fetch(`${CONTROL_URL}${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    ok = response.ok
    answer = await response.json()
  } catch {
    throw new UserError(NOT_RUNNING) // nobody there, or somebody else by now
  }
  if (ok) return answer
  throw new UserError(String((answer as { error: unknown }).error)) // the form of every refusal of twin/control.ts
}

/** The address of a local Twilio that runs in this folder already. */
export async function anotherTwin(): Promise<string | undefined> {
  if (!existsSync(envFile())) return undefined
  const answers = await askTwin('GET', '/faults').then(
    () => true,
    () => false,
  )
  return answers ? readEnvFile(envFile(), NOT_RUNNING)['BASE_URL'] : undefined
}
