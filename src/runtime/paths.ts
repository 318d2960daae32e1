/** Each URL that Twilio calls, once. The file of a Function is its path: `/voice/incoming` is functions/voice/incoming.protected.ts. */
export const paths = {
  incomingCall: '/voice/incoming',
  callStatus: '/voice/call-status',
  connectAction: '/voice/connect-action',
  whisper: '/voice/whisper',
  whisperAction: '/voice/whisper-action',
  conversationStatus: '/voice/conversation-status',
  conversationRecording: '/voice/conversation-recording',
  voicemailAction: '/voice/voicemail-action',
  voicemailRecording: '/voice/voicemail-recording',
  outOfSession: '/proxy/out-of-session',
  chooseCustomer: '/proxy/choose-customer',
  intercept: '/proxy/intercept',
  interaction: '/proxy/interaction',
  outgoingConversation: '/frontline/outgoing-conversation',
  conversationRouting: '/frontline/routing',
  conversations: '/frontline/conversations',
  crm: '/frontline/crm',
  templates: '/frontline/templates',
} as const

/** Each URL that anybody may call, with what protects it instead of Twilio's signature. Its file has no `.protected`. */
export const publicPaths = {
  /** A signed link that expires. */
  playVoicemail: '/voicemail/play',
} as const

export type ProtectedPath = (typeof paths)[keyof typeof paths]
export type PublicPath = (typeof publicPaths)[keyof typeof publicPaths]
export type Path = ProtectedPath | PublicPath

/**
 * Makes Twilio repeat a callback that we could not note: three times, whatever went wrong. The fragment is for Twilio and
 * is neither sent nor signed. https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function repeatedly(url: string): string {
  return `${url}#rc=3&rp=all`
}

/** Turns a path into the absolute URL that goes into TwiML: Proxy executes our TwiML at a URL of its own, where a relative one would lead nowhere. */
export type Link = (path: Path, query?: Readonly<Record<string, string>>) => string

export function linksFrom(baseUrl: string): Link {
  return (path, query = {}) => {
    const search = new URLSearchParams(query).toString()
    return baseUrl + path + (search && `?${search}`)
  }
}
