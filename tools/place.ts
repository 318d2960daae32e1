import type { Stamped, WebhookExchange } from '../twin/events'
import { renderTranscript } from '../twin/transcript'
import { askTwin } from './ask-twin'

/** A report as it comes over the wire: the times are text. */
interface WireReport {
  readonly requests: readonly WebhookExchange[]
  readonly outcome: string
  readonly transcript: readonly (Omit<Stamped, 'at'> & { readonly at: string })[]
}

/** Has the running local Twilio place a call or send a text, and shows what came of it. */
export async function place(
  path: '/calls' | '/worker-calls' | '/texts',
  script: object,
  asJson: boolean,
): Promise<void> {
  // The other end is ours: twin/control.ts
  const answer = (await askTwin('POST', path, script)) as WireReport

  const { transcript, ...report } = answer
  if (asJson) console.log(JSON.stringify(report, undefined, 2))
  else {
    const stamped = transcript.map(({ at, event }) => ({ at: new Date(at), event }))
    console.log(renderTranscript(stamped, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }))
    console.log(`\nOutcome: ${report.outcome}`)
  }
  if (report.outcome === 'application-error') process.exitCode = 1
}
