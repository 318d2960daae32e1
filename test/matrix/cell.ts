import { parseAutoCreate } from '../../twin/network/auto-create'
import { parseTwiml } from '../../twin/network/twiml'
import { ask, type Asked } from './ask'
import { worldBefore, type GoodDay } from './good-day'
import type { Request } from './requests'
import type { World } from './world'

/** One request, one call to Twilio's APIs that is made to answer it, one fault of that call. */
export interface Cell {
  readonly request: Request
  /** Of the calls of a good day, from 1. */
  readonly call: number
  readonly fault: string
  readonly answered: 'as usual' | 'fallback' | 'WRONG'
  readonly memory: 'nothing' | 'kept' | 'lost, logged' | 'LOST'
  readonly milliseconds: number
  /** Whatever should not be, in words. What a Function does after its answer may still add to it. */
  readonly trouble: () => readonly string[]
}

/** Resolves when the request is under way. */
export async function measure(
  goodDay: GoodDay,
  call: number,
  fault: string,
): Promise<{ readonly cell: Promise<Cell> }> {
  const world = await worldBefore(goodDay.request)
  return { cell: measureIn(world, goodDay, call, fault) }
}

async function measureIn(world: World, goodDay: GoodDay, call: number, fault: string): Promise<Cell> {
  const { request } = goodDay
  const { violations } = world
  const { container, observed } = world.start({ call, fault })
  const asked = await ask(container, request)
  const kept = await request.remembered?.(world.memory, request.params)
  const [usual, inFact] = [goodDay.calls, observed.calls].map((calls) => calls.slice(0, call).join(', '))
  const trouble = [
    ...asked.trouble,
    ...(observed.isMet() ? [] : ['the fault was not met']),
    ...(usual === inFact ? [] : [`it asked ${inFact}, and on a good day ${usual}`]),
  ]
  return {
    request,
    call,
    fault,
    ...verdict(asked, goodDay, kept),
    milliseconds: asked.milliseconds,
    trouble: () => [...trouble, ...violations],
  }
}

function verdict(
  { answer, log }: Asked,
  { request, asked: usual }: GoodDay,
  kept: boolean | undefined,
): Pick<Cell, 'answered' | 'memory'> {
  const isUsual = log?.outcome === 'answered' && gist(answer, log) === gist(usual.answer, usual.log)
  const isFallback = log?.outcome === 'fallback' && isFallbackAnswer(answer)
  const sids = Object.values(request.params).filter((value) => /^[A-Z]{2}[0-9a-f]{32}$/.test(value))
  const text = JSON.stringify(log)
  const isLogged = isFallback && sids.every((sid) => text.includes(sid))
  return {
    answered: isUsual ? 'as usual' : isFallback ? 'fallback' : 'WRONG',
    memory: kept === undefined ? 'nothing' : kept ? 'kept' : isLogged ? 'lost, logged' : 'LOST',
  }
}

/** Not word for word: somebody else may have taken the turn, and another worker is chosen for the same reason. */
function gist({ status, contentType }: Asked['answer'], log: Asked['log']): string {
  return JSON.stringify([status, contentType, log?.decision, log?.because])
}

/** A caller gets TwiML that says something or a session, Frontline JSON with an error, Twilio 503 so that it may try again. */
function isFallbackAnswer({ status, contentType, body }: Asked['answer']): boolean {
  if (status === 503) return 'error' in (JSON.parse(body) as object)
  if (status === 200 && contentType.startsWith('application/json')) return parseAutoCreate(body).ok
  const twiml = parseTwiml(body)
  return status === 200 && contentType.startsWith('application/xml') && twiml.ok && twiml.verbs.length > 0
}
