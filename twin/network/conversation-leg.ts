import { newSid } from '../account'
import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import type { Partner } from './conversation-partner'
import { newRecorder, type FinishedRecording } from './conversation-recorder'
import { statusTeller } from './conversation-status'
import { plannedCall, startRinging, talk, waitForAnswer } from './dial'
import type { PhoneCall } from './phone'
import { secondsSince } from './seconds-since'
import { whisper } from './whisper'

export interface Leg {
  readonly sid: string
  /** `completed`: the two have talked. */
  readonly status: PhoneCall['status']
  /** Since it was answered, a whisper included. */
  readonly seconds: number
  readonly recording: FinishedRecording | undefined
}

/** Assumption: `inboundTimeout` is for the calls of customers; a customer's phone rings as long as a worker's by default. */
const OUTBOUND_TIMEOUT_SECONDS = 60

/** Calls the partner, tells the status callback step by step, and records what it is told to record. */
export async function callPartner(partner: Partner, options: ConversationOptions, call: Call): Promise<Leg> {
  const sid = newSid('CA')
  const phone = plannedCall(call, call.part.app ? OUTBOUND_TIMEOUT_SECONDS : options.inboundTimeout)
  const other = { name: partner.name, shown: call.part.from }
  const tell = statusTeller(sid, partner.conversationSid, options, call)
  const recorder = newRecorder(options, call)

  await tell('call-initiated')
  if (phone.rings) {
    startRinging(other, call)
    await tell('call-ringing')
    await recorder.startAt('ringing')
  }
  await waitForAnswer(other, phone, call)
  const answered = phone.status === 'completed' ? await putThrough() : { status: phone.status, seconds: 0 }
  await tell('call-completed')
  return { sid, ...answered, recording: recorder.finish() }

  async function putThrough(): Promise<Pick<Leg, 'status' | 'seconds'>> {
    const answeredAt = call.network.clock.now()
    await tell('call-answered')
    const status = options.whisper ? await whisper(options.whisper, sid, partner, call) : 'completed'
    if (status === 'completed') {
      // Assumption: "as soon as the call is answered" is when both can be heard: nobody records a whisper.
      await recorder.startAt('answer')
      await talk(other, phone, call)
    }
    return { status, seconds: secondsSince(answeredAt, call) }
  }
}
