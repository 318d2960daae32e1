import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import { twiml, type Reply } from './reply'

/** Some words, and the end of the call. */
export function sayAndHangUp(words: string): Reply {
  const response = new VoiceResponse()
  response.say(words)
  response.hangup()
  return twiml(response)
}

export function hangUp(): Reply {
  const response = new VoiceResponse()
  response.hangup()
  return twiml(response)
}
