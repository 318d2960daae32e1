import type { Answer } from './container'

/** The phone of the worker in a session JSON; `undefined` for TwiML. */
export function workerIn(answer: Answer | undefined): string | undefined {
  const body = answer?.body
  if (typeof body !== 'string' || !body.startsWith('{')) return undefined
  return (JSON.parse(body) as { participantIdentifier?: string }).participantIdentifier // src/replies/out-of-session.ts
}

/** Is this contact sent back to Proxy's own webhook, since another is just making the session? */
export function isSentBack(answer: Answer | undefined): boolean {
  return typeof answer?.body === 'string' && answer.body.includes('</Redirect>')
}

/** How often each name is there. */
export function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
