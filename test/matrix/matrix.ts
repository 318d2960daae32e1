import { setTimeout as wait } from 'node:timers/promises'
import { paths, type Path } from '../../src/runtime/paths'
import { parseAutoCreate } from '../../twin/network/auto-create'
import { parseTwiml } from '../../twin/network/twiml'
import { goodRequests, type Params } from '../support/good-requests'
import type { LogLine } from '../support/collected-log'
import { startPatchbay, type Patchbay } from '../support/patchbay'
import type { WebhookAnswer } from '../../twin/signed-request'

/** One Function, one call that it makes to Twilio's APIs, one fault of that call. */
export interface Cell {
  readonly path: Path
  readonly operation: string
  readonly fault: string
  readonly answered: 'as usual' | 'fallback' | 'WRONG'
  readonly memory: 'nothing' | 'kept' | 'lost, logged' | 'LOST'
  readonly milliseconds: number
}

export const faults = [
  'delay 300ms',
  'delay 5s',
  'hang',
  'reset x1',
  'reset',
  '429 x2',
  '429 retry-after 1s x1',
  '429',
  '500 x1',
  '500',
  '503',
  'conflict x1',
] as const

let requestsMade = 0

/** Which calls each Function makes, cold: seen, not written down, so that it grows with the code. */
export async function discoverCalls(): Promise<ReadonlyMap<string, readonly Path[]>> {
  const patchbay = await startPatchbay()
  const calls = new Map<string, Path[]>()
  try {
    for (const path of Object.values(paths)) {
      const seen = new Set<string>()
      const deaf = patchbay.platform.events.listen(({ event }) => {
        if (event.kind === 'api') seen.add(event.exchange.operation)
      })
      await patchbay.ask(path, goodRequests[path].params((requestsMade += 2)))
      deaf()
      for (const operation of seen) calls.set(operation, [...(calls.get(operation) ?? []), path])
    }
  } finally {
    await patchbay.close()
  }
  return calls
}

/** Meets one call with each fault in turn, on cold containers, in every Function that makes the call. */
export async function measure(operation: string, callers: readonly Path[]): Promise<readonly Cell[]> {
  const patchbay = await startPatchbay()
  try {
    const cells: Cell[] = []
    for (const fault of faults) {
      await patchbay.restartFunctions()
      const asked = await askUnder(`${operation}: ${fault}`, callers, patchbay)
      patchbay.platform.faults.clear()
      const log = await patchbay.takeLog()
      const trouble = await patchbay.takeTrouble()
      const unexpected = trouble.filter(({ kind }) => !['fallback', 'debugger'].includes(kind))
      if (unexpected.length > 0) throw new Error(`${fault} of ${operation}: ${JSON.stringify(unexpected)}`)
      for (const one of asked) {
        const line = log.find(({ webhook }) => webhook === one.path)
        cells.push({ operation, fault, ...one, ...(await verdict(one, line, patchbay)) })
      }
    }
    return cells
  } finally {
    await patchbay.close()
  }
}

interface Asked {
  readonly path: Path
  readonly params: Params
  readonly answer: WebhookAnswer
  readonly milliseconds: number
}

/** All at once, unless the fault has a count: whoever came first would use it up. */
async function askUnder(fault: string, callers: readonly Path[], patchbay: Patchbay): Promise<readonly Asked[]> {
  const { faults } = patchbay.platform
  const ask = async (path: Path) => {
    const params = goodRequests[path].params((requestsMade += 2))
    const startedAt = performance.now()
    const answer = await patchbay.ask(path, params)
    return { path, params, answer, milliseconds: Math.round(performance.now() - startedAt) }
  }
  if (!/ x\d+$/.test(fault)) {
    faults.add(fault)
    return Promise.all(callers.map(ask))
  }
  const asked: Asked[] = []
  for (const path of callers) {
    faults.clear()
    faults.add(fault)
    asked.push(await ask(path))
    await quiet(patchbay)
    if (faults.list().length > 0) throw new Error(`${path} did not meet ${fault}`)
  }
  return asked
}

/** A Function that has given up may still have a call under way, which would use up the fault of the next. */
async function quiet({ platform }: Patchbay): Promise<void> {
  for (let calls = 1; calls > 0;) {
    calls = 0
    const deaf = platform.events.listen(({ event }) => (calls += event.kind === 'api' ? 1 : 0))
    await wait(50)
    deaf()
  }
}

async function verdict(
  { path, params, answer }: Asked,
  line: LogLine | undefined,
  patchbay: Patchbay,
): Promise<Pick<Cell, 'answered' | 'memory'>> {
  const { status, contentType, remembered } = goodRequests[path]
  const usual = answer.status === status && contentType.test(answer.contentType) && line?.outcome === 'answered'
  const fallback = isFallback(answer) && line?.outcome === 'fallback'
  const kept = remembered && (await remembered(patchbay, params))
  const sids = Object.values(params).filter((value) => /^[A-Z]{2}[0-9a-f]{32}$/.test(value))
  const logged = fallback && sids.every((sid) => line.text.includes(sid))
  return {
    answered: usual ? 'as usual' : fallback ? 'fallback' : 'WRONG',
    memory: kept === undefined ? 'nothing' : kept ? 'kept' : logged ? 'lost, logged' : 'LOST',
  }
}

/** A caller gets TwiML that says something or a session, Frontline JSON with an error, Twilio 503 so that it may try again. */
function isFallback({ status, contentType, body }: WebhookAnswer): boolean {
  if (status === 503) return 'error' in (JSON.parse(body) as object)
  if (status === 200 && contentType.startsWith('application/json')) return parseAutoCreate(body).ok
  const twiml = parseTwiml(body)
  return status === 200 && contentType.startsWith('application/xml') && twiml.ok && twiml.verbs.length > 0
}
