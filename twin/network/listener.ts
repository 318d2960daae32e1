import { CUSTOMER } from './caller-name'
import type { TwimlElement } from './twiml'
import type { TwimlDocument } from './document'
import type { Line } from './wiring'

/** As a transcript calls it. */
export const TWILIO = 'Twilio'

/** Somebody on the phone to whom Twilio speaks: the caller, or whoever is called, before they are put through. */
export interface Listener {
  readonly network: Line
  /** As a transcript calls them. */
  readonly name: string
  /** What they are still to press: at each `<Gather>`, the first of it. */
  readonly keys: string[]
  /** The standard parameters of their leg, as it stands. */
  params(): Readonly<Record<string, string>>
  /** Twilio answers, if it has not. */
  answer(): void
  /** Whether they, who now hear this, hang up at it. */
  hangsUpAt(heard: TwimlElement, document: TwimlDocument): boolean
}

export function did({ network }: Pick<Listener, 'network'>, who: string, what: string): void {
  network.events.emit({ kind: 'did', who, what })
}

/** In the middle of a sentence: `the customer`, `+15550400001`. */
export function inSentence({ name }: Pick<Listener, 'name'>): string {
  return name === CUSTOMER ? `the ${name}` : name
}

export function sleepSeconds({ network }: Pick<Listener, 'network'>, seconds: number): Promise<void> {
  return network.clock.sleep(seconds * 1000)
}
