import * as v from 'valibot'
import { mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** A worker in a Conversation with a customer wants to choose among prepared texts. */
export interface TemplatesAsked {
  readonly worker: string
  readonly customerId: string
}

/**
 * `GetTemplatesByCustomerId`. https://www.twilio.com/docs/frontline/templated-messages Its `ConversationSid` is not read:
 * no placeholder says anything of the Conversation.
 */
export function parseTemplates(fields: Fields): Parsed<TemplatesAsked> {
  const entries = {
    Location: v.literal('GetTemplatesByCustomerId', 'GetTemplatesByCustomerId'),
    Worker: text,
    CustomerId: text,
  }
  return mapParsed(parseFields(entries, fields), ({ Worker, CustomerId }) => ({
    worker: Worker,
    customerId: CustomerId,
  }))
}
