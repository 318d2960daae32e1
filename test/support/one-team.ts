import type { Strategy, Team } from '../../src/routing/directory'
import { decideOutOfSession } from '../../src/routing/out-of-session'
import { assignmentsIn } from '../../src/state/assignments'
import { engaged } from '../../src/state/engagement'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { leasesIn, type LeaseOptions } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import { recentsIn } from '../../src/state/recents'
import { factsOutOfSession } from '../../src/state/out-of-session'
import { turnsIn } from '../../src/state/turns'
import type { OutOfSession } from '../../src/webhooks/out-of-session'
import { memoryItems } from './memory-items'

/** Of ours, answered by the team. */
export const number = '+15551230001'
const now = new Date('2026-11-20T12:00:00Z')
export const secretKey = secretKeys('constructed-secret-of-32-letters')

/** Workers `worker-0@example.com` and so on, each with this capacity, or with one each. */
export function teamOf(strategy: Strategy, size: number, capacity?: number | readonly number[]): Team {
  const members = Array.from({ length: size }, (_, n) => {
    const own = typeof capacity === 'object' ? capacity[n] : capacity
    return {
      identity: `worker-${n}@example.com`,
      phone: `+1555999${String(n).padStart(4, '0')}`,
      ...(own !== undefined && { capacity: own }),
    }
  })
  return { id: 'sales', strategy, members }
}

export type TeamPorts = ReturnType<typeof portsOn>

/** The ports of one container, over a directory of one team. */
export function portsOn(items: Items, team: Team, leases: Partial<LeaseOptions> = {}) {
  return {
    assignments: assignmentsIn(items, secretKey, 60, leases.patience),
    leases: leasesIn(items, secretKey, { ttlSeconds: 60, ...leases }),
    turns: turnsIn(items, secretKey, 60),
    config: { sessionTtlSeconds: 60, proxyWebhooks: undefined },
    callLog: { timeline: async () => [] },
    openings: openingsIn(items, secretKey),
    recents: recentsIn(items, secretKey),
    directory: {
      number: async () => ({ address: number, service: 'proxy', teams: [team.id] }) as const,
      team: async () => team,
      worker: async () => undefined,
      ownerOf: async () => undefined,
      prompts: async () => undefined,
      absences: async () => [],
      blockedFrom: async () => [],
      templates: async () => [],
      workerWithPhone: async () => undefined,
    },
  }
}

/** In memory, with nothing remembered yet. */
export function portsFor(team: Team) {
  const { items, keys } = memoryItems()
  return { items, keys, ports: portsOn(items, team) }
}

export const customer = (n: number) => `+1303555${String(n).padStart(4, '0')}`
export const textFrom = (from: string): OutOfSession => ({
  kind: 'message',
  words: 'Hello',
  previous: undefined,
  sid: `SM${from.slice(1).padStart(32, '0')}`,
  from,
  to: number,
})

/** Who this customer is put through to, by identity; `undefined`: nobody. Between its facts and its decision, it may have to wait. */
export async function reach(ports: TeamPorts, from: string, until?: Promise<unknown>): Promise<string | undefined> {
  const contact = textFrom(from)
  const facts = await factsOutOfSession(ports, contact, now)
  await until
  const decide = (known: typeof facts) => decideOutOfSession(contact, known)
  const decision = await engaged(ports, decide(facts), facts, (known) => decideOutOfSession(contact, known))
  return decision.kind === 'session' ? decision.worker.identity : undefined
}

/** Open sessions by identity, as they are and not as they were seen. */
export async function sessionsIn(items: Items, team: Team): Promise<Readonly<Record<string, number>>> {
  const { leases } = portsOn(items, team)
  return Object.fromEntries(await leases.count(team.members.map(({ identity }) => identity)))
}
