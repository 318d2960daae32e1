/** Each URL that Twilio calls, once. The file of a Function is its path: `/voice/incoming` is functions/voice/incoming.protected.ts. */
export const paths = {
  incomingCall: '/voice/incoming',
  connectAction: '/voice/connect-action',
  conversationStatus: '/voice/conversation-status',
  conversationRecording: '/voice/conversation-recording',
  voicemailAction: '/voice/voicemail-action',
  voicemailRecording: '/voice/voicemail-recording',
  outOfSession: '/proxy/out-of-session',
  outgoingConversation: '/frontline/outgoing-conversation',
} as const

export type Path = (typeof paths)[keyof typeof paths]

/** Turns a path into the absolute URL that goes into TwiML: Proxy executes our TwiML at a URL of its own, where a relative one would lead nowhere. */
export type Link = (path: Path, query?: Readonly<Record<string, string>>) => string

export function linksFrom(baseUrl: string): Link {
  return (path, query = {}) => {
    const search = new URLSearchParams(query).toString()
    return baseUrl + path + (search && `?${search}`)
  }
}
