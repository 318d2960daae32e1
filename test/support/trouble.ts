/** What our fallbacks swallow, what Twilio would show in its debugger, and what nobody should ever see. */
export interface Trouble {
  readonly kind: TroubleKind
  readonly what: string
}

export type TroubleKind =
  | 'fallback'
  | 'refused'
  /** A decision that somebody has to look after. */
  | 'alert'
  /** Twilio's debugger, with its code in front. */
  | 'debugger'
  /** Of Twilio's description of its APIs, or of the rules of TwiML. */
  | 'violation'
  /** The Functions print something that is no log line. */
  | 'output'
  /** Not one log line a request. */
  | 'log'
  /** The Functions do not answer, or their process is gone. */
  | 'gone'

export interface Announcement {
  readonly kind: TroubleKind
  readonly matching: RegExp
}

/** Trouble that nobody announced, and announcements that did not come true: both in words. */
export function surprises(trouble: readonly Trouble[], announced: readonly Announcement[]): readonly string[] {
  const meets = (one: Trouble, { kind, matching }: Announcement) => one.kind === kind && matching.test(one.what)
  return [
    ...trouble
      .filter((one) => !announced.some((announcement) => meets(one, announcement)))
      .map(({ kind, what }) => `${kind}: ${what}`),
    ...announced
      .filter((announcement) => !trouble.some((one) => meets(one, announcement)))
      .map(({ kind, matching }) => `announced, and did not happen: ${kind} ${matching.source}`),
  ]
}
