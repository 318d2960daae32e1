import * as v from 'valibot'
import { LONGEST_MESSAGE } from '../../src/routing/templates'
import * as field from './fields'
import { about } from './fields'

/** Texts that belong together. */
export const templateGroup = field.object({
  name: v.pipe(field.words, about('What the app shows above them.', 'Openers')),
  templates: v.pipe(
    field.list(
      field.object({
        content: v.pipe(
          field.message,
          v.maxLength(LONGEST_MESSAGE, `must have at most ${LONGEST_MESSAGE} characters`),
          about(
            'What is sent. {{name}} and {{first_name}} are those of the customer, {{worker}} is the identity of the worker.',
            'Hello {{first_name}}, how can we help you?',
          ),
        ),
        whatsAppApproved: v.optional(
          v.pipe(
            field.trueOrFalse,
            about('Whether WhatsApp has approved it, so that it may open a conversation there.'),
          ),
          false,
        ),
      }),
    ),
    v.minLength(1, 'must have a template'),
    about('In the order in which the app shows them.'),
  ),
})
