import type { TwilioResponse } from '@twilio-labs/serverless-runtime-types/types'
import type { Reply } from '../replies/reply'

/** `Content-Type` in just this spelling: the runtime looks for no other. */
export function toResponse(reply: Reply): TwilioResponse {
  const response = new Twilio.Response()
  switch (reply.kind) {
    case 'twiml':
      return response.appendHeader('Content-Type', 'application/xml').setBody(reply.xml)
    case 'json':
      return response.setStatusCode(reply.status).appendHeader('Content-Type', 'application/json').setBody(reply.body)
    case 'bytes':
      // As Twilio's own example serves audio: https://www.twilio.com/docs/serverless/functions-assets/assets
      return response.setStatusCode(reply.status).setHeaders(reply.headers).setBody(Buffer.from(reply.bytes))
    case 'nothing':
      return response.setStatusCode(204)
  }
}
