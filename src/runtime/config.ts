import * as v from 'valibot'
import type { ConnectionDefaults } from '../routing/connection'
import { recordModes, trims, whispers } from '../routing/directory'
import { LONGEST_TTL_SECONDS } from '../state/items'
import type { ProxyWebhooks } from '../state/out-of-session'

const matching = (pattern: RegExp, expected: string) => v.pipe(v.string(expected), v.regex(pattern, expected))

const sid = (prefix: string, of: string) =>
  matching(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `the SID of ${of}: ${prefix} and 32 hexadecimal digits`)

const wholeNumber = (unit: string, from: number, to: number, otherwise: number) => {
  const expected = `a whole number of ${unit} from ${from} to ${to}`
  return v.optional(
    v.pipe(matching(/^\d+$/, expected), v.transform(Number), v.minValue(from, expected), v.maxValue(to, expected)),
    String(otherwise),
  )
}

/** `off, announce or accept` */
const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names, otherwise: Names[number]) =>
  v.optional(v.picklist(names, names.join(', ').replace(/, (?=[^,]*$)/, ' or ')), otherwise)

const SECONDS_A_DAY = 24 * 60 * 60

const LONGEST_TTL_IN_DAYS = LONGEST_TTL_SECONDS / SECONDS_A_DAY

/** So long after its time a message is still found by `npm run voicemail -- prune`, which deletes it with its recording. */
export const PRUNING_DAYS = 30

/** Proxy wants 0 < ttl < 2147483647. https://www.twilio.com/docs/proxy/proxy-limits */
const LONGEST_SESSION_TTL_IN_SECONDS = 2_147_483_646

/** One entry a variable, as an operator writes it in `.env`. */
export const environment = {
  ACCOUNT_SID: sid('AC', 'your Twilio account'),
  AUTH_TOKEN: matching(/^\S+$/, 'the auth token of your Twilio account'),
  SYNC_SERVICE_SID: sid('IS', 'the Sync service that keeps what Patchbay remembers'),
  PROXY_SERVICE_SID: v.optional(sid('KS', 'your Proxy service')),
  CONVERSATIONS_SERVICE_SID: sid('IS', 'the Conversations service of Frontline'),
  STATE_KEY_SECRET: matching(/^.{32,}$/, 'a secret of 32 characters or more'),
  BASE_URL: v.optional(
    matching(/^https?:\/\/[^/?#\s]+$/, 'an address such as https://calls.example.com, without a path'),
  ),
  INBOUND_AUTOCREATION: v.pipe(
    oneOf(['true', 'false'], 'true'),
    v.transform((written) => written === 'true'),
  ),
  // Twilio documents 5 as its default and no greatest value. A caller hears nothing meanwhile.
  ROUTING_ASSIGNMENT_TIMEOUT_SECONDS: wholeNumber('seconds', 1, 60, 5),
  INBOUND_TIMEOUT_SECONDS: wholeNumber('seconds', 5, 600, 20),
  RECORD: oneOf(recordModes, 'do-not-record'),
  TRIM: oneOf(trims, 'do-not-trim'),
  WHISPER: oneOf(whispers, 'off'),
  SESSION_TTL_SECONDS: wholeNumber('seconds', 1, LONGEST_SESSION_TTL_IN_SECONDS, 3600),
  ASSIGNMENT_DAYS: wholeNumber('days', 1, LONGEST_TTL_IN_DAYS, 30),
  CALL_LOG_DAYS: wholeNumber('days', 1, LONGEST_TTL_IN_DAYS, 30),
  VOICEMAIL_DAYS: wholeNumber('days', 1, LONGEST_TTL_IN_DAYS - PRUNING_DAYS, 90),
}

export interface Config extends ConnectionDefaults {
  readonly syncServiceSid: string
  /** `undefined`: this deployment has no Proxy service, or does not say which. */
  readonly proxyServiceSid: string | undefined
  readonly proxyWebhooks: ProxyWebhooks | undefined
  readonly stateKeySecret: string
  readonly sessionTtlSeconds: number
  readonly assignmentTtlSeconds: number
  readonly callLogTtlSeconds: number
  readonly voicemailTtlSeconds: number
}

/** Names every mistake at once, so that an operator mends the environment in one go. */
export class EnvironmentMistakes extends Error {
  override readonly name = 'EnvironmentMistakes'
  constructor(readonly mistakes: readonly string[]) {
    super(`The environment is not right: ${mistakes.join('; ')}.`)
  }
}

/** An empty value counts as absent, because `NAME=` is how people leave a variable out of a `.env` file. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(environment).map((name) => [name, variables[name] || undefined]))
  const parsed = v.safeParse(v.object(environment), given)
  if (!parsed.success) {
    throw new EnvironmentMistakes(parsed.issues.map((issue) => `${v.getDotPath(issue)} must be ${issue.message}`))
  }
  const env = parsed.output
  return {
    syncServiceSid: env.SYNC_SERVICE_SID,
    conversationsServiceSid: env.CONVERSATIONS_SERVICE_SID,
    proxyServiceSid: env.PROXY_SERVICE_SID,
    proxyWebhooks:
      env.PROXY_SERVICE_SID === undefined ? undefined : proxyWebhooksOf(env.ACCOUNT_SID, env.PROXY_SERVICE_SID),
    stateKeySecret: env.STATE_KEY_SECRET,
    inboundAutocreation: env.INBOUND_AUTOCREATION,
    routingAssignmentTimeoutSeconds: env.ROUTING_ASSIGNMENT_TIMEOUT_SECONDS,
    inboundTimeoutSeconds: env.INBOUND_TIMEOUT_SECONDS,
    record: env.RECORD,
    trim: env.TRIM,
    whisper: env.WHISPER,
    sessionTtlSeconds: env.SESSION_TTL_SECONDS,
    assignmentTtlSeconds: env.ASSIGNMENT_DAYS * SECONDS_A_DAY,
    callLogTtlSeconds: env.CALL_LOG_DAYS * SECONDS_A_DAY,
    voicemailTtlSeconds: env.VOICEMAIL_DAYS * SECONDS_A_DAY,
  }
}

function proxyWebhooksOf(accountSid: string, serviceSid: string): ProxyWebhooks {
  const webhooks = `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Proxy/${serviceSid}/Webhooks`
  return { call: `${webhooks}/Call`, message: `${webhooks}/Message` }
}

/** Where Twilio reaches these Functions. It needs no valid environment: a caller is answered even when that is broken. */
export function baseUrlOf(variables: Readonly<Record<string, string | undefined>>): string {
  const given = v.safeParse(environment.BASE_URL, variables['BASE_URL'] || undefined)
  return (given.success && given.output) || `https://${variables['DOMAIN_NAME']}`
}
