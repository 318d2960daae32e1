import * as fc from 'fast-check'
import type { paths } from '../../src/runtime/paths'
import type { Ports } from '../../src/runtime/ports'
import { captureLog } from './captured-log'
import { fakeContext } from './fake-context'
import { coldHandler } from './functions'
import type { Spoilt } from './hostile-fields'
import { invoke } from './invoke'
import { installTwilioGlobal, type Sent } from './twilio-global'

export interface InMemory {
  readonly ports: Ports
  /** Whatever may be seen by whoever looks into Twilio's console: keys of all that is remembered, and names of sessions. */
  names(this: void): Promise<readonly string[]>
}

export interface Asking {
  /** A business to which nothing has happened yet. */
  readonly inMemory: () => Promise<InMemory>
  /** What no log and no name may hold. */
  readonly personal: readonly string[]
}

/** So many requests, then everything is forgotten. */
const REQUESTS_A_WORLD = 250

type Ask = (
  webhook: keyof typeof paths,
  requests: fc.Arbitrary<Spoilt>,
  numRuns: number,
  check: (sent: Sent, asked: Spoilt) => void,
) => Promise<Readonly<Record<string, number>>>

/** Asks a container, and returns how often it came to what. */
export function asking({ inMemory, personal }: Asking): Ask {
  const naming = (text: string) => personal.filter((one) => text.includes(one))

  return async (webhook, requests, numRuns, check) => {
    installTwilioGlobal()
    let world = await inMemory()
    // One container, and a world that is another from time to time.
    const ports = {}
    for (const name of Object.keys(world.ports) as (keyof Ports)[])
      Object.defineProperty(ports, name, { enumerable: true, get: () => world.ports[name] })
    jest.doMock('../../src/runtime/ports', () => ({ openPorts: () => ports }))
    const [handler, context] = [coldHandler(webhook), fakeContext()]
    const came: Record<string, number> = {}
    const names: string[] = []
    let [asked, log] = [0, captureLog()]

    const property = fc.asyncProperty(requests, async (spoilt) => {
      if (++asked % REQUESTS_A_WORLD === 0) {
        names.push(...(await world.names()))
        world = await inMemory()
        jest.restoreAllMocks()
        log = captureLog()
      }
      const before = log.entries.length
      check(await invoke(handler, context, spoilt.request), spoilt)
      const [line, ...others] = log.entries.slice(before)
      expect(others).toEqual([])
      expect(naming(line?.text ?? '')).toEqual([])
      const { outcome, decision } = JSON.parse(line?.text ?? '') as { outcome: string; decision?: string }
      const what = decision ?? outcome
      came[what] = (came[what] ?? 0) + 1
    })
    await fc.assert(property, { numRuns })
    expect(names.flatMap(naming)).toEqual([])
    return came
  }
}
