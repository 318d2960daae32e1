import type { TwimlDocument } from './document'
import type { Finding } from './mistake'
import { isProxys } from './proxy-webhook'
import type { Via } from './schema'
import type { TwimlElement } from './twiml'

/** Twilio's debugger shows none of these: where a call goes is the developer's own affair. Hence there are no codes. */
const mistake = (message: string): Finding => ({ code: undefined, message })

/** Does the document lead the caller on, and to somewhere else? */
export function judgeFlow(document: TwimlDocument, via: Via): readonly Finding[] {
  const { verbs } = document
  if (verbs.length === 0 && via === 'voice') return [mistake('an empty <Response>: the caller hears nothing')]
  return [...verbs.flatMap((verb) => judgeLoop(verb, document)), ...judgeEnd(verbs)]
}

function judgeLoop(verb: TwimlElement, document: TwimlDocument): readonly Finding[] {
  const { name, attributes, text } = verb
  const again = 'Twilio requests this document again'
  const { action } = attributes
  if (action === undefined && needsAction(name)) return [mistake(`<${name}> without an action: ${again}`)]
  // By either method: whoever sends a caller back to where they are has to say so with a <Redirect>.
  if (action !== undefined && leadsTo(action, document)) return [mistake(`<${name} action="${action}">: ${again}`)]
  // Proxy looks for the session first, and asks us anew.
  if (name !== 'Redirect' || !leadsTo(text, document) || isProxys(document.url)) return []
  const method = attributes['method'] ?? 'POST'
  return method === document.method ? [mistake(`<Redirect> to itself: ${again}`)] : []
}

/**
 * Without an action, these request the current document. Of `<Connect>` so says the page of `<Conversation>`; its own
 * page says that the next verb runs, which the twin does not rely on.
 */
function needsAction(name: string): boolean {
  return name === 'Record' || name === 'Gather' || name === 'Connect'
}

function leadsTo(text: string, { url }: TwimlDocument): boolean {
  return URL.canParse(text, url) && withoutFragment(new URL(text, url)) === withoutFragment(new URL(url))
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*$/, '')
}

/** What stands behind a verb that never comes back. A `<Record>` does, when it has heard nothing. */
function judgeEnd(verbs: readonly TwimlElement[]): readonly Finding[] {
  const last = verbs.findIndex(neverReturns)
  const [ending, behind] = [verbs[last], verbs[last + 1]]
  if (!ending || !behind) return []
  return [mistake(`<${behind.name}> behind <${ending.name}>, which never comes back: nobody reaches it`)]
}

function neverReturns({ name, attributes }: TwimlElement): boolean {
  switch (name) {
    case 'Redirect':
    case 'Hangup':
    case 'Reject':
      return true
    case 'Connect':
    case 'Dial':
    case 'Enqueue':
      return attributes['action'] !== undefined
    case 'Gather':
      return attributes['actionOnEmptyResult'] === 'true'
    default:
      return false
  }
}
