import { paths } from '../../src/runtime/paths'
import { parseAutoCreate } from '../../twin/network/auto-create'
import { parseTwiml } from '../../twin/network/twiml'
import { ask, type Asked } from './ask'
import { worldBefore, type GoodDay } from './good-day'
import type { Params } from '../support/good-requests'
import type { Request } from './requests'

/** One request, one call to Twilio's APIs that is made to answer it, one fault of that call. */
export interface Cell {
  readonly request: Request
  /** Of the calls of a good day, from 1. */
  readonly call: number
  readonly fault: string
  readonly answered: 'as usual' | 'unsure' | 'instead' | 'fallback' | 'WRONG'
  readonly memory: 'nothing' | 'kept' | 'lost, logged' | 'LOST'
  /** Where somebody is to be told something: how often, once Twilio has repeated what we could not do. */
  readonly told: 'nobody' | 'once' | 'twice' | 'never, logged' | 'never'
  /** Of simulated time. */
  readonly milliseconds: number
  /** Whatever should not be, in words, also of what a Function does after its answer. */
  readonly trouble: readonly string[]
}

/** When all is over that a Function has begun, also what it left to itself. */
const A_MINUTE_MILLISECONDS = 60_000

export async function measure(goodDay: GoodDay, call: number, fault: string): Promise<Cell> {
  const { request } = goodDay
  const world = await worldBefore(request)
  const { params } = world.request
  const started = world.start({ call, fault })
  const { observed } = started
  const asked = await ask(started, world.request)
  const kept = await request.remembered?.(world.memory, params, world)
  if (request.tells && isRepeated(asked, request)) await ask(world.start(), world.request)
  await world.time.sleep(A_MINUTE_MILLISECONDS)
  const [usual, inFact] = [goodDay.calls, observed.calls].map((calls) => calls.slice(0, call).join(', '))
  const trouble = [
    ...asked.trouble,
    ...(observed.isMet() ? [] : ['the fault was not met']),
    ...(usual === inFact ? [] : [`it asked ${inFact}, and on a good day ${usual}`]),
    ...world.violations,
  ]
  return {
    request,
    call,
    fault,
    ...verdict(asked, goodDay, kept, params),
    told: request.tells ? howOften(world.told(), goodDay, asked) : 'nobody',
    milliseconds: asked.milliseconds,
    trouble,
  }
}

function verdict(
  { answer, log }: Asked,
  { asked: usual, request }: GoodDay,
  kept: boolean | undefined,
  params: Params,
): Pick<Cell, 'answered' | 'memory'> {
  const isUsual = log?.outcome === 'answered' && gist(answer, log) === gist(usual.answer, usual.log)
  const isUnsure =
    !isUsual && log?.outcome === 'answered' && log.alert === true && kind(answer, log) === kind(usual.answer, usual.log)
  const isError = log?.outcome === 'fallback' || log?.alert === true
  const isFallback = isError && isFallbackAnswer(answer, request)
  const isInstead = !isUsual && log?.outcome === 'answered' && log.decision === request.instead
  const sids = Object.values(params).filter((value) => /^[A-Z]{2}[0-9a-f]{32}$/.test(value))
  const text = JSON.stringify(log)
  const isLogged = (isFallback || log?.alert === true) && sids.every((sid) => text.includes(sid))
  return {
    answered: isUsual ? 'as usual' : isUnsure ? 'unsure' : isFallback ? 'fallback' : isInstead ? 'instead' : 'WRONG',
    memory: kept === undefined || isInstead ? 'nothing' : kept ? 'kept' : isLogged ? 'lost, logged' : 'LOST',
  }
}

/** Whoever writes is answered, and Twilio asks no second time: then the log has to say so. */
function howOften(told: ReadonlyMap<string, number>, goodDay: GoodDay, asked: Asked): Cell['told'] {
  const { log } = asked
  const isLogged = !isRepeated(asked, goodDay.request) && (log?.alert || log?.outcome === 'fallback')
  if (told.size < goodDay.told) return isLogged ? 'never, logged' : 'never'
  return [...told.values()].every((times) => times === 1) ? 'once' : 'twice'
}

/** Frontline asks for routing once, whatever we answer. */
function isRepeated({ answer }: Asked, { path }: Request): boolean {
  return answer.status === 503 && path !== paths.conversationRouting
}

/** Not word for word: somebody else may have taken the turn, and another worker is chosen for the same reason. */
function gist(answer: Asked['answer'], log: Asked['log']): string {
  return JSON.stringify([kind(answer, log), log?.because])
}

function kind({ status, contentType }: Asked['answer'], log: Asked['log']): string {
  return JSON.stringify([status, contentType, log?.decision])
}

/** A caller gets TwiML that says something (where a worker takes a call, nothing: that connects the two) or a session, Frontline JSON with an error, Twilio 503 so that it may try again, who listens 404. */
function isFallbackAnswer({ status, contentType, body }: Asked['answer'], { path }: Request): boolean {
  if (status === 503 || status === 404) return 'error' in (JSON.parse(body) as object)
  // Proxy is told to go on with what it asks about by 200 alone.
  if (status === 200 && contentType.startsWith('application/json')) return body === '{}' || parseAutoCreate(body).ok
  const twiml = parseTwiml(body)
  return (
    status === 200 &&
    contentType.startsWith('application/xml') &&
    twiml.ok &&
    (twiml.verbs.length > 0 || path === paths.whisperAction)
  )
}
