import { ask, type Asked } from './ask'
import type { Request } from './requests'
import { newWorld, type World } from './world'

/** What a request comes to when nothing goes wrong. */
export interface GoodDay {
  readonly request: Request
  readonly asked: Asked
  /** Which calls the Function makes to Twilio, cold: seen, not written down, so that it grows with the code. */
  readonly calls: readonly string[]
  /** How many were told something, each once. */
  readonly told: number
  /** The first call, from 1, in which it differs from the first request to the same Function, where the others are measured. */
  readonly firstOwnCall: number
}

/** In their order. */
export async function goodDaysOf(requests: readonly Request[]): Promise<readonly GoodDay[]> {
  const goodDays: GoodDay[] = []
  for (const request of requests) {
    const goodDay = await goodDayOf(request)
    const known = goodDays.find((other) => other.request.path === request.path)?.calls ?? []
    const own = goodDay.calls.findIndex((call, index) => call !== known[index])
    if (own < 0 && goodDay.calls.length > 0)
      throw new Error(`${request.path}, ${request.when} makes no call of its own`)
    goodDays.push({ ...goodDay, firstOwnCall: own + 1 })
  }
  return goodDays
}

async function goodDayOf(request: Request): Promise<Omit<GoodDay, 'firstOwnCall'>> {
  const world = await worldBefore(request)
  const { params } = world.request
  const started = world.start()
  const { observed } = started
  const asked = await ask(started, world.request)
  const kept = (await request.remembered?.(world.memory, params, world)) ?? true
  const told = world.told()
  const isToldOnce = request.tells ? told.size > 0 && [...told.values()].every((times) => times === 1) : told.size === 0
  const { status, contentType } = request.expected
  const isGood = asked.answer.status === status && contentType.test(asked.answer.contentType)
  if (!isGood || !kept || !isToldOnce || asked.log?.outcome !== 'answered') {
    throw new Error(`Not even a good day is good: ${JSON.stringify({ request, asked, kept, told: [...told] })}`)
  }
  return { request, asked, calls: [...observed.calls], told: told.size }
}

/** With the request as it is made there. */
export async function worldBefore(request: Request): Promise<World & { readonly request: Request }> {
  const world = await newWorld()
  await request.before?.(world)
  const params = { ...request.params, ...(await request.completedIn?.(world)) }
  return { ...world, request: { ...request, params } }
}
