import { answerInteraction } from '../../src/replies/interaction'
import type { Member, SessionRules, Strategy, Team } from '../../src/routing/directory'
import { decideInteraction, type Facts } from '../../src/routing/interaction'
import type { InteractionTold } from '../../src/webhooks/interaction'

const told: InteractionTold = {
  interactionSid: 'KI0123456789abcdef0123456789abcdef',
  sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  resourceSid: 'CA0123456789abcdef0123456789abcdef',
  type: 'voice',
  outboundStatus: 'in-progress',
  isCallOver: false,
  at: undefined,
}
const over = { ...told, outboundStatus: 'completed', isCallOver: true }

const worker = 'worker-1@example.com'
const now = new Date('2026-11-20T12:00:00Z')
const between = { customer: '+15557654321', number: '+15551230001', worker, seen: '+15551230002' }

const among = (member: Partial<Member>, strategy: Strategy = 'sticky', rules: SessionRules = {}): Facts => ({
  between: { ...between, rules, teams: [{ id: 'sales', strategy, members: [{ identity: worker, ...member }] }] },
  now,
})
const forOneCall = among({ capacity: 3 }, 'sticky', { endAfterCall: true })

const renew = (...places: readonly string[]) => ({ kind: 'renew', because: 'session-goes-on', between, places })

describe('An interaction', () => {
  it.each<readonly [string, InteractionTold, Facts, object]>([
    ['a session of nobody whom we count', told, among({}), renew()],
    ['a session of a worker with a capacity', told, among({ capacity: 3 }), renew(worker)],
    ['a session in a team that counts', told, among({}, 'least-busy'), renew(worker)],
    [
      'a session on the number that is kept for the worker',
      told,
      among({ reservedNumber: '+15551230002' }),
      renew('+15551230002'),
    ],
    [
      'a session beside the number that is kept for the worker',
      told,
      among({ reservedNumber: '+15551239999' }),
      renew(),
    ],
    [
      'a session of a counted worker on their own number',
      told,
      among({ capacity: 1, reservedNumber: '+15551230002' }),
      renew(worker, '+15551230002'),
    ],
    ['a session of a worker who has left', told, { between: { ...between, rules: {}, teams: [] }, now }, renew()],
    ['a call that is over', over, among({ capacity: 3 }), renew(worker)],
    ['a call of a session for one call', told, forOneCall, renew(worker)],
    [
      'the end of a session for one call',
      over,
      forOneCall,
      { kind: 'end', because: 'call-over', between, places: [worker] },
    ],
    [
      'a session of which nothing is known',
      over,
      { between: undefined, now },
      { kind: 'note', because: 'session-unknown' },
    ],
    [
      'a session that cannot be asked for',
      over,
      { between: 'unavailable', now },
      { kind: 'note', because: 'session-unavailable', alert: true },
    ],
  ])('is decided by whose it is: %s', (_, event, facts, decision) => {
    expect(decideInteraction(event, facts)).toEqual(decision)
  })

  it('counts in every team that the worker is in', () => {
    const teams = (['sticky', 'least-busy'] as const).map((strategy) => ({
      id: strategy,
      strategy,
      members: [{ identity: worker }],
    }))
    expect(decideInteraction(told, { between: { ...between, rules: {}, teams }, now })).toEqual(renew(worker))
  })

  it('renews no place that is held until closing time, and one in a team that never closes', () => {
    const hours = { id: 'by-day', timeZone: 'Etc/UTC', week: {}, holidays: [], closures: [] }
    const members = [{ identity: worker, capacity: 3 }]
    const decidedFor = (teams: readonly Team[]) =>
      decideInteraction(told, { between: { ...between, rules: { endAtClosing: true }, teams }, now })
    const always = { id: 'always', strategy: 'sticky', members } as const
    expect(decidedFor([{ ...always, hours }])).toEqual(renew())
    expect(decidedFor([{ ...always, hours, members: [] }, always])).toEqual(renew(worker))
  })

  it('is answered by nothing, or by a request to tell it again where Proxy could not be asked', () => {
    expect(answerInteraction(decideInteraction(told, among({})))).toEqual({ kind: 'nothing' })
    expect(answerInteraction(decideInteraction(over, forOneCall))).toEqual({ kind: 'nothing' })
    expect(answerInteraction({ kind: 'note', because: 'session-unknown' })).toEqual({ kind: 'nothing' })
    expect(answerInteraction(decideInteraction(over, { between: 'unavailable', now }))).toMatchObject({ status: 503 })
  })
})
