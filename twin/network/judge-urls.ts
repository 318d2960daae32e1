import { CONVERSATION, INVALID_URL, isUrl } from './attribute-rules'
import type { TwimlDocument } from './document'
import type { Finding } from './mistake'
import type { TwimlElement } from './twiml'
import { isWebUrl } from './urls'

/** URLs between the tags, those that must be absolute, and the one attribute of `<Conversation>` that must be there. */
export function judgeUrls({ verbs, url }: TwimlDocument): readonly Finding[] {
  const executedBy = new URL(url).hostname === 'webhooks.twilio.com' ? 'Proxy' : 'Twilio'
  return verbs.flatMap((verb) => [
    ...wrongUrls(verb),
    ...(executedBy === 'Proxy' ? relativeUrls(verb) : []),
    ...verb.children.filter(({ name }) => name === 'Conversation').flatMap(judgeConversation),
  ])
}

/** `<Play>`, `<Redirect>` and `<Media>` have theirs as words. */
function wrongUrls({ name, text, children }: TwimlElement): readonly Finding[] {
  const isWrong = ['Play', 'Redirect', 'Media'].includes(name) && !isWebUrl(text)
  const wrong: Finding = {
    code: INVALID_URL,
    message: `<${name}>${text}</${name}>: Invalid URL format`,
    breaksOff: true,
  }
  return [...(isWrong ? [wrong] : []), ...children.flatMap(wrongUrls)]
}

/** Proxy executes our TwiML at a URL of its own, against which it resolves ours. Twilio has no code for it. */
function relativeUrls(element: TwimlElement): readonly Finding[] {
  const { name, text, attributes, children } = element
  const urls = Object.entries(attributes).filter(([attribute]) => isUrl(attribute))
  if (name === 'Redirect' || (name === 'Play' && text)) urls.push(['url', text])
  const relative = urls.filter(([, url]) => !URL.canParse(url))
  const message = (url: string) => `<${name}> with "${url}": Proxy executes this document, and takes it for its own URL`
  return [
    ...relative.map(([, url]): Finding => ({ code: undefined, message: message(url) })),
    ...children.flatMap(relativeUrls),
  ]
}

/** https://www.twilio.com/docs/voice/twiml/connect/conversation: a `statusCallback` may be relative, this one may not. */
function judgeConversation({ attributes }: TwimlElement): readonly Finding[] {
  const wrong = (message: string): Finding => ({ code: CONVERSATION, message, breaksOff: true })
  const { serviceInstanceSid, recordingStatusCallback: callback } = attributes
  return [
    ...(serviceInstanceSid !== undefined ? [] : [wrong('<Conversation>: serviceInstanceSid is required')]),
    ...(callback === undefined || URL.canParse(callback)
      ? []
      : [wrong(`<Conversation recordingStatusCallback="${callback}">: not absolute`)]),
  ]
}
