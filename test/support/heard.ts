import type { Report } from '../../twin/network/script'

/** The words that somebody heard or read in a call or a text, in order. */
export function heard({ transcript }: Report): readonly string[] {
  return transcript.flatMap(({ event }) => (event.kind === 'said' ? [event.words] : []))
}

/** The paths of the webhooks that Twilio called, in order. */
export function called({ requests }: Report): readonly string[] {
  return requests.map(({ url }) => new URL(url).pathname)
}

/** The requests for this path, in order. */
export function requestsTo(path: string, { requests }: Report): Report['requests'] {
  return requests.filter(({ url }) => new URL(url).pathname === path)
}
