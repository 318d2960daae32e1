import { randomBytes } from 'node:crypto'

/** The account that the twin plays: its credentials and the services that an operator would have set up in the Console. */
export interface Account {
  readonly sid: string
  readonly authToken: string
  readonly syncServiceSid: string
  readonly proxyServiceSid: string
  readonly conversationsServiceSid: string
}

/** A new SID: two letters for the kind of resource and 32 hexadecimal digits, as everywhere at Twilio. */
export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

export function newAccount(): Account {
  return {
    sid: newSid('AC'),
    authToken: randomBytes(16).toString('hex'),
    syncServiceSid: newSid('IS'),
    proxyServiceSid: newSid('KS'),
    conversationsServiceSid: newSid('IS'),
  }
}
