/** What goes back to Twilio. TwiML is XML text, JSON an object: the runtime encodes it, and would encode text twice. */
export type Reply =
  | { readonly kind: 'twiml'; readonly xml: string }
  | { readonly kind: 'json'; readonly status: number; readonly body: object }
  | {
      readonly kind: 'bytes'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'nothing' }

export const nothing: Reply = { kind: 'nothing' }

export function json(status: number, body: object): Reply {
  return { kind: 'json', status, body }
}

export function twiml(response: { toString(): string }): Reply {
  return { kind: 'twiml', xml: response.toString() }
}
