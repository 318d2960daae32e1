import * as v from 'valibot'
import type { TemplateGroup } from '../routing/customer'
import {
  sessionModes,
  strategies,
  type Absence,
  type BlockedFrom,
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
import { numberRecord } from './number-record'
import { readRecord } from './records'

/** Where each entry lies in the directory's Map. Addresses and identities do not appear in keys. */
export const directoryKey = {
  number: (secret: SecretKey, address: string) => `number.${secret('number', address)}`,
  worker: (secret: SecretKey, identity: string) => `worker.${secret('worker', identity)}`,
  /** An address of ours from which one worker alone writes. */
  address: (secret: SecretKey, address: string) => `address.${secret('address', address)}`,
  /** A team is all entries whose keys begin with this: its settings, and one entry a member. */
  team: (id: string) => `team.${id}.`,
  settings: (id: string) => `team.${id}.settings`,
  member: (secret: SecretKey, id: string, identity: string) => `team.${id}.member.${secret('worker', identity)}`,
  prompts: (language: string) => `prompts.${language}`,
  templates: 'templates',
  /** Each ends by itself, at its time. */
  absences: 'absence.',
  absence: (secret: SecretKey, identity: string) => `absence.${secret('worker', identity)}`,
}

/** The block list is spread over shards, because every caller asks for it. */
export function blockedPlace(secret: SecretKey, address: string): Place {
  const key = secret('blocked', address)
  return { collection: 'blocked', shardKey: key, key }
}

/** The worker with this phone, beside the block list for the same reason. */
export function phonePlace(secret: SecretKey, phone: string): Place {
  const key = PHONE + secret('phone', phone)
  return { collection: 'blocked', shardKey: key, key }
}

/** Such keys begin with this, and those of blocked addresses never do. */
export const PHONE = 'phone.'

const text = v.string()
const ifAny = v.optional(v.string())

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

const settings = {
  settings: v.object({
    strategy: v.picklist(strategies),
    hours: v.optional(hours),
    asksAvailability: v.optional(v.boolean()),
  }),
}

const memberFields = {
  identity: text,
  phone: ifAny,
  capacity: v.optional(v.number()),
  mode: v.optional(v.picklist(sessionModes)),
  reservedNumber: ifAny,
}
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

const groups = {
  groups: v.array(
    v.object({ name: text, templates: v.array(v.object({ content: text, whatsAppApproved: v.boolean() })) }),
  ),
}

const absence = { absence: v.object({ worker: text, until: ifAny }) }

export const readNumber = (data: unknown): OwnNumber => readRecord('number', numberRecord, data)
export const readWorker = (data: unknown): Worker => readRecord('worker', worker, data)
/** The operator's tools write the address beside it. */
export const readOwner = (data: unknown): string => readRecord('address', { owner: text }, data).owner
export const readPrompts = (data: unknown): Prompts => readRecord('prompts', prompts, data)
export const readTemplates = (data: unknown): readonly TemplateGroup[] => readRecord('templates', groups, data).groups
export const readAbsence = (data: unknown): Absence => readRecord('absence', absence, data).absence

export const readMember = (data: unknown): Member => readRecord('member', member, data).member

/** Without workers, from everybody. The operator's tools may write more into it. */
export const readBlocked = (data: unknown): BlockedFrom =>
  readRecord('blocked', { workers: v.optional(v.array(text)) }, data).workers ?? 'everybody'

/** From all entries of a team, by key. A member's entry without the settings is left from a team that is being removed. */
export function readTeam(id: string, entries: ReadonlyMap<string, unknown>): Team | undefined {
  const own = entries.get(directoryKey.settings(id))
  if (own === undefined) return undefined
  const { strategy, hours, asksAvailability } = readRecord('team', settings, own).settings
  const others = [...entries].filter(([key]) => key !== directoryKey.settings(id))
  const members = others.map(([, data]): Member => readMember(data))
  return { id, strategy, hours: hours as Hours | undefined, asksAvailability, members }
}
