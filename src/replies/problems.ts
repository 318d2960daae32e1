import type { Problem } from '../webhooks/fields'
import { json, type Reply } from './reply'

/** For a sender who reads: 400, and what would have been right. A request that is wrong now is wrong when repeated. */
export function listProblems(problems: readonly Problem[], status = 400): Reply {
  return json(status, { error: problems.map(({ field, expected }) => `${field} must be ${expected}`).join('; ') })
}

/** Twilio may try again; whether it does is set on the URL. */
export const tryAgain: Reply = json(503, { error: 'Temporarily unavailable. Please try again.' })
