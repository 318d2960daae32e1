import type { OwnNumber, Team } from '../../src/routing/directory'
import { assignmentsIn } from '../../src/state/assignments'
import { callLogIn } from '../../src/state/call-log'
import { secretKeys } from '../../src/state/keys'
import { noticeFacts } from '../../src/state/notice'
import { memoryItems } from '../support/memory-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const callSid = 'CA0123456789abcdef0123456789abcdef'
const customer = '+15557654321'
const number = '+15551230001'
const at = '2026-11-20T12:00:00.000Z'

const workers = ['worker-1', 'worker-2'].map((identity) => ({ identity, proxyAddresses: [] }))
const teams = ['sales', 'support', 'night'].map((id): Team => ({ id, strategy: 'sticky', members: [] }))
const frontline: OwnNumber = { address: number, service: 'frontline', teams: ['sales', 'night'] }

function open(own: OwnNumber | undefined, inConversation: readonly string[] | undefined = ['worker-1']) {
  const { items } = memoryItems()
  const find = jest.fn(async () => inConversation && { sid: 'CH1', workers: inConversation })
  const ports = {
    callLog: callLogIn(items, secretKey, 60),
    assignments: assignmentsIn(items, secretKey, 60),
    directory: {
      number: async () => own,
      team: async (id: string) => teams.find((team) => team.id === id),
      worker: async (identity: string) => workers.find((worker) => worker.identity === identity),
      ownerOf: async () => undefined,
      prompts: async () => undefined,
      absences: async () => [],
      blockedFrom: async () => [],
      templates: async () => [],
      workerWithPhone: async () => undefined,
    },
    conversations: { find, tellWorkers: async () => undefined, removeUnused: async () => 'missing' as const },
  }
  const facts = (from = customer) => noticeFacts(ports, callSid, { customer: from, number })
  return { ports, find, facts }
}

const idsOf = ({ teams }: { readonly teams: readonly Team[] }) => teams.map(({ id }) => id)

describe('Whom a call concerns', () => {
  it('are those in the Conversation, then the assigned worker, then the teams', async () => {
    const { ports, facts } = open(frontline)
    await ports.assignments.assign(customer, number, 'worker-2')
    const known = await facts()
    expect(known.conversation).toEqual({ sid: 'CH1', workers: ['worker-1'] })
    expect(known.workers.map(({ identity }) => identity)).toEqual(['worker-1', 'worker-2'])
    expect(idsOf(known)).toEqual(['sales', 'night'])
  })

  it('are not those whom the directory no longer lists', async () => {
    const { facts } = open({ ...frontline, teams: ['closed', 'sales'] }, ['worker-9'])
    const known = await facts()
    expect([known.workers, idsOf(known)]).toEqual([[], ['sales']])
  })

  it.each([
    ['a Frontline number', frontline, 1],
    ['a number that nobody listed', undefined, 1],
    ['a Proxy number', { ...frontline, service: 'proxy' as const }, 0],
    [
      'a Proxy number that wants it so',
      { ...frontline, service: 'proxy' as const, notify: ['conversation' as const] },
      1,
    ],
  ])('is asked of Conversations for %s, or not', async (_, own, times) => {
    const { find, facts } = open(own)
    await facts()
    expect(find).toHaveBeenCalledTimes(times)
  })

  it.each(['anonymous', 'sip:eve@example.com', 'client:eve'])('is not asked of Conversations for %s', async (from) => {
    const { find, facts } = open(frontline)
    expect(idsOf(await facts(from))).toEqual(['sales', 'night'])
    expect(find).not.toHaveBeenCalled()
  })

  it('are those of the key that the caller has pressed', async () => {
    const menu = [
      { key: '1', words: 'Sales, one.', teams: ['sales'] },
      { key: '2', words: 'Support, two.', teams: ['support', 'night'] },
    ]
    const { ports, facts } = open({ ...frontline, menu })
    expect(idsOf(await facts())).toEqual(['sales', 'night'])
    await ports.callLog.note(callSid, { kind: 'menu', key: '2', team: 'support', at })
    expect(idsOf(await facts())).toEqual(['support', 'night'])
  })

  it('is nobody where nothing is known', async () => {
    const { ports, find } = open(undefined)
    expect(await noticeFacts(ports, callSid, { customer: undefined, number: undefined })).toEqual({
      number: undefined,
      conversation: undefined,
      workers: [],
      teams: [],
    })
    expect(find).not.toHaveBeenCalled()
  })
})
