import type { Clock } from '../clock'
import { newEvents, type Events, type Stamped, type WebhookExchange } from '../events'
import type { Mistake } from './mistake'
import type { Report } from './script'

/** What one call or text did, out of the many that may run at the same time. */
export interface Recorder {
  /** Kept here, and passed on to everybody who listens to the whole twin. */
  readonly events: Events
  /** For the report. Whoever notes a mistake tells the events of it, too. */
  readonly note: (mistake: Mistake) => void
  report(): Report
}

export function recordEvents(everybody: Events, clock: Clock): Recorder {
  const own = newEvents(() => clock.now())
  const transcript: Stamped[] = []
  const mistakes: Mistake[] = []
  own.listen((stamped) => {
    transcript.push(stamped)
    everybody.emit(stamped.event)
  })
  return {
    events: own,
    note: (mistake) => {
      const known = mistakes.some(({ code, message }) => code === mistake.code && message === mistake.message)
      if (!known) mistakes.push({ code: mistake.code, message: mistake.message })
    },
    report: () => ({ requests: transcript.flatMap(exchangeIn), transcript: [...transcript], mistakes: [...mistakes] }),
  }
}

function exchangeIn({ event }: Stamped): readonly WebhookExchange[] {
  return event.kind === 'webhook' ? [event.exchange] : []
}
