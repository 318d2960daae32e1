import type { Clock } from '../clock'
import { newEvents, type Events, type Stamped, type WebhookExchange } from '../events'

/** What one call or text did, out of the many that may run at the same time. */
export interface Recorder {
  readonly events: Events
  transcript(): readonly Stamped[]
  requests(): readonly WebhookExchange[]
}

/** Events that are kept here, and passed on to everybody who listens to the whole twin. */
export function recordEvents(everybody: Events, clock: Clock): Recorder {
  const own = newEvents(() => clock.now())
  const transcript: Stamped[] = []
  own.listen((stamped) => {
    transcript.push(stamped)
    everybody.emit(stamped.event)
  })
  return {
    events: own,
    transcript: () => [...transcript],
    requests: () => transcript.flatMap(({ event }) => (event.kind === 'webhook' ? [event.exchange] : [])),
  }
}
