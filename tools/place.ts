import { join } from 'node:path'
import type { Stamped, WebhookExchange } from '../twin/events'
import { renderTranscript } from '../twin/transcript'
import { UserError } from './command'
import { readEnvFile } from './env-file'

/** A report as it comes over the wire: the times are text. */
interface WireReport {
  readonly requests: readonly WebhookExchange[]
  readonly outcome: string
  readonly transcript: readonly (Omit<Stamped, 'at'> & { readonly at: string })[]
}

const NOT_RUNNING = 'No local Twilio is running here. Start one in another terminal: npm start'

/** Has the running local Twilio place a call or send a text, and shows what came of it. */
export async function place(path: '/calls' | '/texts', script: object, asJson: boolean): Promise<void> {
  const { CONTROL_URL } = readEnvFile(join(process.cwd(), '.twin/env'), NOT_RUNNING)
  const response = await fetch(CONTROL_URL + path, { method: 'POST', body: JSON.stringify(script) }).catch(() => {
    throw new UserError(NOT_RUNNING)
  })
  const answer = (await response.json()) as WireReport | { readonly error: string } // the other end is ours: twin/control.ts
  if ('error' in answer) throw new UserError(answer.error)

  const { transcript, ...report } = answer
  if (asJson) console.log(JSON.stringify(report, undefined, 2))
  else {
    const stamped = transcript.map(({ at, event }) => ({ at: new Date(at), event }))
    console.log(renderTranscript(stamped, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }))
    console.log(`\nOutcome: ${report.outcome}`)
  }
  if (report.outcome === 'application-error') process.exitCode = 1
}
