import type { Staff } from './business'
import { findCeiling } from './scenarios/ceiling'
import { measureConnections } from './scenarios/connections'
import { measureCustomers } from './scenarios/customers'
import { measureCapacity, measureOneCustomer, type FirstContacts } from './scenarios/first-contacts'
import { measureGrowth } from './scenarios/growth'
import { measureRoundTrips } from './scenarios/round-trips'
import { measureThroughput, type ThroughputOptions } from './scenarios/throughput'
import type { Traffic } from './meter'
import type { Row } from './table'

export type OnProgress = (words: string) => void

/** What `npm run bench:state` can show: each a table, and how it came about. */
export interface Figures {
  readonly title: string
  readonly method: string
  readonly measure: (onProgress: OnProgress) => Promise<readonly Row[]>
}

export const figures: Readonly<Record<string, Figures>> = {
  'round-trips': {
    title: 'API calls and sequential round trips on the path of a webhook',
    method:
      'The bundles as deployed, the SDK and its retries; requests are held until a Function asks nothing more, and let go ' +
      'together: one round trip. Cold is a new container; in production and here, each Function keeps its own memory. ' +
      'No caller is in a Conversation, so that a worker is told of a message by a text.',
    measure: async () =>
      (await measureRoundTrips()).map(({ webhook, cold, warm }) => ({
        webhook,
        ...columnsOf('cold', cold),
        ...columnsOf('warm', warm),
        'warm asks': warm.calls.join(', ') || 'nothing',
      })),
  },
  growth: {
    title: 'A known customer out of session, with so many customers assigned',
    method:
      '16 shards, warm containers, no network, this machine. The sizes take turns, so that whatever disturbs meets all.',
    measure: async (onProgress) =>
      (await measureGrowth({ sizes: [1_000, 100_000, 1_000_000], samples: 1_000, onProgress })).map((size) => ({
        assignments: size.assignments,
        'API calls': size.traffic.calls.length,
        'round trips': size.traffic.roundTrips,
        'median ms': size.medianMilliseconds,
        'p95 ms': size.p95Milliseconds,
        'median, relative': size.ratio,
        'seeded a second': size.itemsPerSecond,
      })),
  },
  throughput: {
    title: "A minute of calls and as many contacts out of session, within Sync's documented limits",
    method:
      'Simulated time, 20 to 60 ms an API call. A call is incoming, four status callbacks out of order, connect-action, ' +
      'for three in ten a voicemail of two requests, and call-status. A worker is told of each voicemail by a text, as no ' +
      'customer is in a Conversation. Half of the contacts are first ones. Containers begin cold.',
    measure: async (onProgress) => {
      const loads: readonly ThroughputOptions[] = [
        { shards: 1, callsPerMinute: 200 },
        { shards: 1, callsPerMinute: 200, containers: 10 },
        { shards: 16, callsPerMinute: 2_000 },
        { shards: 16, callsPerMinute: 2_000, containers: 30 },
        ...counted.map((staff) => ({ shards: 4, callsPerMinute: 200, containers: 5, staff })),
        ...counted.map((staff) => ({ shards: 16, callsPerMinute: 2_000, containers: 20, staff, seconds: 20 })),
      ]
      const rows: Row[] = []
      for (const load of loads) {
        onProgress(`${load.callsPerMinute} calls a minute on ${load.shards} shards …`)
        const { refusals: _, busiestMap, ...rest } = await measureThroughput(load)
        rows.push({
          team: inWords(load),
          ...rest,
          'busiest Map': busiestMap.name,
          'writes/s': busiestMap.writesPerSecond,
        })
      }
      return rows
    },
  },
  ceiling: {
    title: 'Calls a minute until Sync refuses the first request',
    method: 'As throughput, 20 s at each rate. What is refused is tried again, so that this is no end yet.',
    measure: async (onProgress) => {
      const tries = [
        { shards: 1, from: 200, step: 10 },
        { shards: 4, from: 600, step: 50 },
        { shards: 16, from: 2_600, step: 200 },
      ]
      const rows: Row[] = []
      for (const options of tries) {
        const { busiestMap, ...rest } = await findCeiling({ ...options, onProgress })
        rows.push({ ...rest, 'busiest Map': busiestMap.name, 'writes/s': busiestMap.writesPerSecond })
      }
      return rows
    },
  },
  'first-contacts': {
    title: 'First contacts in one instant',
    method:
      'Simulated time, 20 to 60 ms an API call, 10 containers. Limits are off: so many in one instant are above those of Sync.',
    measure: async (onProgress) => {
      onProgress('200 contacts of one customer …')
      const rows = [
        row('one customer', await measureOneCustomer({ contacts: 200 })),
        row(
          'one customer, no PROXY_SERVICE_SID',
          await measureOneCustomer({ contacts: 200, namesProxyService: false }),
        ),
      ]
      for (const strategy of ['sticky', 'least-busy', 'round-robin'] as const) {
        onProgress(`2,000 customers, ${strategy} …`)
        const options = { contacts: 2_000, workers: 20, capacity: 50, strategy }
        rows.push(row(`20 workers of capacity 50, ${strategy}`, await measureCapacity(options)))
      }
      return rows
    },
  },
  connections: {
    title: 'Connections that 100 webhooks open to Twilio',
    method:
      "A TLS server on this machine plays sync.twilio.com; the agent and its pool are the SDK's own. Warm: one after the " +
      'other in a process that has answered one. Ten at once: as many again, ten at a time.',
    measure: async () => (await measureConnections()).map((connections) => ({ ...connections })),
  },
  customers: {
    title: 'The list of customers in Sync, over 50 workers, one in ten of them nobody’s',
    method:
      'Four shards, a page of 50, a warm container, no network, this machine. Of an import, the calls are its writes and the ' +
      'round trips those to the busiest Map, of which Sync takes 20 a second.',
    measure: async (onProgress) =>
      (await measureCustomers({ sizes: [1_000, 50_000], onProgress })).map(({ roundTrips, milliseconds, ...row }) => ({
        ...row,
        'round trips': roundTrips,
        ms: milliseconds,
      })),
  },
}

/** Teams whose open sessions are counted. */
const counted: readonly Staff[] = [
  { workers: 5, strategy: 'least-busy' },
  { workers: 20, strategy: 'least-busy' },
  { workers: 20, capacity: 5 },
  { workers: 20, capacity: 50 },
]

function inWords({ staff: { workers = 2, capacity, strategy = 'sticky' } = {} }: { readonly staff?: Staff }): string {
  return [`${workers} workers`, strategy, ...(capacity === undefined ? [] : [`capacity ${capacity}`])].join(', ')
}

function columnsOf(temperature: string, { reads, writes, roundTrips }: Traffic): Row {
  return {
    [`${temperature} reads`]: reads,
    [`${temperature} writes`]: writes,
    [`${temperature} round trips`]: roundTrips,
  }
}

function row(what: string, { sessions, failures, ...rest }: FirstContacts): Row {
  const counts = Object.values(sessions)
  const because = Object.keys(failures).join(', ')
  return { what, ...rest, because, 'workers reached': counts.length, 'most per worker': Math.max(0, ...counts) }
}
