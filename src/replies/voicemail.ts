import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Prompts } from '../routing/prompts'
import { paths, type Link } from '../runtime/paths'
import { builtIn, voiceOf } from './prompts'
import { twiml, type Reply } from './reply'

const LONGEST_MESSAGE_SECONDS = 120
const SILENCE_SECONDS = 5

/**
 * Asks for a message and records it. Twilio goes on to what stands behind `<Record>` only when it heard nothing.
 * https://www.twilio.com/docs/voice/twiml/record
 */
export function takeVoicemail(link: Link, words: string, prompts?: Prompts): Reply {
  const response = new VoiceResponse()
  response.say(voiceOf(prompts), words)
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
  response.say(voiceOf(prompts), (prompts ?? builtIn).nothingHeard)
  response.hangup()
  return twiml(response)
}
