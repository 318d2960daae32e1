/**
 * Words by which somebody asks for no more texts, for texts again, or for help: Twilio answers them itself, and nobody of
 * ours shall. YES opts in again, too, and is not among them: it answers a question far more often.
 * https://help.twilio.com/articles/223134027, https://www.twilio.com/docs/proxy/proxy-changelog
 */
const keywords: ReadonlySet<string> = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT ARRET ARRETE ARRETT START UNSTOP HELP INFO'.split(' '),
)

/** Is this nothing but such a word? */
export function isOptOut(words: string | undefined): boolean {
  return words !== undefined && keywords.has(words.trim().toUpperCase())
}
