import { inWords, UserError } from '../command'
import { isCode } from './explained'
import type { ProxyAccount } from './proxy-account'

/**
 * The same request with `FailOnParticipantConflict=true`, which neither Twilio's SDK nor its description has any more (they
 * lost it in 2022), and its documentation still has for accounts with the flag ProxyAllowParticipantConflict: there, without
 * it, one pair of addresses may come to be in two open sessions. Every other account refuses that anyway (80604, 80623).
 */
export async function failingOnConflict(
  { client, serviceSid }: ProxyAccount,
  path: string,
  parameters: object,
): Promise<void> {
  try {
    await client.proxy.v1.create({
      uri: `/Services/${serviceSid}${path}`,
      method: 'post',
      data: { ...inPascalCase(parameters), FailOnParticipantConflict: true },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    })
  } catch (error) {
    if (!isCode(error, 20001)) throw error
    throw new UserError(
      'Proxy does not take --fail-on-conflict (any more). Repeat the command without: unless Twilio has given your account ' +
        `the flag ProxyAllowParticipantConflict, it refuses conflicts by itself.\n${String(inWords(error))}`,
    )
  }
}

/** `{ proxyIdentifier: '+1…' }` => `{ ProxyIdentifier: '+1…' }` */
function inPascalCase(parameters: object): object {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]: [string, unknown]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      value instanceof Date ? value.toISOString() : value,
    ]),
  )
}
