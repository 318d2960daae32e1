import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import { isRecorded, type Prompts } from '../routing/prompts'

/** What is said where the operator has written nothing. */
export const builtIn: Omit<Prompts, 'language'> = {
  notAvailable: 'Sorry, we are not available right now. Please leave a message after the tone. Thank you!',
  busy: 'Sorry, we are on another call right now. Please leave a message after the tone. Thank you!',
  afterHours: 'Sorry, we are closed right now. Please leave a message after the tone. Thank you!',
  failed: 'Sorry, something went wrong on our side. Please leave a message after the tone. Thank you!',
  noConversation: 'Sorry, this number does not take calls. Goodbye.',
  recorded: 'This call is recorded.',
  tryAgain: 'We did not hear you. Please leave a message after the tone.',
  nothingHeard: 'We did not hear a message. Goodbye.',
  saved: 'Thank you. Your message has been saved. Goodbye.',
  sorry: 'Sorry, nobody is available right now. Please try again later.',
  sorryAfterHours: 'Sorry, we are closed right now. Please try again later.',
}

/** `<Response>` and `<Gather>`, which speak alike. */
interface Speaker {
  say(attributes: VoiceResponse.SayAttributes, words: string): unknown
  play(url: string): unknown
}

/** Says the words; a prompt that is a URL is a recording, which is played. https://www.twilio.com/docs/voice/twiml/play */
export function speak(speaker: Speaker, words: string, prompts: Prompts | undefined): void {
  if (isRecorded(words)) speaker.play(words)
  else speaker.say(voiceOf(prompts), words)
}

/** In whose voice, and in which language. Without prompts, Twilio's own choice, which is English. */
function voiceOf(prompts: Prompts | undefined) {
  if (!prompts) return {}
  return {
    language: prompts.language as VoiceResponse.SayAttributes['language'], // `npm run routing` lets only what `<Say>` takes into the directory
    ...(prompts.voice !== undefined && { voice: prompts.voice }),
  }
}
