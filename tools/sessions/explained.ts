import { UserError } from '../command'

/** In words, with what to do. https://www.twilio.com/docs/api/errors */
const explanations: Readonly<Record<number, string>> = {
  80103: 'The participant is in this session already.',
  80205: 'The Proxy service has no phone numbers. Add some in the Console: Proxy, your service, Phone Numbers.',
  80206:
    "None of the Proxy service's numbers is free for this participant: each leads somewhere else already, or is too far away for the service. Close a session of theirs (npm run sessions -- list --number <theirs>), or add numbers.",
  80207:
    'All numbers that are left are reserved. Name one behind the participant (+1…=+1…), or add numbers that are not.',
  80208: 'No number is free for this participant. Close a session of theirs, or add numbers to the Proxy service.',
  80308: 'There is no session of that name. All of them: npm run sessions -- list',
  80404: 'Proxy cannot reach this participant: it wants a number that exists, as E.164 (+12025550199).',
  80603:
    'The name belongs to another session, or did: Proxy gives none back, even after the session is deleted. Choose another --name. npm run sessions -- show <name> shows it, if it is still there.',
  80604:
    'A participant already has this number of yours in another open session, and Proxy could not tell the two apart. Close that one (npm run sessions -- list --number <theirs>), or name another number of yours behind the participant (+1…=+1…).',
  80605: "The number behind the participant is none of the Proxy service's.",
  80607: 'The session is closed, and a closed session can only be reopened: npm run sessions -- reopen <session>',
  80608:
    'The status cannot be changed so: a closed session can be reopened, and an open one or one in progress can be closed. See what it is now: npm run sessions -- show <session>',
  80609: 'A session has two participants at most.',
  80612: 'A participant who was removed from a session cannot come back to it. Create a new session.',
  80616: 'This participant cannot be reached in this --mode: only phone numbers can be called.',
  80621: 'Proxy had too many requests, and still had after many tries. Repeat the command later.',
  80623: 'Somebody else is adding this participant to a session in this moment. Repeat the command.',
  80801:
    'A participant of it is in another open session on the same number of yours, and Proxy could not tell the two apart. Close that one first; this finds it: npm run sessions -- list --status in-progress --number <theirs>',
  20009: 'It is not over yet: a call can be deleted when it has ended, a message some minutes after it was sent.',
}

/** What Proxy refused, as somebody at the terminal can use it. What is not known is thrown as it is. */
export function explained(error: unknown): never {
  const { code, message, status } = error as { code?: unknown; message?: unknown; status?: unknown } // Twilio's, or anything
  const words = typeof code === 'number' ? explanations[code] : undefined
  if (words !== undefined)
    throw new UserError(`${words}\nTwilio answered ${String(status)}, error ${String(code)}: ${String(message)}`)
  throw error
}

export function isCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}

/** https://www.twilio.com/docs/api/errors/20404; of a session by its name, 80308. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404
}
