import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import { paths, type Link } from '../runtime/paths'
import { twiml, type Reply } from './reply'

const LONGEST_MESSAGE_SECONDS = 120
const SILENCE_SECONDS = 5

/**
 * Asks for a message and records it. Twilio goes on to what stands behind `<Record>` only when it heard nothing.
 * https://www.twilio.com/docs/voice/twiml/record
 */
export function takeVoicemail(link: Link, prompt: string): Reply {
  const response = new VoiceResponse()
  response.say(prompt)
  response.record({
    action: link(paths.voicemailAction),
    method: 'POST',
    maxLength: LONGEST_MESSAGE_SECONDS,
    timeout: SILENCE_SECONDS,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    recordingStatusCallback: link(paths.voicemailRecording),
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['completed', 'absent'],
  })
  response.say(nothingHeard)
  response.hangup()
  return twiml(response)
}

export const notAvailable = 'Sorry, we are not available right now. Please leave a message after the tone. Thank you!'

export const nothingHeard = 'We did not hear a message. Goodbye.'
