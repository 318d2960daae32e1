import { ask, type Asked } from './ask'
import type { Request } from './requests'
import { newWorld, type World } from './world'

/** What a request comes to when nothing goes wrong. */
export interface GoodDay {
  readonly request: Request
  readonly asked: Asked
  /** Which calls the Function makes to Twilio, cold: seen, not written down, so that it grows with the code. */
  readonly calls: readonly string[]
  /** The first call, from 1, in which it differs from the first request to the same Function, where the others are measured. */
  readonly firstOwnCall: number
}

/** One after the other. */
export async function goodDaysOf(requests: readonly Request[]): Promise<readonly GoodDay[]> {
  const goodDays: GoodDay[] = []
  for (const request of requests) {
    const goodDay = await goodDayOf(request)
    const known = goodDays.find((other) => other.request.path === request.path)?.calls ?? []
    const own = goodDay.calls.findIndex((call, index) => call !== known[index])
    if (own < 0) throw new Error(`${request.path}, ${request.when} makes no call of its own`)
    goodDays.push({ ...goodDay, firstOwnCall: own + 1 })
  }
  return goodDays
}

async function goodDayOf(request: Request): Promise<Omit<GoodDay, 'firstOwnCall'>> {
  const world = await worldBefore(request)
  const { container, observed } = world.start()
  const asked = await ask(container, request)
  const kept = (await request.remembered?.(world.memory, request.params)) ?? true
  const { status, contentType } = request.expected
  const isGood = asked.answer.status === status && contentType.test(asked.answer.contentType)
  if (!isGood || !kept || asked.log?.outcome !== 'answered') {
    throw new Error(`Not even a good day is good: ${JSON.stringify({ request, asked, kept })}`)
  }
  return { request, asked, calls: [...observed.calls] }
}

export async function worldBefore(request: Request): Promise<World> {
  const world = await newWorld()
  if (request.again) await ask(world.start().container, request)
  return world
}
