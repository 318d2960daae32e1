import { seenBy } from './proxy-sessions'
import { anHour, type ProxyStory } from './proxy-story'

interface InTouch {
  readonly customer: string
  readonly number: string
  /** Phone. */
  readonly worker: string
  readonly by: 'call' | 'text'
}

/** The customer has called or written, and the session is over. Returns the number on which the worker saw them. */
export async function inTouchBefore(
  { call, text, later, decisions }: ProxyStory,
  { customer, number, worker, by }: InTouch,
): Promise<string> {
  const { session } = by === 'call' ? await call(customer, number) : await text(customer, number)
  await later(anHour)
  await decisions()
  return seenBy(worker, session)
}
