import type { RoutingFile } from '../../tools/routing/schema'
import { routing as standard, workers } from './routing'

export const tom = { identity: 'tom@example.com', phone: '+12025550153' }
export const numbers = { ada: '+12025550301', grace: '+12025550302', tom: '+12025550303' }

/** Workers whose sessions end with a call. */
export const byTheCall = [1, 2, 3, 4, 5, 6].map((n) => ({
  identity: `worker-${n}@example.com`,
  phone: `+1202555016${n}`,
  number: `+1202555031${n}`,
}))

/** Each worker has a number of their own. Except for Ada and Grace, they have one session at most. */
export const routing: RoutingFile = {
  ...standard,
  workers: [
    ...standard.workers,
    ...[tom, ...byTheCall].map(({ identity, phone }) => ({ identity, phone, capacity: 1, proxyAddresses: [] })),
  ],
  teams: [workers.ada, workers.grace, tom, ...byTheCall].map(({ identity }) => ({
    id: identity.replace(/@.*$/, ''),
    workers: [identity],
    strategy: 'sticky',
  })),
  numbers: [
    { address: numbers.ada, service: 'proxy', team: 'ada' },
    { address: numbers.grace, service: 'proxy', team: 'grace' },
    { address: numbers.tom, service: 'proxy', team: 'tom' },
    ...byTheCall.map(({ identity, number: address }) => ({
      address,
      service: 'proxy' as const,
      team: identity.replace(/@.*$/, ''),
      sessions: { endAfterCall: true },
    })),
  ],
}
