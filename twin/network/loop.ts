import { wholeNumber } from './attributes'
import { did, TWILIO, type Listener } from './listener'
import type { TwimlElement } from './twiml'

/** "Until either the call is hung up or 1000 iterations are performed." https://www.twilio.com/docs/voice/twiml/play */
const MOST_TIMES = 1000

/** As often as `loop` says. With 0, the scripted listener hears all of it out; a transcript has it once. */
export function loop(element: TwimlElement, listener: Listener, once: () => void): void {
  const times = wholeNumber(element, 'loop', 1)
  for (let time = 0; time < Math.max(1, Math.min(times, MOST_TIMES)); time++) once()
  if (times === 0) did(listener, TWILIO, `repeats it until somebody hangs up, ${MOST_TIMES} times at most`)
}
