import { ApplicationError } from './application-error'
import { attributeRule, CONVERSATION } from './attribute-rules'
import { httpMethod, oneOf, someOf, wholeNumber, yesOrNo } from './attributes'
import { resolveUrl, type TwimlDocument } from './document'
import { readRecordingSubscription, recordingCallbackAttributes } from './recording'
import type { TwimlElement } from './twiml'
import type { Shape } from './verb'

/** https://www.twilio.com/docs/voice/twiml/connect/conversation: names, values and defaults. */
export const conversationNoun: Shape = {
  attributes: [
    'serviceInstanceSid',
    'inboundAutocreation',
    'routingAssignmentTimeout',
    'inboundTimeout',
    'record',
    'trim',
    ...recordingCallbackAttributes,
    'statusCallback',
    'statusCallbackMethod',
    'statusCallbackEvent',
    'url',
    'method',
  ],
  text: false,
  nouns: {},
}

export const conversationEvents = ['call-initiated', 'call-ringing', 'call-answered', 'call-completed'] as const
export type ConversationEvent = (typeof conversationEvents)[number]

const recordValues = [
  'do-not-record',
  'record-from-answer',
  'record-from-answer-dual',
  'record-from-ringing',
  'record-from-ringing-dual',
  'true',
  'false',
] as const

export type ConversationOptions = ReturnType<typeof readConversation>

export function readConversation(element: TwimlElement, document: TwimlDocument) {
  const { serviceInstanceSid, statusCallback, recordingStatusCallback, url } = element.attributes
  if (serviceInstanceSid === undefined) {
    throw new ApplicationError(CONVERSATION, '<Conversation>: serviceInstanceSid is required')
  }
  if (!attributeRule('Conversation', 'serviceInstanceSid')?.pattern?.test(serviceInstanceSid)) {
    throw new ApplicationError(CONVERSATION, `<Conversation serviceInstanceSid="${serviceInstanceSid}">: no SID`)
  }
  // The page allows a relative `statusCallback`, and an absolute one only here.
  if (recordingStatusCallback !== undefined && !URL.canParse(recordingStatusCallback)) {
    throw new ApplicationError(
      CONVERSATION,
      `<Conversation recordingStatusCallback="${recordingStatusCallback}">: not absolute`,
    )
  }
  return {
    serviceInstanceSid,
    inboundAutocreation: yesOrNo(element, 'inboundAutocreation', true),
    routingAssignmentTimeout: wholeNumber(element, 'routingAssignmentTimeout', 5),
    inboundTimeout: wholeNumber(element, 'inboundTimeout', 60),
    trim: oneOf(element, 'trim', ['trim-silence', 'do-not-trim'], 'do-not-trim'),
    record: recordMode(oneOf(element, 'record', recordValues, 'do-not-record')),
    // The table says "completed absent", the text below it `completed`: the twin sends what both promise.
    recording: readRecordingSubscription(element, document),
    status: {
      url: statusCallback === undefined ? undefined : resolveUrl(statusCallback, document),
      method: httpMethod(element, 'statusCallbackMethod'),
      events: someOf(element, 'statusCallbackEvent', conversationEvents, 'call-completed'),
    },
    // The page has no `method`, the SDK does. Assumption: POST, as everywhere.
    whisper: url === undefined ? undefined : { url: resolveUrl(url, document), method: httpMethod(element) },
  }
}

export interface RecordMode {
  readonly from: 'answer' | 'ringing'
  readonly channels: 1 | 2
}

function recordMode(value: (typeof recordValues)[number]): RecordMode | undefined {
  switch (value) {
    case 'do-not-record':
    case 'false':
      return undefined
    case 'record-from-answer':
    case 'true':
      return { from: 'answer', channels: 1 }
    case 'record-from-answer-dual':
      return { from: 'answer', channels: 2 }
    case 'record-from-ringing':
      return { from: 'ringing', channels: 1 }
    case 'record-from-ringing-dual':
      return { from: 'ringing', channels: 2 }
  }
}
