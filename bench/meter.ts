import type { ApiRequest } from '../twin/api/api'
import type { Wire } from './wire'

/** What a Function has asked of Twilio. */
export interface Traffic {
  /** `read layout`, `create calls`: each call, in order. */
  readonly calls: readonly string[]
  readonly reads: number
  readonly writes: number
  /** How often one had to wait for another: calls that are under way together are one round trip. */
  readonly roundTrips: number
}

export interface Meter {
  readonly wire: Wire
  /** What has been asked since the last look. */
  take(): Traffic
}

/** After so many turns of the event loop without another request, none comes before one of the held ones is answered. */
const QUIET_TURNS = 5

/**
 * Counts sequential round trips without a clock. Requests are held until the Function has nothing more to ask; then all
 * are let go together, which is one round trip:
 *
 *   Function   ask A, ask B → waits        ask C → waits        answers
 *   meter           held, held → let go         held → let go            = 2 round trips
 */
export function metered(next: Wire): Meter {
  let calls: string[] = []
  let roundTrips = 0
  let held: (() => void)[] = []

  async function letGoWhenQuiet(): Promise<void> {
    for (let [quiet, before] = [0, 0]; quiet < QUIET_TURNS; quiet++) {
      if (held.length > before) [quiet, before] = [0, held.length]
      await new Promise((resolve) => setImmediate(resolve))
    }
    const together = held
    held = []
    roundTrips += 1
    for (const letGo of together) letGo()
  }

  return {
    wire: async (request) => {
      calls.push(inWords(request))
      await new Promise<void>((letGo) => {
        held.push(letGo)
        if (held.length === 1) void letGoWhenQuiet()
      })
      return next(request)
    },
    take: () => {
      const reads = calls.filter((call) => /^(?:read|list) /.test(call)).length
      const taken = { calls, reads, writes: calls.length - reads, roundTrips }
      calls = []
      roundTrips = 0
      return taken
    },
  }
}

/**
 * `GET …/Maps/patchbay.calls.03/Items/CA…` => `read calls`; a list of items is `list calls`. What is not Sync's has the
 * name that Twilio gives it: `GET …/Recordings/RE….mp3` => `read Recordings`, `list Conversations Participants`
 */
export function inWords({ method, path }: Pick<ApiRequest, 'method' | 'path'>): string {
  const parts = path.replace(/\.json$/, '').split('/')
  // Whose it is, an account's or a service's, comes before; Frontline's users are nobody's.
  const within = parts.slice(parts.length > 4 ? 4 : 2)
  const isOne = within.length % 2 === 0
  const [kind = '', object = ''] = within
  const isOfSync = object.startsWith('patchbay.')
  const resources = within.filter((_, index) => index % 2 === 0)
  return `${verb(method, isOne)} ${isOfSync ? objectName(object) || kind : resources.join(' ')}`
}

function verb(method: string, isOne: boolean): string {
  if (method === 'GET') return isOne ? 'read' : 'list'
  if (method === 'DELETE') return 'delete'
  return isOne ? 'update' : 'create'
}

/** `patchbay.calls.03` => `calls` */
function objectName(object: string): string {
  return object.replace(/^patchbay\./, '').replace(/\.\d\d$/, '')
}
