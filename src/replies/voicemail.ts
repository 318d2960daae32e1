import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Prompts } from '../routing/prompts'
import { paths, repeatedly, type Link } from '../runtime/paths'
import { builtIn, speak } from './prompts'
import { twiml, type Reply } from './reply'

/** A Function answers with 4 MB at most, and the audio of a message goes through one: 16 kB a second, uncompressed. */
export const LONGEST_MESSAGE_SECONDS = 120
const SILENCE_SECONDS = 5

/**
 * Asks for a message and records it. Twilio goes on to what stands behind `<Record>` only when it heard nothing: then the
 * caller is asked once more, without another request, so that it works whatever else does not.
 * https://www.twilio.com/docs/voice/twiml/record
 */
export function takeVoicemail(link: Link, words: string, prompts?: Prompts): Reply {
  const { tryAgain, nothingHeard } = prompts ?? builtIn
  const response = new VoiceResponse()
  for (const asking of [words, tryAgain]) {
    speak(response, asking, prompts)
    response.record({
      action: link(paths.voicemailAction),
      method: 'POST',
      maxLength: LONGEST_MESSAGE_SECONDS,
      timeout: SILENCE_SECONDS,
      finishOnKey: '#',
      playBeep: true,
      trim: 'trim-silence',
      recordingStatusCallback: repeatedly(link(paths.voicemailRecording)),
      recordingStatusCallbackMethod: 'POST',
      recordingStatusCallbackEvent: ['completed', 'absent'],
    })
  }
  speak(response, nothingHeard, prompts)
  response.hangup()
  return twiml(response)
}
