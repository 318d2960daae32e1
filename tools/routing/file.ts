import * as v from 'valibot'
import { addressOn, isPhoneNumber } from '../../src/routing/address'
import { recordModes } from '../../src/routing/directory'

const phone = v.pipe(
  v.string(),
  v.check((value: string) => isPhoneNumber(value), 'must be a phone number such as +12025550123'),
)
const identity = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(256, 'must have at most 256 characters'),
)
const teamId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,50}$/, 'must be made of small letters, digits and hyphens, such as "sales"'),
)
const number = v.pipe(
  v.string(),
  v.check(
    (value) => addressOn('sms', value) || addressOn('whatsapp', value),
    'must be a number such as +12025550123 or whatsapp:+12025550123',
  ),
)
/** A number, or a chat identity: anything with a letter in it, so that a number without its + is noticed. */
const proxyAddress = v.pipe(
  v.string(),
  v.check(
    (value) =>
      addressOn('sms', value) || addressOn('whatsapp', value) || (addressOn('chat', value) && /[a-z]/i.test(value)),
    'must be +12025550123, whatsapp:+12025550123 or a chat identity',
  ),
)

const expectedSeconds = 'must be a whole number of seconds from 5 to 600'
const seconds = v.pipe(
  v.number(expectedSeconds),
  v.integer(expectedSeconds),
  v.minValue(5, expectedSeconds),
  v.maxValue(600, expectedSeconds),
)

/** Control characters and halves of characters cannot stand in XML. */
const words = v.pipe(
  v.string(),
  v.maxLength(500, 'must have at most 500 characters'),
  v.check((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'must be words, without line breaks or other control characters'),
)

/** What an operator writes in `routing.json`. Unknown names are mistakes: they are most often misspelt ones. */
const routingFile = v.strictObject({
  version: v.literal(1),
  workers: v.array(
    v.strictObject({
      identity,
      /** Where Proxy reaches the worker. Without one, only Frontline does. */
      phone: v.optional(phone),
      proxyAddresses: v.optional(v.array(proxyAddress), []),
    }),
  ),
  teams: v.array(
    v.strictObject({ id: teamId, workers: v.pipe(v.array(identity), v.minLength(1, 'must have a worker')) }),
  ),
  numbers: v.array(
    v.strictObject({
      address: number,
      /** The Twilio product that the number belongs to, which decides whose URLs are pasted where. */
      service: v.picklist(['frontline', 'proxy'], 'must be "frontline" or "proxy"'),
      team: teamId,
      greeting: v.optional(words),
      inboundTimeoutSeconds: v.optional(seconds),
      record: v.optional(v.picklist(recordModes, `must be one of ${recordModes.join(', ')}`)),
    }),
  ),
})

export type RoutingFile = v.InferOutput<typeof routingFile>

export type CheckedFile =
  { readonly ok: true; readonly routing: RoutingFile } | { readonly ok: false; readonly mistakes: readonly string[] }

/** Reads a routing file whole. Each mistake comes with its path and what would be right. */
export function checkRoutingFile(text: string): CheckedFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { ok: false, mistakes: [`The file is not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const parsed = v.safeParse(routingFile, json)
  if (!parsed.success) {
    return {
      ok: false,
      mistakes: parsed.issues.map(inWords),
    }
  }
  const mistakes = crossReferenceMistakes(parsed.output)
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, routing: parsed.output }
}

function inWords(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? 'the file'
  if (issue.expected === 'never') return `${path}: is not known here; is it misspelt?`
  if (issue.received === 'undefined') return `${path}: is missing`
  return `${path}: ${issue.message}`
}

/** Nobody is named who is not there, and nothing is there twice. */
function crossReferenceMistakes({ workers, teams, numbers }: RoutingFile): readonly string[] {
  const identities = new Set(workers.map((worker) => worker.identity))
  const teamIds = new Set(teams.map((team) => team.id))
  const withPhone = new Set(workers.filter(({ phone }) => phone).map((worker) => worker.identity))
  const hasPhone = (id: string) =>
    !teamIds.has(id) || teams.some((team) => team.id === id && team.workers.some((worker) => withPhone.has(worker)))
  return [
    ...repeated(workers.map((worker) => worker.identity)).map((at) => `workers.${at}.identity: is there already`),
    ...repeated(teams.map((team) => team.id)).map((at) => `teams.${at}.id: is there already`),
    ...repeated(numbers.map((number) => number.address)).map((at) => `numbers.${at}.address: is there already`),
    ...teams.flatMap((team, at) =>
      team.workers
        .filter((worker) => !identities.has(worker))
        .map((worker) => `teams.${at}.workers: "${worker}" is not among the workers`),
    ),
    ...numbers
      .map((number, at) =>
        number.service === 'proxy' && !hasPhone(number.team)
          ? `numbers.${at}.team: nobody in "${number.team}" has a phone, and a Proxy number needs one to ring`
          : '',
      )
      .filter((mistake) => mistake !== ''),
    ...numbers
      .map((number, at) =>
        teamIds.has(number.team) ? '' : `numbers.${at}.team: "${number.team}" is not among the teams`,
      )
      .filter((mistake) => mistake !== ''),
  ]
}

function repeated(names: readonly string[]): readonly number[] {
  return names.map((name, at) => (names.indexOf(name) < at ? at : -1)).filter((at) => at >= 0)
}
