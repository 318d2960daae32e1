import { nothing, twiml } from '../../src/replies/reply'
import { wholeEnvironment } from '../fixtures/environment'
import { captureLog } from '../support/captured-log'
import { coldContainer, definition, event, type Defined } from '../support/defined-function'
import { clientWith, fakeContext } from '../support/fake-context'
import { invoke } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'

const NOON = new Date('2024-03-01T12:00:00Z')

beforeEach(() => {
  installTwilioGlobal()
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

describe('a Function', () => {
  it('answers with what was decided, and says so in the log', async () => {
    const log = captureLog()
    const answer = await invoke(await coldContainer(), fakeContext(), event)
    const decision = { kind: 'decided', because: 'hello and facts about hello' }
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event: 'hello', decision }),
    })
    expect(log.entries.map(({ text }): unknown => JSON.parse(text))).toEqual([
      {
        webhook: '/voice/incoming',
        outcome: 'answered',
        decision: 'decided',
        because: 'hello and facts about hello',
        milliseconds: 0,
      },
    ])
  })

  it('answers TwiML as XML', async () => {
    captureLog()
    const handler = await coldContainer({ reply: () => twiml({ toString: () => '<Response/>' }) })
    expect(await invoke(handler, fakeContext(), event)).toMatchObject({
      statusCode: 200,
      headers: { 'Content-Type': 'application/xml' },
      body: '<Response/>',
    })
  })

  it('may answer with nothing', async () => {
    captureLog()
    const answer = await invoke(await coldContainer({ reply: () => nothing }), fakeContext(), event)
    expect(answer).toMatchObject({ statusCode: 204, body: null })
    expect(answer.headers).not.toHaveProperty('Content-Type')
  })

  it('gathers facts with the configuration and the time at hand', async () => {
    captureLog()
    const facts = jest.fn(definition.facts)
    await invoke(await coldContainer({ facts }), fakeContext(), event)
    expect(facts).toHaveBeenCalledTimes(1)
    const [given, { config }, now] = facts.mock.calls[0] ?? [undefined, { config: undefined }, undefined]
    expect(given).toBe('hello')
    expect(config).toMatchObject({ inboundTimeoutSeconds: 25 })
    expect(now).toEqual(NOON)
  })

  it('answers with the decision as it stands after it was carried out', async () => {
    captureLog()
    const changed = { kind: 'changed', because: 'somebody was faster' }
    const act = jest.fn<ReturnType<NonNullable<Defined['act']>>, Parameters<NonNullable<Defined['act']>>>(
      async () => changed,
    )
    const answer = await invoke(await coldContainer({ act }), fakeContext(), event)
    expect(answer.body).toBe(JSON.stringify({ event: 'hello', decision: changed }))
    expect(act).toHaveBeenCalledWith(
      { kind: 'decided', because: 'hello and facts about hello' },
      {
        event: 'hello',
        facts: 'facts about hello',
        ports: expect.any(Object),
        now: NOON,
        link: expect.any(Function),
        revise: expect.any(Function),
      },
    )
  })

  it('leaves the event of the runtime as it was', async () => {
    captureLog()
    const given = Object.freeze({ ...event })
    await expect(invoke(await coldContainer(), fakeContext(), given)).resolves.toMatchObject({ statusCode: 200 })
  })

  it('refuses what it cannot read, asks nobody, and warns with the names of the fields', async () => {
    const log = captureLog()
    const facts = jest.fn(definition.facts)
    const client = clientWith({})
    const answer = await invoke(await coldContainer({ facts }), fakeContext(wholeEnvironment, client), {
      said: ['twice'],
    })
    expect(answer.body).toBe(
      JSON.stringify({
        refused: [{ field: 'said', expected: 'given once' }],
        link: 'https://calls.example.com/voice/incoming',
      }),
    )
    expect(facts).not.toHaveBeenCalled()
    expect(client).not.toHaveBeenCalled()
    expect(log.entries).toEqual([{ level: 'warn', text: expect.stringContaining('"said must be given once"') }])
    expect(log.entries[0]?.text).not.toContain('twice')
  })
})
