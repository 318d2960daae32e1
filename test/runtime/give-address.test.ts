import type { Worker } from '../../src/routing/directory'
import { decideOutgoingConversation, type Facts } from '../../src/routing/outgoing-conversation'
import { withDeadline } from '../../src/runtime/deadline'
import { giveAddress, type Giving } from '../../src/runtime/give-address'
import { givenAddressesIn } from '../../src/state/given-addresses'
import { secretKeys } from '../../src/state/keys'
import { openingsIn } from '../../src/state/openings'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const customer = '+12025550199'
const startedBy = (worker: string) => ({ worker, channel: 'sms', customer }) as const
const [ada, grace] = ['ada@example.com', 'grace@example.com']
const teams = ['+12025550101', '+12025550102', '+12025550103']
const now = new Date('2026-11-20T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

function opened() {
  const { items } = memoryItems()
  return { openings: openingsIn(items, secretKey), givenAddresses: givenAddressesIn(items, secretKey, 60) }
}

const factsOf = (identity: string, addresses = teams): Facts => {
  const worker: Worker = { identity, proxyAddresses: addresses.map((address) => ({ address, of: 'team' })) }
  return { worker, known: [], inUse: [], beingGiven: [] }
}

function give(ports: Giving['ports'], worker: string, at = now, facts = factsOf(worker)) {
  const event = startedBy(worker)
  return giveAddress(decideOutgoingConversation(event, facts), { event, facts, ports, now: at })
}

const given = (proxyAddress = '', because = 'team-address-nearest') => ({ kind: 'address', proxyAddress, because })

describe('an address that is given', () => {
  it('is noted, so that the customer knows the worker by it', async () => {
    const ports = opened()
    expect(await give(ports, ada)).toMatchObject(given(teams[0]))
    expect(await ports.givenAddresses.find(ada, customer)).toBe(teams[0])
  })

  it('is not given to another worker for ten seconds, who gets the next, and for whom that is noted', async () => {
    const ports = opened()
    await give(ports, ada)
    expect(await give(ports, grace, after(9_999))).toMatchObject(given(teams[1]))
    expect(await ports.givenAddresses.find(grace, customer)).toBe(teams[1])
  })

  it('is given to another worker after ten seconds, if Conversations knows of no Conversation then', async () => {
    const ports = opened()
    await give(ports, ada)
    expect(await give(ports, grace, after(10_000))).toMatchObject(given(teams[0]))
  })

  it('is the same for the same worker, who tries again', async () => {
    const ports = opened()
    await give(ports, ada)
    expect(await give(ports, ada, after(3_000))).toMatchObject(given(teams[0]))
  })

  it('is kept ten seconds more for the same worker, who tries again just before', async () => {
    const ports = opened()
    await give(ports, ada)
    await give(ports, ada, after(9_999))
    expect(await give(ports, grace, after(10_000))).toMatchObject(given(teams[1]))
  })

  it('is another for each of those who start a conversation with one customer at once, and none for those too many', async () => {
    const ports = opened()
    const workers = Array.from({ length: 5 }, (_, n) => `worker-${n}@example.com`)
    const decisions = await Promise.all(workers.map((worker) => give(ports, worker)))
    const addresses = decisions.flatMap((decision) => (decision.kind === 'address' ? [decision.proxyAddress] : []))
    expect(addresses.toSorted()).toEqual(teams)
    const refused = decisions.filter(({ kind }) => kind === 'refuse')
    expect(refused).toEqual(
      [1, 2].map(() => ({ kind: 'refuse', because: 'all-addresses-in-use', inUse: [], beingGiven: teams })),
    )
  })

  it('is none where there was none: nothing is begun and nothing noted', async () => {
    const renew = jest.fn()
    const note = jest.fn()
    const ports = { openings: { renew }, givenAddresses: { ...opened().givenAddresses, note } }
    const decision = await give(ports, ada, now, factsOf(ada, []))
    expect(decision).toEqual({ kind: 'refuse', because: 'no-address-on-channel' })
    expect(renew).not.toHaveBeenCalled()
    expect(note).not.toHaveBeenCalled()
  })
})

describe('while Sync is out of reach', () => {
  const error = twilioError(503, 20503)
  const fail = () => Promise.reject(error)
  const hang = () => new Promise<never>(() => {})

  it('an address is given all the same: Frontline itself refuses the second Conversation', async () => {
    const ports = { openings: { renew: fail }, givenAddresses: { find: fail, note: fail } }
    expect(await give(ports, ada)).toMatchObject({
      ...given(teams[0], 'team-address-nearest-unchecked'),
      alert: true,
    })
  })

  it('what cannot be noted does not fail the answer, and an operator learns of it', async () => {
    const ports = opened()
    expect(await give({ ...ports, givenAddresses: { find: fail, note: fail } }, ada)).toMatchObject({
      ...given(teams[0], 'team-address-nearest-unnoted'),
      alert: true,
    })
  })

  it('what can be noted is, although nobody knows who else is being given the address', async () => {
    const ports = opened()
    await give({ ...ports, openings: { renew: fail } }, ada)
    expect(await ports.givenAddresses.find(ada, customer)).toBe(teams[0])
  })

  it('there is an answer half a second before the deadline, also when Sync hangs', async () => {
    jest.useFakeTimers()
    try {
      const ports = { openings: { renew: hang }, givenAddresses: { find: hang, note: hang } }
      const answer = withDeadline(4_000, () => give(ports, ada))
      await jest.advanceTimersByTimeAsync(3_500)
      expect(await answer).toMatchObject(given(teams[0], 'team-address-nearest-unchecked'))
    } finally {
      jest.useRealTimers()
    }
  })
})
