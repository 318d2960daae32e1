import { DocumentError } from './application-error'
import type { DocumentRequest, TwimlDocument } from './document'
import type { Listener } from './listener'
import { runTwiml, type Executable } from './run-twiml'

/** "HTTP too many redirects", in a row. https://www.twilio.com/docs/api/errors/11215 */
const MOST_REDIRECTS = 10
/** Not a rule of Twilio's, which goes on until the caller hangs up: nobody holds a line that goes in circles. */
const MOST_DOCUMENTS = 50

/** From one document to the next, until there is none, as when Proxy has put the caller through. */
export async function runVoice<Context extends Listener>(
  first: TwimlDocument,
  executable: Executable<Context>,
  context: Context,
  fetch: (request: DocumentRequest) => Promise<TwimlDocument | undefined>,
): Promise<void> {
  let redirects = 0
  let documents = 1
  await runTwiml(first, executable, context, async ({ kind, request }) => {
    redirects = kind === 'redirect' ? redirects + 1 : 0
    if (redirects > MOST_REDIRECTS) throw new DocumentError(11215, `${request.url}: HTTP too many redirects`)
    documents++
    if (documents > MOST_DOCUMENTS) throw new Error(`The call goes in circles, lately at ${request.url}: set an action`)
    return fetch(request)
  })
}
