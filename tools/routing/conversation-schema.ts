import * as v from 'valibot'
import * as field from './fields'
import { about } from './fields'

/** What becomes of a Frontline number's Conversations. */
export const conversationFields = {
  releaseOnClose: v.optional(
    v.pipe(
      field.trueOrFalse,
      about('Whether a customer belongs to nobody again when a Conversation with them on this number is closed.'),
    ),
  ),
}
