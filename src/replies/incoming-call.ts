import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { Connection } from '../routing/connection'
import type { AskForKey, Decision, PutThrough } from '../routing/incoming-call'
import { paths, repeatedly, type Link } from '../runtime/paths'
import { connect, type Conversation } from './conversation'
import { builtIn, speak } from './prompts'
import { twiml, type Reply } from './reply'
import { rejectCall } from './spoken'
import { takeVoicemail } from './voicemail'
import { whisperUrl } from './whisper'

export function answerIncomingCall(decision: Decision, link: Link): Reply {
  switch (decision.kind) {
    case 'connect':
      return connectCall(decision, link)
    case 'menu':
      return askForKey(decision, link)
    case 'voicemail':
      return takeVoicemail(link, (decision.prompts ?? builtIn).afterHours, decision.prompts)
    case 'reject':
      return rejectCall()
  }
}

/** The same once more, of which `/voice/connect-action` learns that it is the second try. Without another word. */
export function connectAgain(connection: Connection, link: Link): Reply {
  const response = new VoiceResponse()
  putThrough(response, connection, link, { attempt: '2' })
  return twiml(response)
}

function connectCall({ greeting, connection, prompts }: PutThrough, link: Link): Reply {
  const response = new VoiceResponse()
  if (greeting) speak(response, greeting, prompts)
  if (connection.record !== 'do-not-record') speak(response, (prompts ?? builtIn).recorded, prompts)
  putThrough(response, connection, link)
  return twiml(response)
}

function putThrough(response: VoiceResponse, connection: Connection, link: Link, attempt: { attempt?: '2' } = {}) {
  const { team } = connection
  const query = { ...attempt, ...(team !== undefined && { team }) }
  connect(response, conversationFor(connection, link), { url: link(paths.connectAction, query), method: 'POST' })
}

/** What is Twilio's default is left to it. */
function conversationFor(connection: Connection, link: Link): Conversation {
  const { callSid, routingAssignmentTimeoutSeconds, record, trim } = connection
  // The callbacks name the call leg only: the customer's call travels in their URLs, so that one call has one timeline.
  const call = { call: callSid }
  return {
    serviceInstanceSid: connection.conversationsServiceSid,
    inboundAutocreation: connection.inboundAutocreation ? undefined : false,
    routingAssignmentTimeoutSeconds:
      routingAssignmentTimeoutSeconds === 5 ? undefined : routingAssignmentTimeoutSeconds,
    inboundTimeoutSeconds: connection.inboundTimeoutSeconds,
    ...(record !== 'do-not-record' && {
      record,
      trim: trim === 'do-not-trim' ? undefined : trim,
      recordingStatus: {
        url: repeatedly(link(paths.conversationRecording, call)),
        method: 'POST',
        events: ['in-progress', 'completed', 'absent'],
      },
    }),
    status: {
      url: repeatedly(link(paths.conversationStatus, call)),
      method: 'POST',
      events: ['call-initiated', 'call-ringing', 'call-answered', 'call-completed'],
    },
    ...(connection.whisper !== 'off' && { whisper: { url: whisperUrl(connection, link) } }),
  }
}

const SECONDS_TO_PRESS_A_KEY = 5

/** Who presses nothing goes on to `<Redirect>`. How often they have been asked is in the URL, so that nobody has to remember it. */
function askForKey({ greeting, choices, timesAsked, prompts }: AskForKey, link: Link): Reply {
  const response = new VoiceResponse()
  if (greeting) speak(response, greeting, prompts)
  const next = link(paths.incomingCall, { menu: String(timesAsked) })
  const gather = response.gather({
    input: ['dtmf'],
    numDigits: 1,
    timeout: SECONDS_TO_PRESS_A_KEY,
    action: next,
    method: 'POST',
  })
  for (const { words } of choices) speak(gather, words, prompts)
  response.redirect({ method: 'POST' }, next)
  return twiml(response)
}
