import type { ServerlessCallback } from '@twilio-labs/serverless-runtime-types/types'
import type { FunctionContext } from './fake-context'
import { sentBy, type Sent } from './twilio-global'

export type Handler = (context: FunctionContext, event: object, callback: ServerlessCallback) => void

export interface Invocation {
  readonly answer: Promise<Sent>
  /** How often the callback has been called. */
  timesAnswered(this: void): number
}

/** Runs a Function as Twilio's runtime does: what counts is what comes by the callback. */
export function start(handler: Handler, context: FunctionContext, event: object): Invocation {
  let times = 0
  const answer = new Promise<Sent>((resolve, reject) => {
    handler(context, event, (error, payload) => {
      times += 1
      if (error || typeof payload !== 'object')
        reject(new Error('The Function answered with an error', { cause: error }))
      else resolve(sentBy(payload as Parameters<typeof sentBy>[0])) // src answers with a Twilio.Response or not at all
    })
  })
  return { answer, timesAnswered: () => times }
}

export function invoke(handler: Handler, context: FunctionContext, event: object): Promise<Sent> {
  return start(handler, context, event).answer
}
