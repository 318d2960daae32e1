import * as fc from 'fast-check'
import { addressOn, channels } from '../../src/routing/address'
import { decideOutgoingConversation } from '../../src/routing/outgoing-conversation'

/** Few of each, so that they meet. */
const addresses: readonly string[] = [
  '+12025550101',
  '+12025550102',
  '+13035550101',
  '+493012345678',
  'whatsapp:+12025550101',
  'whatsapp:+12025550102',
  'whatsapp:+493012345678',
  'chat:sales',
  'customer-17',
]
const address = fc.constantFrom(...addresses)
const some = fc.uniqueArray(address)

const start = fc
  .record({ worker: fc.constant('worker-1@example.com'), channel: fc.constantFrom(...channels), customer: address })
  .filter(({ channel, customer }) => addressOn(channel, customer))

const facts = fc.record({
  worker: fc.record({
    identity: fc.constant('worker-1@example.com'),
    proxyAddresses: fc.array(fc.record({ address, of: fc.constantFrom('worker' as const, 'team' as const) }), {
      maxLength: 8,
    }),
  }),
  known: fc.option(some, { nil: undefined }),
  inUse: fc.option(some, { nil: undefined }),
  beingGiven: some,
})

const numRuns = 2_000

describe('whatever is known, an address that is given', () => {
  it('is one of the directory’s, of the channel’s kind, not the customer’s, not in use, and not just being given', () => {
    fc.assert(
      fc.property(start, facts, (start, facts) => {
        const decision = decideOutgoingConversation(start, facts)
        if (decision.kind === 'refuse') return
        const { proxyAddress } = decision
        expect(facts.worker.proxyAddresses.map((each) => each.address)).toContain(proxyAddress)
        expect(addressOn(start.channel, proxyAddress)).toBe(true)
        expect(proxyAddress).not.toBe(start.customer)
        expect(facts.inUse ?? []).not.toContain(proxyAddress)
        expect(facts.beingGiven).not.toContain(proxyAddress)
      }),
      { numRuns },
    )
  })

  it('is given wherever there is one, and refused only where there is none', () => {
    fc.assert(
      fc.property(start, facts, (start, facts) => {
        const isUsable = (one: string) =>
          addressOn(start.channel, one) &&
          one !== start.customer &&
          !facts.inUse?.includes(one) &&
          !facts.beingGiven.includes(one)
        const isAny = facts.worker.proxyAddresses.some((each) => isUsable(each.address))
        expect(decideOutgoingConversation(start, facts).kind).toBe(isAny ? 'address' : 'refuse')
      }),
      { numRuns },
    )
  })

  it('is said to be unchecked exactly where not everything could be asked', () => {
    fc.assert(
      fc.property(start, facts, (start, facts) => {
        const decision = decideOutgoingConversation(start, facts)
        if (decision.kind === 'refuse') return
        const isUnchecked = facts.known === undefined || facts.inUse === undefined
        expect(decision.because.endsWith('-unchecked')).toBe(isUnchecked)
        expect(decision.alert === true).toBe(isUnchecked)
      }),
      { numRuns },
    )
  })

  it('names, where all are in use, each address of the channel once', () => {
    fc.assert(
      fc.property(start, facts, (start, facts) => {
        const decision = decideOutgoingConversation(start, facts)
        if (decision.kind === 'address' || decision.because !== 'all-addresses-in-use') return
        const named = [...decision.inUse, ...decision.beingGiven]
        const listed = facts.worker.proxyAddresses.map((each) => each.address)
        const ofChannel = listed.filter((one) => addressOn(start.channel, one) && one !== start.customer)
        expect(new Set(named)).toEqual(new Set(ofChannel))
        expect(named).toHaveLength(new Set(named).size)
      }),
      { numRuns },
    )
  })
})
