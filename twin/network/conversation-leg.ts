import { newSid } from '../account'
import { did, sleepSeconds, theCaller, type Call } from './call-state'
import type { ConversationEvent, ConversationOptions } from './conversation-attributes'
import { newRecorder, type FinishedRecording } from './conversation-recorder'
import { phoneCall, type PhoneCall } from './phone'
import { rfc2822 } from './rfc2822'

export interface Leg {
  readonly sid: string
  readonly status: PhoneCall['status']
  readonly talkingSeconds: number
  readonly recording: FinishedRecording | undefined
}

/** Calls the worker's app, tells the status callback step by step, and records what it is told to record. */
export async function dialWorker(
  partner: { readonly identity: string; readonly conversationSid: string },
  options: ConversationOptions,
  call: Call,
): Promise<Leg> {
  const sid = newSid('CA')
  const phone = phoneCall(call.script.worker, options.inboundTimeout)
  const tell = statusTeller(sid, partner.conversationSid, options, call)
  const recorder = newRecorder(options, call)

  await tell('call-initiated')
  if (phone.rings) {
    did(call, partner.identity, `hears the phone ring: ${call.script.from} calls`)
    await tell('call-ringing')
    await recorder.startAt('ringing')
  }
  await sleepSeconds(call, phone.ringingSeconds)
  did(call, partner.identity, phone.what)
  if (phone.status === 'completed') {
    await tell('call-answered')
    await recorder.startAt('answer')
    await sleepSeconds(call, phone.talkingSeconds)
    did(
      call,
      partner.identity,
      `and ${theCaller(call)} have talked for ${phone.talkingSeconds} s; ${partner.identity} hangs up`,
    )
  }
  await tell('call-completed')
  const recording = recorder.finish(phone)
  return { sid, status: phone.status, talkingSeconds: phone.talkingSeconds, recording }
}

/** "Each session's first statusCallbackEvent will receive a SequenceNumber of 1", subscribed to or not. */
function statusTeller(
  dialCallSid: string,
  conversationSid: string,
  { status }: ConversationOptions,
  { network, courier }: Call,
) {
  let sequenceNumber = 0
  return async (event: ConversationEvent): Promise<void> => {
    sequenceNumber++
    if (status.url === undefined || !status.events.includes(event)) return
    const params = {
      AccountSid: network.account.sid,
      ConversationSid: conversationSid,
      DialCallSid: dialCallSid,
      WorkerInitiated: 'false',
      Status: event,
      SequenceNumber: String(sequenceNumber),
      Timestamp: rfc2822(network.clock.now()),
      CallbackSource: 'voice-conversation-service',
    }
    // https://www.twilio.com/docs/api/errors/32502 and /32503
    const codes = { refused: 32503, unreachable: 32502 }
    await courier.send(event, { url: status.url, method: status.method, params, codes })
  }
}
