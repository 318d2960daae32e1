import { DocumentError, type ApplicationError } from './application-error'
import { TWILIO, type Listener } from './listener'

/** What Twilio says to whoever is on the line when it cannot go on, and shows the developer. */
export function apologise(error: ApplicationError, { network, name }: Listener): void {
  const { events, note } = network
  if (error instanceof DocumentError) note(error)
  events.emit({ kind: 'debugger', code: error.code, message: error.message })
  const words = 'We are sorry, an application error has occurred. Goodbye.'
  events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: name, words })
}
