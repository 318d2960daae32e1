import { answerConversationRouting, closedWords } from '../../src/replies/conversation-routing'
import { builtIn } from '../../src/replies/prompts'
import type { AddWorker } from '../../src/routing/add-worker'
import type { Decision } from '../../src/routing/conversation-routing'
import { german } from '../fixtures/prompts'

const added: AddWorker = {
  kind: 'add-worker',
  customer: '+15557654321',
  number: '+15551230001',
  worker: 'ada@example.com',
  because: 'assigned',
  byTurn: false,
  assign: undefined,
  sayClosed: undefined,
  alert: false,
}

describe('Frontline is told that routing is done', () => {
  it.each<Decision>([
    added,
    { kind: 'leave', because: 'worker-in-conversation' },
    { kind: 'leave', because: 'conversation-gone' },
    { kind: 'leave', because: 'blocked' },
  ])('when it is: $kind, $because', (decision) => {
    expect(answerConversationRouting(decision)).toEqual({ kind: 'json', status: 200, body: {} })
  })

  it.each([
    ['no-addresses', /no MessagingBinding/],
    ['number-not-in-directory', /"numbers" in routing\.json/],
    ['no-team-members', /"teams" in routing\.json/],
  ] as const)('and not when nobody joins, but what to do: %s', (because, error) => {
    expect(answerConversationRouting({ kind: 'nobody', because, alert: true })).toEqual({
      kind: 'json',
      status: 503,
      body: { error: expect.stringMatching(error) },
    })
  })
})

describe('what is said while we are closed', () => {
  it('is in the language of the number', () => {
    expect(closedWords(german)).toBe(german.sorryAfterHours)
  })

  it('is built in where the number has none', () => {
    expect(closedWords(undefined)).toBe(builtIn.sorryAfterHours)
  })
})
