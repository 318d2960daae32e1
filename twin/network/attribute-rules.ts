import { isWebSocketUrl, isWebUrl } from './urls'

/** What an attribute asks for beyond its type in the schema, and what Twilio's debugger calls it when it is wrong. */
export interface AttributeRule {
  readonly code: number
  /** Of a number. */
  readonly least?: number
  /** Of words. */
  readonly pattern?: RegExp
}

/** "TwiML attributes validation error." https://www.twilio.com/docs/api/errors/32501 */
export const CONVERSATION = 32501
/** "Invalid URL format". https://www.twilio.com/docs/api/errors/11100 */
export const INVALID_URL = 11100

const CONVERSATIONS_SERVICE = /^IS[\da-f]{32}$/i
const KEYS = /^[\d*#]*$/

/** By element, then by attribute: the pages of the verbs, and https://www.twilio.com/docs/api/errors. */
const rules: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  Conversation: { serviceInstanceSid: { code: CONVERSATION, pattern: CONVERSATIONS_SERVICE } },
  Dial: {
    method: { code: 13210 },
    timeout: { code: 13212 },
    hangupOnStar: { code: 13213 },
    record: { code: 13217 },
    sequential: { code: 13218 },
    answerOnBridge: { code: 13219 },
    ringTone: { code: 13220 },
  },
  Gather: {
    finishOnKey: { code: 13310, pattern: KEYS },
    method: { code: 13312 },
    timeout: { code: 13313, least: 1 },
    numDigits: { code: 13314, least: 1 },
    input: { code: 13326 },
    maxSpeechTime: { code: 13328 },
    partialResultCallbackMethod: { code: 13329 },
    language: { code: 13512 },
    bargeIn: { code: 13332 },
    profanityFilter: { code: 13333 },
  },
  Pause: { length: { code: 13910, least: 1 } },
  Play: { loop: { code: 13410 }, digits: { code: 13430, pattern: /^[\d*#wWA-Da-d]*$/ } },
  Record: {
    method: { code: 13610 },
    timeout: { code: 13611, least: 1 },
    maxLength: { code: 13612, least: 2 },
    finishOnKey: { code: 13613, pattern: KEYS },
    transcribe: { code: 13614 },
    playBeep: { code: 13616 },
    recordingStatusCallbackMethod: { code: 13610 },
    recordingStatusCallbackEvent: { code: 13621 },
    trim: { code: 13699 },
  },
  Redirect: { method: { code: 13710 } },
  Reject: { reason: { code: 13810 } },
  Say: { loop: { code: 13510 }, voice: { code: 13511 } },
}

const messageRules: Readonly<Record<string, AttributeRule>> = { method: { code: 14104 } }

export function attributeRule(element: string, attribute: string): AttributeRule | undefined {
  if (element === 'Message') return messageRules[attribute]
  return rules[element]?.[attribute] ?? (element === 'Conversation' ? { code: CONVERSATION } : undefined)
}

/** Twilio's dictionary calls these errors, all the others warnings: with a warning, the default holds. */
export function breaksOff(code: number): boolean {
  return [CONVERSATION, INVALID_URL, 13621].includes(code)
}

/** `action`, `waitUrl`, `recordingStatusCallback` */
export function isUrl(attribute: string): boolean {
  return /^(?:action|url)$|(?:Url|Callback)$/.test(attribute)
}

/** What a stream goes to is no web page: it has a protocol of its own. */
export function isUrlFor(element: string, attribute: string, value: string): boolean {
  const streams = attribute === 'url' && (element === 'Stream' || element === 'ConversationRelay')
  return streams ? isWebSocketUrl(value) : isWebUrl(value)
}
