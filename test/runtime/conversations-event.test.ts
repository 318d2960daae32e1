import type { Decision } from '../../src/routing/conversations-event'
import { decideConversationsEvent } from '../../src/routing/conversations-event'
import { actOnConversationsEvent } from '../../src/runtime/conversations-event'
import { noTurn } from '../../src/state/turns'
import { nothingKnown } from '../fixtures/conversation-facts'

const conversationSid = 'CH0123456789abcdef0123456789abcdef'
const binding = { customer: '+15557654321', number: '+15551230001' }
const asked = { conversationSid, binding }
const now = new Date('2026-11-20T12:00:00Z')
const [ada, bob] = ['ada@example.com', 'bob@example.com'].map((identity) => ({ identity }))
const sales = { id: 'sales', strategy: 'sticky', members: [ada, bob].filter((one) => one !== undefined) } as const
const known = {
  ...nothingKnown,
  number: { address: binding.number, service: 'frontline', teams: ['sales'] },
  teams: [sales],
  turn: noTurn,
  now,
} as const
const facts = { kind: 'unattended', asked, known } as const

describe('a customer who has written to nobody', () => {
  it('is routed as somebody else has decided, which the fallback goes by', async () => {
    const first = decideConversationsEvent({ kind: 'customer-wrote', conversationSid, author: undefined }, facts)
    const chosen = first.kind === 'add-worker' ? first.worker : ''
    const owner = chosen === ada?.identity ? (bob?.identity ?? '') : (ada?.identity ?? '')
    const addWorker = jest.fn(async () => 'added' as const)
    const ports = {
      assignments: { assign: async () => owner },
      openings: { begin: async () => ({ holder: owner, since: now.getTime() }) },
      givenAddresses: { note: async () => undefined },
      frontlineConversations: { addWorker },
    } as never // nothing else is asked
    const revised: Decision[] = []
    const revise = (decision: Decision) => {
      revised.push(decision)
      return decision
    }
    const decision = await actOnConversationsEvent(first, { facts, ports, now, revise }, () => '')
    expect(decision).toMatchObject({ kind: 'add-worker', worker: owner })
    expect(revised).toEqual([decision])
    expect(addWorker).toHaveBeenCalledWith(conversationSid, owner)
  })
})
