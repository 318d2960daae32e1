import { builtIn } from '../../src/replies/prompts'
import type { RoutingFile } from '../../tools/routing/schema'
import { routing as standardRouting, numbers as standardNumbers, workers } from '../support/routing'

export const numbers = {
  ...standardNumbers,
  leastBusy: '+12025550105',
  byTurns: '+12025550106',
  capacity: '+12025550107',
  /** Nobody is there at any hour, and it speaks with words of its own. */
  closed: '+12025550108',
  menu: '+12025550109',
  /** Whoever was missed gets a text. */
  textsBack: '+12025550110',
  /** Of a worker for whom `kept` is kept. */
  reserved: '+12025550111',
  /** Each session is over with its first call, and counted. */
  oneCall: '+12025550112',
  /** Nobody is there at any hour. */
  proxyClosed: '+12025550113',
  /** In Frontline's app, one after the other. */
  appByTurns: '+12025550114',
  /** Of a team that asks for Frontline's switch. */
  asksAvailability: '+12025550115',
  /** Whose Conversation was closed belongs to nobody. */
  releases: '+12025550116',
} as const

/** Numbers that only workers see. */
export const seen = { usual: '+12025550120', kept: '+12025550121' } as const

export const joan = { identity: 'joan@example.com', phone: '+12025550154' } as const

/** From which nobody else writes. */
export const joansOwn = '+12025550117'

export const busy = { identity: 'mary@example.com', phone: '+12025550153', proxyAddresses: [], capacity: 2 }
const kept = { ...joan, proxyAddresses: [joansOwn], reservedNumber: seen.kept }
const frontline = { service: 'frontline', team: 'advice' } as const

/** That of the stories, and a number for each way in which a Function asks for more. */
export const routing: RoutingFile = {
  ...standardRouting,
  workers: [...standardRouting.workers, busy, kept],
  teams: [
    ...standardRouting.teams,
    { id: 'by-load', workers: [workers.ada.identity, workers.grace.identity], strategy: 'least-busy' },
    { id: 'by-turns', workers: [workers.ada.identity, workers.grace.identity], strategy: 'round-robin' },
    { id: 'limited', workers: [busy.identity], strategy: 'sticky' },
    { id: 'kept', workers: [joan.identity], strategy: 'sticky' },
    {
      id: 'switched',
      workers: [workers.ada.identity, workers.grace.identity],
      strategy: 'sticky',
      asksAvailability: true,
    },
    { id: 'gone', workers: [workers.ada.identity], strategy: 'sticky', hours: 'never' },
  ],
  numbers: [
    ...standardRouting.numbers,
    { address: numbers.leastBusy, service: 'proxy', team: 'by-load' },
    { address: numbers.byTurns, service: 'proxy', team: 'by-turns' },
    { address: numbers.capacity, service: 'proxy', team: 'limited' },
    { address: numbers.reserved, service: 'proxy', team: 'kept' },
    { address: numbers.oneCall, service: 'proxy', team: 'limited', sessions: { endAfterCall: true } },
    { address: numbers.proxyClosed, service: 'proxy', team: 'gone' },
    { ...frontline, address: numbers.closed, team: 'gone', language: 'en-GB' },
    { ...frontline, address: numbers.menu, menu: [{ key: '1', words: 'For advice, press one.', team: 'advice' }] },
    { ...frontline, address: numbers.textsBack, missedCallText: 'We have missed your call.' },
    { ...frontline, address: numbers.appByTurns, team: 'by-turns' },
    { ...frontline, address: numbers.asksAvailability, team: 'switched' },
    { ...frontline, address: numbers.releases, releaseOnClose: true },
  ],
  hours: [{ id: 'never', timeZone: 'UTC', week: {}, holidays: [], closures: [] }],
  prompts: [{ language: 'en-GB', ...builtIn }],
  templates: [{ name: 'Openers', templates: [{ content: 'Hello {{first_name}}', whatsAppApproved: false }] }],
}
