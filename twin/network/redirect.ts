import { httpMethod } from './attributes'
import { resolveUrl } from './document'
import type { Verb } from './verb'

/**
 * https://www.twilio.com/docs/voice/twiml/redirect, and /docs/messaging/twiml/redirect, which says the same.
 * `params`: the standard parameters of the call or message as they stand.
 */
export function redirect<Context>(params: (context: Context) => Readonly<Record<string, string>>): Verb<Context> {
  return {
    attributes: ['method'],
    text: true,
    nouns: {},
    execute: (element, document, context) => ({
      kind: 'redirect',
      request: {
        url: resolveUrl(element.text, document),
        method: httpMethod(element),
        params: params(context),
      },
    }),
  }
}
