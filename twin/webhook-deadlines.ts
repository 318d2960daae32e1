export type WebhookKind = keyof typeof webhookDeadlines

/** How long Twilio waits for an answer, from connecting to the last byte, and which page says so. */
export const webhookDeadlines = {
  /** TwiML, of a call or a text. */
  twiml: { milliseconds: 15_000, source: 'https://www.twilio.com/docs/api/errors/11200' },
  /** Of calls and of recordings. "Hard" for whatever belongs to a call. */
  callback: {
    milliseconds: 15_000,
    source: 'https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides',
  },
  /** Proxy's pages name none: the most that any webhook has. */
  proxy: { milliseconds: 15_000, source: 'https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides' },
  /** Whatever the app asks. */
  frontline: { milliseconds: 6_000, source: 'https://www.twilio.com/docs/api/errors/48005' },
  frontlineRouting: { milliseconds: 10_000, source: 'https://www.twilio.com/docs/api/errors/48010' },
  conversations: {
    milliseconds: 5_000,
    source: 'https://www.twilio.com/docs/conversations-classic/conversations-webhooks',
  },
} as const
