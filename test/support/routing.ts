import { sticky } from '../../src/routing/strategies'
import type { RoutingFile } from '../../tools/routing/schema'

export const numbers = {
  frontline: '+12025550101',
  recorded: '+12025550102',
  proxy: '+12025550103',
  /** A Proxy number of a team in which nobody has a phone. */
  unstaffed: '+12025550104',
} as const

export const workers = {
  ada: { identity: 'ada@example.com', phone: '+12025550151' },
  grace: { identity: 'grace@example.com', phone: '+12025550152' },
} as const

/** Whom the team "advice" chooses for a customer on their first contact. */
export function workerOf(customer: string): { readonly identity: string; readonly phone: string } {
  return sticky(customer, [workers.ada, workers.grace]) ?? workers.ada
}

/** One number of each kind. */
export const routing: RoutingFile = {
  version: 1,
  workers: [
    { ...workers.ada, proxyAddresses: ['whatsapp:+12025550111'] },
    { ...workers.grace, proxyAddresses: ['+12025550112'] },
    { identity: 'linus@example.com', proxyAddresses: [] },
  ],
  teams: [
    { id: 'advice', workers: [workers.ada.identity, workers.grace.identity], strategy: 'sticky' },
    { id: 'night', workers: ['linus@example.com'], strategy: 'sticky' },
  ],
  numbers: [
    {
      address: numbers.frontline,
      service: 'frontline',
      team: 'advice',
      greeting: 'Welcome to Tom & Co.',
      inboundTimeoutSeconds: 25,
    },
    { address: numbers.recorded, service: 'frontline', team: 'advice', record: 'record-from-answer-dual' },
    { address: numbers.proxy, service: 'proxy', team: 'advice' },
    { address: numbers.unstaffed, service: 'proxy', team: 'night' },
  ],
  hours: [],
  prompts: [],
  templates: [],
  blocked: [],
}

/** Hours in which nobody ever answers. */
export const neverOpen: RoutingFile['hours'][number] = {
  id: 'never',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'] },
  holidays: [],
  closures: [{ from: '2000-01-01T00:00', until: '2100-01-01T00:00' }],
}
