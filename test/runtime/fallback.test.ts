import { wholeEnvironment } from '../fixtures/environment'
import { captureLog } from '../support/captured-log'
import { coldContainer, event, type Defined } from '../support/defined-function'
import { clientWith, fakeContext } from '../support/fake-context'
import { invoke, start } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(() => {
  installTwilioGlobal()
  jest.useFakeTimers({ now: new Date('2024-03-01T12:00:00Z') })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const never = () => new Promise<never>(() => {})
/** Longer than the deadline. */
const late = async () => {
  await new Promise((resolve) => {
    setTimeout(resolve, 6_000)
  })
  return 'late facts'
}
const fails = () => {
  throw new Error('constructed')
}

const decided = { kind: 'decided', because: 'hello and facts about hello' }

const revised = { kind: 'revised', because: 'somebody was faster' }
const failsAfterRevision: Defined['act'] = async (_decision, { revise }) => {
  expect(revise(revised)).toBe(revised)
  throw new Error('constructed')
}
const hangsAfterRevision: Defined['act'] = async (_decision, { revise }) => {
  revise(revised)
  return never()
}

/** Wherever it goes wrong, and whatever was decided by then. */
const breakdowns: readonly (readonly [string, Partial<Defined>, object | undefined])[] = [
  ['parsing throws', { parse: fails }, undefined],
  ['facts throw', { facts: fails }, undefined],
  ['facts fail', { facts: () => Promise.reject(new Error('constructed')) }, undefined],
  ['facts throw something else than an error', { facts: () => Promise.reject('constructed') }, undefined],
  ['deciding throws', { decide: fails }, undefined],
  ['acting fails', { act: () => Promise.reject(new Error('constructed')) }, decided],
  ['acting fails after it was decided anew', { act: failsAfterRevision }, revised],
  ['replying throws', { reply: fails }, decided],
  ['refusing throws', { parse: () => ({ ok: false, problems: [] }), refuse: fails }, undefined],
]

/** Whatever does not come to an end. */
const hangs: readonly (readonly [string, Partial<Defined>, object | undefined])[] = [
  ['acting never ends after it was decided anew', { act: hangsAfterRevision }, revised],
  ['facts never come', { facts: never }, undefined],
  ['acting never ends', { act: never }, decided],
]

describe('a Function answers with its fallback', () => {
  it.each(breakdowns)('when %s', async (_, changes, decision) => {
    const log = captureLog()
    const answer = await invoke(await coldContainer(changes), fakeContext(), event)
    expect(answer.statusCode).toBe(503)
    expect(JSON.parse(answer.body ?? '')).toEqual({
      link: 'https://calls.example.com/voice/incoming',
      said: 'hello',
      ...(decision && { decision }),
    })
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"outcome":"fallback"') }])
  })

  it.each(hangs)('at the deadline when %s, and not before', async (_, changes, decision) => {
    const log = captureLog()
    const running = start(await coldContainer(changes), fakeContext(), event)
    await jest.advanceTimersByTimeAsync(4_499)
    expect(running.timesAnswered()).toBe(0)
    await jest.advanceTimersByTimeAsync(1)
    expect(running.timesAnswered()).toBe(1)
    const { body } = await running.answer
    expect(JSON.parse(body ?? '')).toMatchObject({ said: 'hello', ...(decision && { decision }) })
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"name":"DeadlineExceeded"') }])
    expect(log.entries[0]?.text).toContain('"milliseconds":4500')
  })

  it('once, also when what came too late comes after all', async () => {
    captureLog()
    const running = start(await coldContainer({ facts: late }), fakeContext(), event)
    await jest.advanceTimersByTimeAsync(10_000)
    expect(running.timesAnswered()).toBe(1)
    await expect(running.answer).resolves.toMatchObject({ statusCode: 503 })
  })

  it('when the environment is broken, and names every variable that is', async () => {
    const log = captureLog()
    const client = clientWith({})
    const broken = { ...wholeEnvironment, STATE_KEY_SECRET: 'too-short', ASSIGNMENT_DAYS: '0', BASE_URL: 'calls' }
    const answer = await invoke(await coldContainer(), fakeContext(broken, client), event)
    expect(answer.statusCode).toBe(503)
    expect(client).not.toHaveBeenCalled()
    const [entry] = log.entries
    expect(entry?.level).toBe('error')
    for (const name of ['STATE_KEY_SECRET', 'ASSIGNMENT_DAYS', 'BASE_URL']) expect(entry?.text).toContain(name)
    expect(entry?.text).not.toContain('too-short')
  })

  it('with links that lead to it, although the environment is empty', async () => {
    captureLog()
    const answer = await invoke(await coldContainer(), fakeContext({}), event)
    expect(answer.body).toContain('"https://patchbay-1234.twil.io/voice/incoming"')
  })

  it('when there is no client to be had', async () => {
    captureLog()
    const answer = await invoke(await coldContainer(), fakeContext(wholeEnvironment, fails), event)
    expect(answer.statusCode).toBe(503)
  })
})

describe('a Function answers exactly once', () => {
  it.each([
    ['it works', {}, event],
    ['it refuses', {}, {}],
    ...breakdowns.map(([what, changes]): [string, Partial<Defined>, object] => [what, changes, event]),
    ...hangs.map(([what, changes]): [string, Partial<Defined>, object] => [what, changes, event]),
  ])('when %s', async (_, changes, event) => {
    captureLog()
    const running = start(await coldContainer(changes), fakeContext(), event)
    await jest.advanceTimersByTimeAsync(20_000)
    await running.answer
    expect(running.timesAnswered()).toBe(1)
    expect(jest.getTimerCount()).toBe(0)
  })
})
