import { interactionFacts } from '../../src/state/interaction'
import { interceptFacts } from '../../src/state/intercept'
import { pairsIn, type Pair } from '../../src/state/pairs'
import type { Party } from '../../src/twilio/proxy-sessions'
import { interactionCall } from '../fixtures/interaction'
import { parseInteraction } from '../../src/webhooks/interaction'
import { twilioError } from '../support/twilio-error'

const sessionSid = 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
const customer: Party = { address: '+15557654321', proxyNumber: '+15551230001' }
const worker: Party = { address: '+15559990001', proxyNumber: '+15551230002' }
const other: Party = { address: '+15559990002', proxyNumber: '+15551230002' }
const pair: Pair = { customer, worker: { ...worker, identity: 'worker-1@example.com' } }

const phones = new Map([
  [worker.address, 'worker-1@example.com'],
  [other.address, 'worker-2@example.com'],
])

function open(inSession: readonly Party[] | undefined) {
  let milliseconds = 0
  const parties = jest.fn(async (): Promise<readonly Party[] | undefined> => inSession)
  const workerWithPhone = async (phone: string) => {
    const identity = phones.get(phone)
    return identity === undefined ? undefined : { identity, phone }
  }
  const pairs = pairsIn({ parties }, { workerWithPhone }, () => milliseconds)
  return { pairs, parties, pass: (passed: number) => (milliseconds += passed) }
}

describe('The two of a session', () => {
  it.each([
    ['the customer first', [customer, worker]],
    ['the worker first', [worker, customer]],
  ])('are told apart: %s', async (_, parties) => {
    expect(await open(parties).pairs.of(sessionSid)).toEqual(pair)
  })

  it.each([
    ['no session', undefined],
    ['nobody', []],
    ['one who is left', [customer]],
    ['two workers', [worker, other]],
    ['two customers', [customer, { ...customer, address: '+15550000000' }]],
  ])('are unknown where there is %s, and asked for again', async (_, inSession) => {
    const { pairs, parties } = open(inSession)
    expect(await pairs.of(sessionSid)).toBeUndefined()
    expect(await pairs.of(sessionSid)).toBeUndefined()
    expect(parties).toHaveBeenCalledTimes(2)
  })

  it('are asked for once in ten minutes, and once by many who ask at once', async () => {
    const { pairs, parties, pass } = open([customer, worker])
    await Promise.all(Array.from({ length: 10 }, () => pairs.of(sessionSid)))
    pass(599_999)
    expect(await pairs.of(sessionSid)).toEqual(pair)
    expect(parties).toHaveBeenCalledTimes(1)
    pass(1)
    await pairs.of(sessionSid)
    expect(parties).toHaveBeenCalledTimes(2)
  })

  it('are unknown in a deployment that does not say which Proxy service is its own', async () => {
    const pairs = pairsIn(undefined, { workerWithPhone: async () => undefined }, () => 0)
    expect(await pairs.of(sessionSid)).toBeUndefined()
  })
})

const team = { id: 'sales', strategy: 'sticky', members: [] } as const
const directory = {
  number: async (address: string) =>
    address === customer.proxyNumber
      ? ({ address, service: 'proxy', teams: ['sales', 'gone'], sessions: { endAfterCall: true } } as const)
      : undefined,
  team: async (id: string) => (id === 'sales' ? team : undefined),
  blockedFrom: async (address: string) => (address === customer.address ? ['worker-9@example.com'] : []),
}
const now = new Date('2026-11-20T12:00:00Z')
const parsed = parseInteraction(interactionCall)
const told = parsed.ok ? parsed.event : fail()
function fail(): never {
  throw new Error('The fixture cannot be read')
}

describe('What is known of a session', () => {
  const intercepted = { sessionSid, words: undefined }

  it('is by the number that the customer sees: its rules, its teams, and from whom the customer is kept', async () => {
    const { pairs } = open([worker, customer])
    expect(await interceptFacts({ pairs, directory }, intercepted, now)).toEqual({
      between: {
        worker: 'worker-1@example.com',
        blockedFrom: ['worker-9@example.com'],
        rules: { endAfterCall: true },
        teams: [team],
      },
      now,
    })
    expect(await interactionFacts({ pairs, directory }, told, now)).toEqual({
      between: {
        customer: customer.address,
        number: customer.proxyNumber,
        worker: 'worker-1@example.com',
        seen: worker.proxyNumber,
        rules: { endAfterCall: true },
        teams: [team],
      },
      now,
    })
  })

  it('is little where the number is not in the directory', async () => {
    const { pairs } = open([worker, { ...customer, proxyNumber: '+15551239999' }])
    expect(await interceptFacts({ pairs, directory }, intercepted, now)).toMatchObject({
      between: { rules: {}, teams: [] },
    })
  })

  it('is nothing where nobody knows the session', async () => {
    const { pairs } = open(undefined)
    expect(await interceptFacts({ pairs, directory }, intercepted, now)).toEqual({ between: undefined, now })
    expect(await interactionFacts({ pairs, directory }, told, now)).toEqual({ between: undefined, now })
  })

  it('is not known just now where Proxy cannot be asked: a fact of an interaction, which is noted all the same', async () => {
    const pairs = { of: async () => Promise.reject(twilioError(503, 20503)) }
    expect(await interactionFacts({ pairs, directory }, told, now)).toEqual({ between: 'unavailable', now })
    await expect(interceptFacts({ pairs, directory }, intercepted, now)).rejects.toMatchObject({ status: 503 })
  })

  it('is an error where Proxy refuses the question', async () => {
    const pairs = { of: async () => Promise.reject(twilioError(401, 20003)) }
    await expect(interactionFacts({ pairs, directory }, told, now)).rejects.toMatchObject({ status: 401 })
  })
})
