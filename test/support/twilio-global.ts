import type { GlobalTwilio, ResponseConstructor, TwilioResponse } from '@twilio-labs/serverless-runtime-types/types'
import { dirname, join } from 'node:path'

/** What Twilio's runtime sends back to the caller of a Function. */
export interface Sent {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** Text, as the runtime has encoded it, for all but answers of bytes: see `bytesIn`. */
  readonly body: string | null
}

/** The package exports only its server, beside which the real `Twilio.Response` lies. */
const developmentRuntime = dirname(require.resolve('@twilio/runtime-handler/dev'))
const { Response } = jest.requireActual<{ Response: ResponseConstructor }>(
  join(developmentRuntime, 'internal/response.js'),
)

/** Puts the global `Twilio` in place that each Function finds when it runs. */
export function installTwilioGlobal(): void {
  globalThis.Twilio = { Response } as unknown as GlobalTwilio // src uses nothing else of it
}

export function sentBy(response: TwilioResponse): Sent {
  return (response as TwilioResponse & { serialize(): Sent }).serialize() // The runtime's own class has this method
}

/** The body of an answer of bytes, which the runtime leaves as they are. */
export function bytesIn({ body }: Sent): Buffer {
  const given: unknown = body
  if (!Buffer.isBuffer(given)) throw new Error(`The answer holds no bytes: ${typeof given}`)
  return given
}
