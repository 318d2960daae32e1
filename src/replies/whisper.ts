import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Connection } from '../routing/connection'
import type { WhisperDecision, WhisperKeyDecision } from '../routing/whisper'
import { paths, type Link } from '../runtime/paths'
import type { Whisper } from '../webhooks/whisper'
import { builtIn } from './prompts'
import { twiml, type Reply } from './reply'
import { hangUp } from './spoken'

/** Twilio asks on the other leg, and does not say whose call it is: all that is said there is in the URL. */
export function whisperUrl({ callSid, caller, number, team, whisper }: Connection, link: Link): string {
  if (whisper === 'recorded') return link(paths.whisper, { call: callSid, mode: whisper })
  return link(paths.whisper, {
    call: callSid,
    ...(caller !== undefined && { caller }),
    ...(number !== undefined && { number }),
    ...(team !== undefined && { team }),
    mode: whisper,
  })
}

/** The end of a document connects the two; nothing to execute connects them at once. */
export const connectThem = twiml(new VoiceResponse())

/** Whoever is recorded hears of it, whatever else does not work. */
export function tellOfRecording(): Reply {
  const response = new VoiceResponse()
  response.say(builtIn.recorded)
  return twiml(response)
}

const SECONDS_TO_ACCEPT = 10

/** Only whoever is called hears this. Play, Say, Gather and Hangup work here. https://www.twilio.com/docs/voice/twiml/number#url */
export function whisperTo(decision: WhisperDecision, call: Whisper, link: Link): Reply {
  const response = new VoiceResponse()
  switch (decision.kind) {
    case 'announce':
      response.say(announcementOf(call))
      return twiml(response)
    case 'tell-of-recording':
      return tellOfRecording()
    case 'ask': {
      const gather = response.gather({
        input: ['dtmf'],
        numDigits: 1,
        // Otherwise # would count as no key at all.
        finishOnKey: '',
        timeout: SECONDS_TO_ACCEPT,
        action: link(paths.whisperAction, { call: call.callSid }),
        method: 'POST',
      })
      gather.say(
        `${announcementOf(call)} Press ${decision.keyToDecline} to decline, or any other key to take the call.`,
      )
      response.hangup()
      return twiml(response)
    }
  }
}

export function afterKey({ kind }: WhisperKeyDecision): Reply {
  return kind === 'accept' ? connectThem : hangUp()
}

/** `Call from 1 2 0 2 5 5 5 0 1 9 9, on 1 2 0 2 5 5 5 0 1 0 1, for deliveries.` */
function announcementOf({ caller, number, team }: Whisper): string {
  const parts = [
    `Call from ${caller === undefined ? 'a hidden number' : digitsOf(caller)}`,
    ...(number === undefined ? [] : [`on ${digitsOf(number)}`]),
    ...(team === undefined ? [] : [`for ${team.replaceAll('-', ' ')}`]),
  ]
  return `${parts.join(', ')}.`
}

/** `+12025550199` => `1 2 0 2 5 5 5 0 1 9 9`, which is not read as twelve billion. */
function digitsOf(phone: string): string {
  return phone.replace('+', '').split('').join(' ')
}
