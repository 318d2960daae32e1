import { german } from '../fixtures/prompts'
import type { RoutingFile } from '../../tools/routing/schema'
import { neverOpen } from './routing'

/** Proxy numbers of each kind. */
export const numbers = {
  /** Ada or Grace, always the same for a customer. */
  advice: '+12025550201',
  /** Ada and Grace by turns. */
  turns: '+12025550202',
  /** Tom, who has one session at most. */
  small: '+12025550203',
  /** Ina, who has one session at most, and then Ada or Grace. */
  overflowing: '+12025550204',
  /** Nobody, ever: in German. */
  closed: '+12025550205',
  /** Nobody, and then Grace. */
  nightShift: '+12025550206',
  callsOnly: '+12025550207',
  messagesOnly: '+12025550208',
  /** Carl takes calls, Mia takes messages. */
  mixed: '+12025550209',
  /** Rosa, for whom a number is kept. */
  kept: '+12025550210',
  /** Sessions of two minutes. */
  brief: '+12025550211',
  /** Sessions that end when Ada and Grace go home. */
  tillClosing: '+12025550212',
  /** Nobody has a phone. */
  unstaffed: '+12025550213',
} as const

export const workers = {
  ada: { identity: 'ada@example.com', phone: '+12025550151' },
  grace: { identity: 'grace@example.com', phone: '+12025550152' },
  tom: { identity: 'tom@example.com', phone: '+12025550153', capacity: 1 },
  ina: { identity: 'ina@example.com', phone: '+12025550154', capacity: 1 },
  carl: { identity: 'carl@example.com', phone: '+12025550155', mode: 'voice-only' },
  mia: { identity: 'mia@example.com', phone: '+12025550156', mode: 'message-only' },
  rosa: { identity: 'rosa@example.com', phone: '+12025550157', reservedNumber: '+12025550171' },
} as const

/** Kept from everybody, and from one each: the one to whom they would be put through at `advice`. */
export const blocked = {
  fromAll: '+13035550601',
  fromAda: '+13035550603',
  fromGrace: '+13035550602',
} as const

/** The Functions have the time of this machine, so that what closes has to close soon by that. */
const HOURS_UNTIL_CLOSING = 2
const inHours = (hours: number) =>
  new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)

/** UTC, to the minute. */
export const closing = inHours(HOURS_UNTIL_CLOSING)

const always = ['00:00-24:00']
const everyDay = {
  monday: always,
  tuesday: always,
  wednesday: always,
  thursday: always,
  friday: always,
  saturday: always,
  sunday: always,
}

const { ada, grace, tom, ina, carl, mia, rosa } = workers
const both = [ada.identity, grace.identity]
const proxy = { service: 'proxy' } as const
const toAdvice = { ...proxy, team: 'advice' }

export const routing: RoutingFile = {
  version: 1,
  workers: [...Object.values(workers), { identity: 'linus@example.com' }].map((worker) => ({
    ...worker,
    proxyAddresses: [],
  })),
  teams: [
    { id: 'advice', workers: both, strategy: 'sticky' },
    { id: 'turns', workers: both, strategy: 'round-robin' },
    { id: 'small', workers: [tom.identity], strategy: 'sticky' },
    { id: 'overflowing', workers: [ina.identity], strategy: 'sticky', overflow: 'advice' },
    { id: 'closed', workers: [ada.identity], strategy: 'sticky', hours: 'never' },
    { id: 'by-day', workers: [ada.identity], strategy: 'sticky', hours: 'never', overflow: 'by-night' },
    { id: 'by-night', workers: [grace.identity], strategy: 'sticky' },
    { id: 'mixed', workers: [carl.identity, mia.identity], strategy: 'sticky' },
    { id: 'kept', workers: [rosa.identity], strategy: 'sticky' },
    { id: 'till-closing', workers: both, strategy: 'sticky', hours: 'till-closing' },
    { id: 'unstaffed', workers: ['linus@example.com'], strategy: 'sticky' },
  ],
  numbers: [
    { ...toAdvice, address: numbers.advice },
    { ...proxy, address: numbers.turns, team: 'turns' },
    { ...proxy, address: numbers.small, team: 'small', answerEverySeconds: 600 },
    { ...proxy, address: numbers.overflowing, team: 'overflowing' },
    { ...proxy, address: numbers.closed, team: 'closed', language: 'de-DE' },
    { ...proxy, address: numbers.nightShift, team: 'by-day' },
    { ...toAdvice, address: numbers.callsOnly, mode: 'voice-only' },
    { ...toAdvice, address: numbers.messagesOnly, mode: 'message-only' },
    { ...proxy, address: numbers.mixed, team: 'mixed' },
    { ...proxy, address: numbers.kept, team: 'kept' },
    { ...toAdvice, address: numbers.brief, sessions: { ttlSeconds: 120 } },
    { ...proxy, address: numbers.tillClosing, team: 'till-closing', sessions: { endAtClosing: true } },
    { ...proxy, address: numbers.unstaffed, team: 'unstaffed' },
  ],
  hours: [
    neverOpen,
    {
      id: 'till-closing',
      timeZone: 'Etc/UTC',
      week: everyDay,
      holidays: [],
      closures: [{ from: closing, until: inHours(HOURS_UNTIL_CLOSING + 10) }],
    },
  ],
  prompts: [german],
  templates: [],
  blocked: [
    blocked.fromAll,
    { address: blocked.fromAda, workers: [ada.identity] },
    { address: blocked.fromGrace, workers: [grace.identity] },
  ],
}
