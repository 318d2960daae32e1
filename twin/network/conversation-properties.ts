import * as v from 'valibot'
import type { NewConversation } from '../api/conversations-store'
import type { WebhookAnswer } from '../signed-request'
import { mediaType } from './document'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const attributes = v.pipe(
  v.string('attributes is no text: it is JSON within JSON'),
  v.check(isJson, 'attributes is a text that is no JSON'),
  v.check((text) => Buffer.byteLength(text) <= 16 * 1024, 'attributes has more than 16 KB'),
)

/** Strict, where Twilio may be lenient: a field that it passes over is one that somebody relies on in vain. */
const properties = v.pipe(
  v.string(),
  v.check(isJson, 'no JSON'),
  v.transform((text): unknown => JSON.parse(text)),
  v.check((value) => !Array.isArray(value), 'no JSON object'),
  v.strictObject(
    {
      friendly_name: v.optional(
        v.pipe(v.string('friendly_name is no text'), v.maxLength(256, 'friendly_name is longer than 256 characters')),
      ),
      attributes: v.optional(attributes),
    },
    (issue) => `${issue.received}: there is only friendly_name and attributes`,
  ),
)

export type Properties =
  | { readonly kind: 'properties'; readonly properties: NewConversation }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

/**
 * What the answer to a pre-action webhook changes of a new Conversation; nothing, when it is empty or no JSON is announced.
 * https://www.twilio.com/docs/conversations-classic/conversations-webhooks
 */
export function readProperties({ body, contentType }: Pick<WebhookAnswer, 'body' | 'contentType'>): Properties {
  if (body === '' || mediaType(contentType) !== 'application/json') return { kind: 'properties', properties: {} }
  const parsed = v.safeParse(properties, body)
  if (!parsed.success) return { kind: 'wrong', problems: parsed.issues.map(({ message }) => message) }
  const { friendly_name: friendlyName, attributes } = parsed.output
  return {
    kind: 'properties',
    properties: {
      ...(friendlyName !== undefined && { friendlyName }),
      ...(attributes !== undefined && { attributes }),
    },
  }
}
