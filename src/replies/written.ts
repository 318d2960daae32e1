import MessagingResponse from 'twilio/lib/twiml/MessagingResponse'
import { twiml, type Reply } from './reply'

/** A text to whoever wrote. */
export function writeBack(words: string): Reply {
  const response = new MessagingResponse()
  response.message(words)
  return twiml(response)
}
