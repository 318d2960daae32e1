import type { Call } from './call-state'
import { callbackCodes } from './callback'
import { rfc2822 } from '../api/responses'
import { voiceNumber } from './wiring'

/**
 * "Call status changes" of the number that was called: once, when it is over. https://www.twilio.com/docs/voice/twiml
 * names `CallDuration`; assumption: the others are as those of a `<Number>`. A worker's call from the app is a call to no
 * number, and nobody is told of it.
 */
export async function tellEnd(call: Call): Promise<void> {
  const { part, network, progress, courier } = call
  const url = voiceNumber(network.wiring, part.to)?.statusCallback
  if (url === undefined) return
  const { answeredAt, endedAt } = progress
  const milliseconds = answeredAt && endedAt ? endedAt.getTime() - answeredAt.getTime() : 0
  const params = {
    ...call.params(),
    CallDuration: String(Math.round(milliseconds / 1000)),
    Timestamp: rfc2822(endedAt ?? network.clock.now()),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
  }
  await courier.send('the end of the call', { url, method: 'POST', params, codes: callbackCodes })
}
