import { paths, publicPaths, type Path } from '../src/runtime/paths'
import { numbers, phoneOf, seenByWorkers } from './business'

/** One request of Twilio's to a Function, with what the Function reads of it. */
export interface Webhook {
  readonly path: Path
  readonly params: Readonly<Record<string, string>>
}

/** The n-th of its kind; nothing that is remembered of one is remembered of another. */
export const sid = (prefix: string, n: number) => prefix + n.toString(16).padStart(32, '0')
export const callSid = (n: number) => sid('CA', 2 * n)
export const recordingSid = (n: number) => sid('RE', n)
export const customer = (n: number) => `+1303${String(n).padStart(7, '0')}`
const leg = (n: number) => sid('CA', 2 * n + 1)

const call = (n: number) => ({ CallSid: callSid(n), From: customer(n), To: numbers.frontline })
const recording = (n: number) => ({ RecordingSid: recordingSid(n), RecordingDuration: '17' })

const interaction = (n: number, session: string) => ({
  interactionSid: sid('KI', n),
  interactionSessionSid: session,
  interactionType: 'Message',
  inboundResourceSid: sid('SM', n),
  interactionDateUpdated: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
})

export const statuses = ['call-initiated', 'call-ringing', 'call-answered', 'call-completed'] as const

export const webhooks = {
  incoming: (n: number): Webhook => ({ path: paths.incomingCall, params: call(n) }),

  /** `step` is from 1 to 4. */
  status: (n: number, step: number): Webhook => ({
    path: paths.conversationStatus,
    params: {
      call: callSid(n),
      DialCallSid: leg(n),
      Status: statuses[step - 1] ?? '',
      SequenceNumber: String(step),
      Timestamp: 'Sat, 7 May 2022 00:58:19 +0000',
    },
  }),

  connectAction: (n: number, isAnswered = true): Webhook => ({
    path: paths.connectAction,
    params: {
      ...call(n),
      Result: isAnswered ? 'session-success' : 'dialed-call-incomplete',
      DialCallStatus: isAnswered ? 'completed' : 'no-answer',
      DialCallSid: leg(n),
    },
  }),

  /** The customer's call is over. */
  callStatus: (n: number): Webhook => ({ path: paths.callStatus, params: { ...call(n), CallStatus: 'completed' } }),

  whisper: (n: number): Webhook => ({
    path: paths.whisper,
    params: { CallSid: leg(n), call: callSid(n), caller: customer(n), mode: 'accept' },
  }),

  whisperAction: (n: number): Webhook => ({
    path: paths.whisperAction,
    params: { CallSid: leg(n), call: callSid(n), Digits: '1' },
  }),

  conversationRecording: (n: number): Webhook => ({
    path: paths.conversationRecording,
    params: { ...recording(n), call: callSid(n), CallSid: leg(n), RecordingStatus: 'completed' },
  }),

  voicemailAction: (n: number): Webhook => ({
    path: paths.voicemailAction,
    params: {
      ...call(n),
      ...recording(n),
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${sid('AC', 0)}/Recordings/${recordingSid(n)}`,
    },
  }),

  voicemailRecording: (n: number): Webhook => ({
    path: paths.voicemailRecording,
    params: { ...recording(n), CallSid: callSid(n), RecordingStatus: 'completed' },
  }),

  playVoicemail: (token: string): Webhook => ({ path: publicPaths.playVoicemail, params: { t: token } }),

  /** The n-th customer calls for the `time`-th time. */
  outOfSession: (n: number, time = 0): Webhook => ({
    path: paths.outOfSession,
    params: {
      CallSid: sid('CA', 2 ** 40 * (time + 1) + n),
      From: customer(n),
      To: numbers.proxy,
      CallStatus: 'ringing',
    },
  }),

  /** The n-th worker calls back. */
  callBack: (n: number): Webhook => ({
    path: paths.outOfSession,
    params: { CallSid: sid('CA', 2 ** 50 + n), From: phoneOf(n), To: seenByWorkers, CallStatus: 'ringing' },
  }),

  /** The n-th worker has chosen a customer who has this key. */
  chooseCustomer: (n: number, key: string): Webhook => ({
    path: paths.chooseCustomer,
    params: {
      CallSid: sid('CA', 2 ** 50 + n),
      From: phoneOf(n),
      To: seenByWorkers,
      Digits: '1',
      customers: `${key}*t4xk00`,
      asked: '1',
    },
  }),

  /** A message of the n-th interaction is about to go through a session. */
  intercept: (n: number, session: string): Webhook => ({
    path: paths.intercept,
    params: { ...interaction(n, session), interactionData: '{"body":"Hello"}' },
  }),

  /** It has gone through. */
  interaction: (n: number, session: string): Webhook => ({
    path: paths.interaction,
    params: { ...interaction(n, session), outboundResourceStatus: 'sent' },
  }),
} as const
