/**
 * Warnings and errors of Proxy that the network raises. https://www.twilio.com/docs/api/errors
 *
 * Those that it never raises, and why it is never in that situation:
 *
 *     80903  Unknown Participant  whoever is in no open session comes out of session, and nobody sends MessageInteractions
 *     80904  session expired      the store closes such a session by itself: what comes then is out of session, too
 *     82004  console.warn         the network sees what a Function answers, and not what it logs
 *     82005  console.error        the same
 */
export const proxyCodes = {
  optOutKeyword: 80901,
  noActiveSession: 80902,
  callback: 80908,
  intercepted: 80909,
  sessionForCalls: 80910,
  sessionForMessages: 80911,
  outOfSessionCallback: 80913,
} as const
