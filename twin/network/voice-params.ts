import type { Call } from './call-state'

/** Twilio sends what it cannot look up as an empty value. */
const UNKNOWN_PLACES = Object.fromEntries(
  ['From', 'To', 'Caller', 'Called'].flatMap((party) =>
    ['City', 'State', 'Zip', 'Country'].map((place) => [party + place, '']),
  ),
)

/** https://www.twilio.com/docs/voice/twiml#request-parameters */
export function voiceParams({ sid, script, network, progress }: Call): Record<string, string> {
  return {
    CallSid: sid,
    AccountSid: network.account.sid,
    From: script.from,
    To: script.to,
    Caller: script.from,
    Called: script.to,
    CallStatus: progress.status,
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    ...UNKNOWN_PLACES,
  }
}
