import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Prompts } from '../routing/prompts'
import { speak } from './prompts'
import { twiml, type Reply } from './reply'

/** Some words, and the end of the call. */
export function sayAndHangUp(words: string, prompts?: Prompts): Reply {
  const response = new VoiceResponse()
  speak(response, words, prompts)
  response.hangup()
  return twiml(response)
}

export function hangUp(): Reply {
  const response = new VoiceResponse()
  response.hangup()
  return twiml(response)
}

/** The phone of whoever calls does not ring at our end, and nobody pays for it. https://www.twilio.com/docs/voice/twiml/reject */
export function rejectCall(): Reply {
  const response = new VoiceResponse()
  response.reject()
  return twiml(response)
}
