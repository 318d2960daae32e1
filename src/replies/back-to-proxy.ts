import MessagingResponse from 'twilio/lib/twiml/MessagingResponse'
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { ContactKind } from '../webhooks/out-of-session'
import { twiml, type Reply } from './reply'

/**
 * Proxy takes the call or the text as if it had just come. Nobody picks up during a `<Pause>` that comes first: the caller
 * hears it ring. https://www.twilio.com/docs/voice/twiml/pause
 */
export function backToProxy(kind: ContactKind, proxyUrl: string, pauseSeconds = 0): Reply {
  const response = kind === 'call' ? new VoiceResponse() : new MessagingResponse()
  if (response instanceof VoiceResponse && pauseSeconds > 0) response.pause({ length: pauseSeconds })
  response.redirect({ method: 'POST' }, proxyUrl)
  return twiml(response)
}
