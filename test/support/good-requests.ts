import type { CallEvent } from '../../src/state/call-log'
import { paths, publicPaths, type Path } from '../../src/runtime/paths'
import type { Patchbay } from './patchbay'
import { numbers, workerOf, workers } from './routing'

export type Params = Readonly<Record<string, string>>

/** What can be asked of what the Functions remember. */
export type Memory = Pick<Patchbay, 'timeline' | 'voicemail' | 'assignedTo'>

export interface GoodRequest {
  /** The n-th call, message or recording: nothing that is remembered of one is remembered of another. */
  readonly params: (n: number) => Params
  readonly status: number
  readonly contentType: RegExp
  /** Is remembered what should be? Left out where there is nothing to remember. */
  readonly remembered?: (memory: Memory, params: Params) => Promise<boolean>
}

const sid = (prefix: string, n: number) => prefix + n.toString(16).padStart(32, '0')
const customer = (n: number) => `+1303555${String(n).padStart(4, '0')}`
const call = (n: number) => ({ CallSid: sid('CA', n), From: customer(n), To: numbers.frontline })
const recording = (n: number) => ({ ...call(n), RecordingSid: sid('RE', n), RecordingDuration: '7' })
const interaction = (n: number) => ({
  interactionSid: sid('KI', n),
  interactionSessionSid: sid('KC', n),
  interactionType: 'Voice',
  inboundResourceSid: sid('CA', n),
})
const xml = /^application\/xml\b/
const json = /^application\/json\b/
const nothing = /^$/

/** A whole request for each Function, as Twilio makes it when all is well. A new Function needs one: the type says so. */
export const goodRequests: Readonly<Record<Path, GoodRequest>> = {
  [paths.incomingCall]: { params: call, status: 200, contentType: xml },
  [paths.connectAction]: {
    params: (n) => ({ ...call(n), Result: 'dialed-call-incomplete', DialCallStatus: 'no-answer' }),
    status: 200,
    contentType: xml,
    remembered: inTimeline('result'),
  },
  [paths.whisper]: {
    params: (n) => ({ CallSid: sid('CA', n + 1), call: sid('CA', n), caller: customer(n), mode: 'accept' }),
    status: 200,
    contentType: xml,
  },
  [paths.whisperAction]: {
    params: (n) => ({ CallSid: sid('CA', n + 1), call: sid('CA', n), Digits: '1' }),
    status: 200,
    contentType: xml,
    remembered: inTimeline('whisper'),
  },
  [paths.conversationStatus]: {
    params: (n) => ({ call: sid('CA', n), DialCallSid: sid('CA', n + 1), Status: 'call-ringing', SequenceNumber: '2' }),
    status: 204,
    contentType: nothing,
    remembered: inTimeline('leg-status'),
  },
  [paths.conversationRecording]: {
    params: (n) => ({ ...recording(n), RecordingStatus: 'completed' }),
    status: 204,
    contentType: nothing,
    remembered: inTimeline('recording'),
  },
  [paths.voicemailAction]: {
    params: (n) => ({
      ...recording(n),
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${sid('AC', 0)}/Recordings/${sid('RE', n)}`,
    }),
    status: 200,
    contentType: xml,
    remembered: async (memory, params) => (await memory.voicemail(params['RecordingSid'] ?? ''))?.message !== undefined,
  },
  [paths.voicemailRecording]: {
    params: (n) => ({ ...recording(n), RecordingStatus: 'completed' }),
    status: 204,
    contentType: nothing,
    remembered: async (memory, params) =>
      (await memory.voicemail(params['RecordingSid'] ?? ''))?.audio?.status === 'completed',
  },
  [paths.callStatus]: {
    params: (n) => ({ ...call(n), CallStatus: 'completed', CallDuration: '42' }),
    status: 204,
    contentType: nothing,
  },
  // Without the secret of a deployment there is no good link, and only a good one is answered with audio.
  [publicPaths.playVoicemail]: { params: (n) => ({ t: `${sid('RE', n)}.1.x` }), status: 404, contentType: json },
  [paths.outOfSession]: {
    params: (n) => ({ ...call(n), To: numbers.proxy, CallStatus: 'ringing' }),
    status: 200,
    contentType: json,
    remembered: async (memory, { From = '', To = '' }) =>
      (await memory.assignedTo(From, To)) === workerOf(From).identity,
  },
  [paths.chooseCustomer]: {
    params: (n) => ({ ...call(n), To: numbers.proxy, Digits: '1', customers: `${'k'.repeat(43)}*t4xk00`, asked: '1' }),
    status: 200,
    contentType: xml,
    remembered: inTimeline('customer-chosen'),
  },
  // Of a session that Proxy does not have: nothing is known of it, and so nothing is stopped, and nobody counted.
  [paths.intercept]: {
    params: (n) => ({ ...interaction(n), interactionData: '{"body":"Hello"}' }),
    status: 200,
    contentType: json,
  },
  [paths.interaction]: {
    params: (n) => ({ ...interaction(n), outboundResourceStatus: 'initiated' }),
    status: 204,
    contentType: nothing,
    remembered: inTimeline('interaction'),
  },
  [paths.outgoingConversation]: {
    params: (n) => ({
      Location: 'GetProxyAddress',
      Worker: workers.grace.identity,
      CustomerId: String(n),
      ChannelType: 'sms',
      ChannelValue: customer(n),
    }),
    status: 200,
    contentType: json,
  },
  // Of a Conversation that there is not: nobody can join it.
  [paths.conversationRouting]: {
    params: (n) => ({
      ConversationSid: sid('CH', n),
      'MessagingBinding.Address': customer(n),
      'MessagingBinding.ProxyAddress': numbers.frontline,
    }),
    status: 200,
    contentType: json,
  },
  [paths.conversations]: {
    params: (n) => ({
      EventType: 'onConversationAdd',
      'MessagingBinding.Address': customer(n),
      'MessagingBinding.ProxyAddress': numbers.frontline,
    }),
    status: 200,
    contentType: json,
  },
  [paths.crm]: {
    params: () => ({ Location: 'GetCustomersList', Worker: workers.ada.identity, PageSize: '30' }),
    status: 200,
    contentType: json,
  },
  // Nobody is listed, so that there is nobody to write to.
  [paths.templates]: {
    params: (n) => ({
      Location: 'GetTemplatesByCustomerId',
      Worker: workers.ada.identity,
      CustomerId: `customer-${n}`,
      ConversationSid: sid('CH', n),
    }),
    status: 404,
    contentType: json,
  },
}

function inTimeline(kind: CallEvent['kind']) {
  return async (memory: Memory, { call, CallSid, inboundResourceSid = '' }: Params) =>
    (await memory.timeline(call ?? CallSid ?? inboundResourceSid)).some((event) => event.kind === kind)
}
