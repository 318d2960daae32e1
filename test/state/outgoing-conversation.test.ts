import type { Worker } from '../../src/routing/directory'
import { decideOutgoingConversation } from '../../src/routing/outgoing-conversation'
import { assignmentsIn } from '../../src/state/assignments'
import { givenAddressesIn } from '../../src/state/given-addresses'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { factsOutgoingConversation } from '../../src/state/outgoing-conversation'
import { failingItems, memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const start = { worker: 'worker-1@example.com', channel: 'sms', customer: '+12025550199' } as const
const now = new Date('2026-11-20T12:00:00Z')
const own = '+13035550101'
const teams = '+12025550111'
const worker: Worker = {
  identity: start.worker,
  proxyAddresses: [
    { address: own, of: 'worker' },
    { address: 'whatsapp:+13035550101', of: 'worker' },
    { address: teams, of: 'team' },
  ],
}

function portsOn(items: Items) {
  return {
    directory: { worker: async () => worker },
    givenAddresses: givenAddressesIn(items, secretKey, 60),
    assignments: assignmentsIn(items, secretKey, 60),
    frontlineConversations: { addressesInUse: async () => [] },
  }
}

const inMemory = () => portsOn(memoryItems().items)
const never = () => new Promise<never>(() => {})

describe('what is known when a worker starts a conversation', () => {
  it('is the worker, and nothing else at first', async () => {
    const facts = await factsOutgoingConversation(inMemory(), start)
    expect(facts).toEqual({ worker, known: [], inUse: [], beingGiven: [] })
  })

  it('is from which address the customer knows the worker: the last that was given', async () => {
    const ports = inMemory()
    await ports.givenAddresses.note(start.worker, start.customer, teams, now)
    expect(await factsOutgoingConversation(ports, start)).toMatchObject({ known: [teams] })
  })

  it('is on which the customer belongs to the worker, and not on which they belong to somebody else', async () => {
    const ports = inMemory()
    await ports.assignments.assign(start.customer, teams, start.worker)
    await ports.assignments.assign(start.customer, own, 'worker-2@example.com')
    expect(await factsOutgoingConversation(ports, start)).toMatchObject({ known: [teams] })
  })

  it('is first what was given, and then to whom the customer belongs', async () => {
    const ports = inMemory()
    await ports.givenAddresses.note(start.worker, start.customer, own, now)
    await ports.assignments.assign(start.customer, teams, start.worker)
    expect(await factsOutgoingConversation(ports, start)).toMatchObject({ known: [own, teams] })
  })

  it('is which addresses are in use with this customer', async () => {
    const addressesInUse = jest.fn(async () => [own])
    const ports = { ...inMemory(), frontlineConversations: { addressesInUse } }
    expect(await factsOutgoingConversation(ports, start)).toMatchObject({ inUse: [own] })
    expect(addressesInUse).toHaveBeenCalledWith(start.customer)
  })

  it('is nothing of a worker whom nobody listed', async () => {
    const facts = await factsOutgoingConversation(
      { ...inMemory(), directory: { worker: async () => undefined } },
      start,
    )
    expect(facts).toEqual({ worker: undefined, known: [], inUse: [], beingGiven: [] })
  })

  it('is asked for at once', async () => {
    const asked: string[] = []
    const hangs = (what: string) => () => {
      asked.push(what)
      return never()
    }
    const ports = {
      directory: { worker: hangs('directory') },
      givenAddresses: { find: hangs('given') },
      assignments: { find: hangs('assignments') },
      frontlineConversations: { addressesInUse: hangs('conversations') },
    }
    void factsOutgoingConversation(ports, start)
    expect(asked).toEqual(['directory', 'given', 'conversations'])
  })

  it('is read of ten addresses at most: Sync lets nobody read many at once', async () => {
    const proxyAddresses = Array.from({ length: 40 }, (_, n) => ({
      address: `+130355501${n + 10}`,
      of: 'team' as const,
    }))
    const find = jest.fn(async () => undefined)
    const directory = { worker: async () => ({ ...worker, proxyAddresses }) }
    await factsOutgoingConversation({ ...inMemory(), directory, assignments: { find } }, start)
    expect(find).toHaveBeenCalledTimes(10)
  })
})

describe('when somebody cannot be asked', () => {
  const unavailable = () => Promise.reject(twilioError(503, 20503))

  it.each([
    ['is unavailable', unavailable],
    ['knows no such service', () => Promise.reject(twilioError(404, 20404))],
    ['refuses us', () => Promise.reject(twilioError(401, 20003))],
  ])('the worker gets an address, although Conversations %s', async (_, addressesInUse) => {
    const facts = await factsOutgoingConversation({ ...inMemory(), frontlineConversations: { addressesInUse } }, start)
    expect(facts).toEqual({ worker, known: [], inUse: undefined, beingGiven: [] })
    expect(decideOutgoingConversation(start, facts)).toMatchObject({
      proxyAddress: own,
      because: 'own-address-unchecked',
      alert: true,
    })
  })

  it.each([
    ['given addresses', { givenAddresses: { find: unavailable } }],
    ['assignments', { assignments: { find: unavailable } }],
    ['both', portsOn(failingItems(twilioError(429, 54009)))],
  ])('the worker gets an address that is not in use, although nothing can be remembered: %s', async (_, changes) => {
    const addressesInUse = async () => [own]
    const ports = { ...inMemory(), ...changes, frontlineConversations: { addressesInUse } }
    const facts = await factsOutgoingConversation(ports, start)
    expect(facts).toEqual({ worker, known: undefined, inUse: [own], beingGiven: [] })
    expect(decideOutgoingConversation(start, facts)).toMatchObject({
      proxyAddress: teams,
      because: 'team-address-nearest-unchecked',
    })
  })

  it('the worker gets an address after two seconds, although everybody hangs but the directory', async () => {
    jest.useFakeTimers()
    try {
      const ports = {
        directory: { worker: async () => worker },
        givenAddresses: { find: never },
        assignments: { find: never },
        frontlineConversations: { addressesInUse: never },
      }
      const facts = factsOutgoingConversation(ports, start)
      await jest.advanceTimersByTimeAsync(2_000)
      expect(await facts).toEqual({ worker, known: undefined, inUse: undefined, beingGiven: [] })
    } finally {
      jest.useRealTimers()
    }
  })

  it('nobody gets an address while there is no directory', async () => {
    const error = twilioError(503, 20503)
    const directory = { worker: () => Promise.reject(error) }
    await expect(factsOutgoingConversation({ ...inMemory(), directory }, start)).rejects.toBe(error)
  })
})
