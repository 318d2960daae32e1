import * as v from 'valibot'
import {
  notices,
  policies,
  recordModes,
  strategies,
  trims,
  whispers,
  type Absence,
  type Hours,
  type Member,
  type OwnNumber,
  type Prompts,
  type Team,
  type Worker,
} from '../routing/directory'
import { weekdays } from '../routing/hours'
import type { Place } from './items'
import type { SecretKey } from './keys'
import { readRecord } from './records'

/** Where each entry lies in the directory's Map. Addresses and identities do not appear in keys. */
export const directoryKey = {
  number: (secret: SecretKey, address: string) => `number.${secret('number', address)}`,
  worker: (secret: SecretKey, identity: string) => `worker.${secret('worker', identity)}`,
  /** A team is all entries whose keys begin with this: its settings, and one entry a member. */
  team: (id: string) => `team.${id}.`,
  settings: (id: string) => `team.${id}.settings`,
  member: (secret: SecretKey, id: string, identity: string) => `team.${id}.member.${secret('worker', identity)}`,
  prompts: (language: string) => `prompts.${language}`,
  /** Each ends by itself, at its time. */
  absences: 'absence.',
  absence: (secret: SecretKey, identity: string) => `absence.${secret('worker', identity)}`,
}

/** The block list is spread over shards, because every caller asks for it. */
export function blockedPlace(secret: SecretKey, address: string): Place {
  const key = secret('blocked', address)
  return { collection: 'blocked', shardKey: key, key }
}

const text = v.string()
const ifAny = v.optional(v.string())
const count = v.optional(v.number())

const number = {
  address: text,
  service: v.picklist(['frontline', 'proxy']),
  teams: v.array(text),
  language: ifAny,
  greeting: ifAny,
  menu: v.optional(v.array(v.object({ key: text, words: text, teams: v.array(text) }))),
  inboundAutocreation: v.optional(v.boolean()),
  routingAssignmentTimeoutSeconds: count,
  inboundTimeoutSeconds: count,
  record: v.optional(v.picklist(recordModes)),
  trim: v.optional(v.picklist(trims)),
  whisper: v.optional(v.picklist(whispers)),
  withoutConversation: v.optional(v.picklist(policies)),
  notify: v.optional(v.array(v.picklist(notices))),
  missedCallText: ifAny,
}

/** `09:00-17:30` => { from: 540, until: 1050 } */
const span = v.pipe(
  v.string(),
  v.regex(/^\d\d:\d\d-\d\d:\d\d$/),
  v.transform((text) => ({ from: minutesOf(text.slice(0, 5)), until: minutesOf(text.slice(6)) })),
)

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const hours = v.object({
  id: text,
  timeZone: text,
  week: v.object(Object.fromEntries(weekdays.map((day) => [day, v.optional(v.array(span))]))),
  holidays: v.array(text),
  closures: v.array(v.object({ from: text, until: text })),
})

const settings = { settings: v.object({ strategy: v.picklist(strategies), hours: v.optional(hours) }) }

const memberFields = { identity: text, phone: ifAny, capacity: count }
const member = { member: v.object(memberFields) }

const worker = {
  ...memberFields,
  proxyAddresses: v.array(v.object({ address: text, of: v.picklist(['worker', 'team']) })),
}

const prompts = {
  language: text,
  voice: ifAny,
  notAvailable: text,
  busy: text,
  afterHours: text,
  failed: text,
  noConversation: text,
  recorded: text,
  tryAgain: text,
  nothingHeard: text,
  saved: text,
  sorry: text,
  sorryAfterHours: text,
}

const absence = { absence: v.object({ worker: text, until: ifAny }) }

export const readNumber = (data: unknown): OwnNumber => readRecord('number', number, data)
export const readWorker = (data: unknown): Worker => readRecord('worker', worker, data)
export const readPrompts = (data: unknown): Prompts => readRecord('prompts', prompts, data)
export const readAbsence = (data: unknown): Absence => readRecord('absence', absence, data).absence

/** That it is there says it all. The operator's tools may write more into it. */
export const readBlocked = (data: unknown): true => readRecord('blocked', {}, data) && true

/** From all entries of a team, by key. A member's entry without the settings is left from a team that is being removed. */
export function readTeam(id: string, entries: ReadonlyMap<string, unknown>): Team | undefined {
  const own = entries.get(directoryKey.settings(id))
  if (own === undefined) return undefined
  const { strategy, hours } = readRecord('team', settings, own).settings
  const others = [...entries].filter(([key]) => key !== directoryKey.settings(id))
  const members = others.map(([, data]): Member => readRecord('member', member, data).member)
  return { id, strategy, hours: hours as Hours | undefined, members }
}
