import { paths, publicPaths } from '../../src/runtime/paths'
import { playTokens } from '../../src/runtime/play-link'
import { goodRequests, type Params } from '../support/good-requests'
import { workers } from '../support/routing'
import { noon } from './noon'
import type { Request } from './requests'
import { numbers } from './routing'
import { secretKey } from './secret'
import type { World } from './world'

const at = noon.toISOString()

const recorded = goodRequests[paths.voicemailRecording]
const over = goodRequests[paths.callStatus]
const { RecordingSid = '', ...call } = recorded.params(1)

const isKept: Request['remembered'] = async (memory, { CallSid = '' }) => {
  const voicemail = await memory.voicemail(RecordingSid)
  const isInTimeline = (await memory.timeline(CallSid)).some(({ kind }) => kind === 'message')
  return voicemail?.message !== undefined && voicemail.audio?.status === 'completed' && isInTimeline
}

const isMissed: Request['remembered'] = async (memory, { CallSid = '' }) =>
  (await memory.timeline(CallSid)).some(({ kind }) => kind === 'missed')

const messageIsLeft = ({ before: { voicemails } }: World) =>
  voicemails.keepMessage(RecordingSid, {
    callSid: call['CallSid'] ?? '',
    customer: call['From'],
    number: call['To'],
    durationSeconds: 7,
    at,
  })

/** The customer's, with a worker in it. */
const conversation = ({ twin: { conversations } }: World) => {
  const { sid } = conversations.create()
  conversations.addCustomer(sid, { address: call['From'] ?? '', proxyAddress: call['To'] ?? '' })
  return conversations.addWorker(sid, workers.ada.identity)
}

/** The message could not be kept when it was left, and Twilio knows the call. */
const callIsKnown = ({ twin: { calls } }: World) =>
  calls.put({
    sid: call['CallSid'] ?? '',
    from: call['From'] ?? '',
    to: call['To'] ?? '',
    status: 'completed',
    createdAt: noon,
  })

const askedForMessage =
  ({ CallSid = '' }: Params) =>
  ({ before: { callLog } }: World) =>
    callLog.note(CallSid, { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at })

const audioIsThere = ({ twin: { recordings } }: World) =>
  recordings.add({
    sid: RecordingSid,
    callSid: call['CallSid'] ?? '',
    channels: 1,
    source: 'RecordVerb',
    startedAt: noon,
    status: 'completed',
    durationSeconds: 7,
  })

const both =
  (...those: readonly ((world: World) => unknown)[]) =>
  async (world: World) => {
    for (const one of those) await one(world)
  }

const message = { path: paths.voicemailRecording, params: recorded.params(1), expected: recorded, remembered: isKept }
const missed = { path: paths.callStatus, params: over.params(1), expected: over, remembered: isMissed }
const textedBack = { ...over.params(1), To: numbers.textsBack }
const token = playTokens(secretKey).make(RecordingSid, noon)

/** All that comes of a message or a missed call. */
export const announcing: readonly Request[] = [
  { ...message, before: messageIsLeft, tells: true },
  { ...message, when: 'in a Conversation', before: both(messageIsLeft, conversation), tells: true },
  { ...message, when: 'a message not kept', before: callIsKnown, tells: true },
  { ...missed, before: askedForMessage(missed.params), tells: true },
  { ...missed, when: 'a text back', params: textedBack, before: askedForMessage(textedBack), tells: true },
  {
    path: publicPaths.playVoicemail,
    params: { t: token },
    expected: { status: 200, contentType: /^audio\/mpeg$/ },
    before: both(messageIsLeft, audioIsThere),
  },
]
