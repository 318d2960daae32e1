/** What Twilio can request: `/a`, `https://a.example/a`. Neither `mailto:`, nor words that somebody took for a URL. */
export function isWebUrl(value: string, base = 'https://example.com'): boolean {
  return hasProtocol(value, ['http:', 'https:'], base)
}

/** `wss://a.example/a`. https://www.twilio.com/docs/voice/twiml/stream#url: "Only the wss protocol is supported." */
export function isWebSocketUrl(value: string): boolean {
  return hasProtocol(value, ['wss:'])
}

function hasProtocol(value: string, protocols: readonly string[], base?: string): boolean {
  const url = value.trim()
  // The URL parser would write %20 for the white space.
  return !/\s/.test(url) && URL.canParse(url, base) && protocols.includes(new URL(url, base).protocol)
}
