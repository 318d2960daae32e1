import * as v from 'valibot'
import { notices, policies, recordModes, sessionModes, trims, whispers } from '../../src/routing/directory'
import { conversationFields } from './conversation-schema'
import * as field from './fields'
import { about } from './fields'

/** One key of a menu, wherever its team is written. */
export const choiceFields = {
  key: v.pipe(field.key, about('What callers press.', '1')),
  words: v.pipe(field.words, about('What callers hear of it.', 'For sales, press one.')),
}

/** How a call to a Frontline number is put through. What is left out is as in the environment. */
export const callFields = {
  inboundAutocreation: v.optional(
    v.pipe(
      field.trueOrFalse,
      about('Whether Twilio creates a Conversation for a caller who is in none. Otherwise see "withoutConversation".'),
    ),
  ),
  routingAssignmentTimeoutSeconds: v.optional(
    v.pipe(
      field.wholeNumber(1, 60, 'of seconds '),
      about('How long Twilio waits, in seconds, until routing has assigned a worker to a new Conversation.', 5),
    ),
  ),
  inboundTimeoutSeconds: v.optional(
    v.pipe(field.wholeNumber(5, 600, 'of seconds '), about("How long a worker's phone rings, in seconds.", 20)),
  ),
  record: v.optional(v.pipe(field.oneOf(recordModes), about('Whether and from when calls are recorded.'))),
  trim: v.optional(v.pipe(field.oneOf(trims), about('Whether silence at both ends of a recording is cut off.'))),
  whisper: v.optional(
    v.pipe(
      field.oneOf(whispers),
      about(
        'What a worker hears before the caller. "announce": who is calling. "accept": the same, and takes the call with a key.',
      ),
    ),
  ),
  withoutConversation: v.optional(
    v.pipe(
      field.oneOf(policies),
      about(
        'What becomes of a caller who is in no Conversation, where none is created: a voicemail, a message to hear, or nothing.',
      ),
    ),
  ),
}

/** Proxy wants 0 < ttl < 2147483647. https://www.twilio.com/docs/proxy/proxy-limits */
const LONGEST_SESSION_TTL_SECONDS = 2_147_483_646

const sessions = field.object({
  ttlSeconds: v.optional(
    v.pipe(
      field.wholeNumber(1, LONGEST_SESSION_TTL_SECONDS, 'of seconds '),
      about('How long after its last call or message a session ends, in seconds.', 3600),
    ),
  ),
  endAtClosing: v.optional(
    v.pipe(field.trueOrFalse, about('Whether a session ends when the team that answers closes.')),
  ),
  endAfterCall: v.optional(v.pipe(field.trueOrFalse, about('Whether a session is over with its first call.'))),
  pauseWhileClosed: v.optional(
    v.pipe(
      field.trueOrFalse,
      about('Whether nothing passes while the teams of the worker are closed, in sessions that are open too.'),
    ),
  ),
  keepContactsPrivate: v.optional(
    v.pipe(
      field.trueOrFalse,
      about('Whether messages are stopped in which somebody passes on a phone number or an e-mail address.'),
    ),
  ),
})

/** How Proxy puts customers and workers through. */
export const proxyFields = {
  mode: v.optional(
    v.pipe(field.oneOf(sessionModes), about('What is put through. Without it, calls and messages.', 'message-only')),
  ),
  sessions: v.optional(
    v.pipe(
      sessions,
      v.minEntries(1, 'must have a rule, such as "ttlSeconds": 3600'),
      about('How sessions go on and end. What is left out is as in the environment, or not so.'),
    ),
  ),
}

/** What is known of a number, whoever answers it. */
export const numberFields = {
  address: v.pipe(field.number, about('A number of ours.', '+12025550101', 'whatsapp:+12025550101')),
  service: v.pipe(
    field.oneOf(['frontline', 'proxy']),
    about('The Twilio product that the number belongs to, which decides whose URLs are pasted where.'),
  ),
  language: v.optional(
    v.pipe(
      field.language,
      about(
        'Of the prompts that callers hear, which must be among "prompts". Without it, built-in English ones.',
        'en-US',
      ),
    ),
  ),
  greeting: v.optional(v.pipe(field.words, about('Spoken before a call is put through.', 'Welcome to Example.'))),
  ...callFields,
  ...conversationFields,
  notify: v.optional(
    v.pipe(
      field.list(field.oneOf(notices)),
      about('How workers are told of a message or a missed call.', ['conversation'], ['conversation', 'text']),
    ),
  ),
  ...proxyFields,
  answerEverySeconds: v.optional(
    v.pipe(
      field.wholeNumber(60, 604_800, 'of seconds '),
      about('Who writes and reaches nobody is answered once in this time, in seconds. Without it, in an hour.', 3600),
    ),
  ),
  missedCallText: v.optional(
    v.pipe(
      field.words,
      about('Sent to callers who reached nobody and left no message.', 'Sorry that we missed your call.'),
    ),
  ),
}

export const number = field.object({
  ...numberFields,
  team: v.pipe(field.id, about('The id of the team that answers.', 'sales')),
  menu: v.optional(
    v.pipe(
      field.list(
        field.object({
          ...choiceFields,
          team: v.pipe(field.id, about('The id of the team that answers who presses it.', 'sales')),
        }),
      ),
      v.minLength(1, 'must have a key'),
      about('Keys by which callers choose a team. Who presses none twice is put through to "team".'),
    ),
  ),
})
