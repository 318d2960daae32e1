/** https://www.twilio.com/docs/proxy/proxy-changelog, in any case. */
const keywords = ['STOP', 'UNSUBSCRIBE', 'END', 'CANCEL', 'QUIT', 'STOPALL', 'ARRETT', 'ARRET', 'ARRETE', 'UNSTOP']

/** Is this nothing but a word by which somebody opts out? Proxy blocks it, in a session and out of one. */
export function isOptOut(body: string): boolean {
  return keywords.includes(body.trim().toUpperCase())
}
