import * as v from 'valibot'
import { notices, policies, recordModes, trims, whispers } from '../../src/routing/directory'
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
  notify: v.optional(
    v.pipe(
      field.list(field.oneOf(notices)),
      about('How workers are told of a message or a missed call.', ['conversation'], ['conversation', 'text']),
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
