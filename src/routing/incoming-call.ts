import type { OwnNumber, RecordMode } from './directory'

export interface Facts {
  readonly number: OwnNumber | undefined
  readonly defaultInboundTimeoutSeconds: number
}

/** Frontline finds the worker; we say how long the phone rings and what the caller hears before. */
export interface Connect {
  readonly kind: 'connect'
  readonly greeting: string | undefined
  readonly inboundTimeoutSeconds: number
  readonly record: RecordMode
  readonly because: 'number-in-directory' | 'number-not-in-directory'
}

/** Block list, hours and a keypad menu will stand before the connection. A number nobody listed is put through all the same. */
export function decideIncomingCall({ number, defaultInboundTimeoutSeconds }: Facts): Connect {
  return {
    kind: 'connect',
    greeting: number?.greeting,
    inboundTimeoutSeconds: number?.inboundTimeoutSeconds ?? defaultInboundTimeoutSeconds,
    record: number?.record ?? 'do-not-record',
    because: number ? 'number-in-directory' : 'number-not-in-directory',
  }
}
