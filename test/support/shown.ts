import type { Report } from '../../twin/network/script'
import type { TwinEvent } from '../../twin/events'

/** What somebody sees or hears. */
export interface Shown {
  /** An address, or `customer`. */
  readonly to: string
  /** The number that their phone shows, or who it is that speaks. */
  readonly from: string
  /** Without them, their phone rings. */
  readonly words: string | undefined
}

/** All that people see and hear in a call or a text, in order. */
export function shown({ transcript }: Pick<Report, 'transcript'>): readonly Shown[] {
  return transcript.flatMap(({ event }) => shownBy(event) ?? [])
}

function shownBy(event: TwinEvent): Shown | undefined {
  if (event.kind === 'said') return { to: event.to, from: event.from, words: event.words }
  const from = event.kind === 'did' && /^hears the phone ring: (\S+) calls$/.exec(event.what)?.[1]
  return event.kind === 'did' && from ? { to: event.who, from, words: undefined } : undefined
}

/** Of one person. */
export function shownTo(person: string, report: Pick<Report, 'transcript'>): readonly Omit<Shown, 'to'>[] {
  return shown(report).flatMap(({ to, ...rest }) => (to === person ? [rest] : []))
}

/** As people write or say them: +1 (202) 555-0199, 2025550199. */
const phoneNumbers = /\+?\(?\d(?:[ ().-]{0,2}\d){6,14}/g

/** Every phone number that a person is shown or told and that is none of Proxy's, as it is written there. What only Proxy gets does not matter. */
export function numbersOfOthers(
  report: Pick<Report, 'transcript'>,
  isProxys: (phoneNumber: string) => boolean,
): readonly string[] {
  return shown(report)
    .filter(({ to }) => !isProxys(to))
    .flatMap(({ from, words = '' }) => `${from}\n${words}`.match(phoneNumbers) ?? [])
    .filter((number) => !isProxys(`+${number.replaceAll(/\D/g, '')}`))
}
