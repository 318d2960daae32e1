import { decideConnectAction, type Facts } from '../../src/routing/connect-action'
import type { OwnNumber } from '../../src/routing/directory'
import { parseConnectAction } from '../../src/webhooks/connect-action'
import { connectAction, documentedDialCallStatuses, documentedResults } from '../fixtures/connect-action'

/** Every combination that Twilio may send, each a whole request with three fields set. `undefined` is absent. */
const results = [...documentedResults, 'a-result-of-tomorrow', '', undefined]
const statuses = [...documentedDialCallStatuses, 'a-status-of-tomorrow', '', undefined]
const workerInitiated = ['true', 'false', undefined]

const nothingKnown: Facts = { number: undefined, prompts: undefined }

interface Sent {
  readonly Result?: string | undefined
  readonly DialCallStatus?: string | undefined
  readonly WorkerInitiated?: string | undefined
  readonly attempt?: string | undefined
}

function decisionOn({ Result, DialCallStatus, WorkerInitiated, attempt }: Sent, facts = nothingKnown) {
  const changes = { Result, DialCallStatus, WorkerInitiated, attempt }
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const { Result: _r, DialCallStatus: _d, WorkerInitiated: _w, ...rest } = connectAction
  const parsed = parseConnectAction({ ...rest, ...Object.fromEntries(given) })
  return parsed.ok ? decideConnectAction(parsed.event, facts) : parsed
}

const voicemail = { kind: 'voicemail', prompt: 'notAvailable', prompts: undefined, alert: false, cleanUp: false }
const explain = { kind: 'explain', alert: false }
const hangUp = { kind: 'hang-up', alert: false }

/** What each Result comes to, whatever the other fields say, for a customer and for a worker. */
const table = [
  ['session-success', hangUp, hangUp],
  ['failed-create-conversation', { ...voicemail, prompt: 'failed', alert: true }, explain],
  ['no-other-participants', { ...voicemail, cleanUp: true, alert: true }, explain],
  ['invalid-conversation', { ...voicemail, prompt: 'failed', alert: true }, { ...explain, alert: true }],
  ['no-existing-conversation', voicemail, explain],
  ['internal-error', { kind: 'connect-again', number: undefined, alert: false }, { ...explain, alert: true }],
  ['a-result-of-tomorrow', { ...voicemail, prompt: 'failed', alert: true }, explain],
  ['', { ...voicemail, prompt: 'failed', alert: true }, explain],
  [undefined, { ...voicemail, prompt: 'failed', alert: true }, explain],
] as const
const unknown = ['a-result-of-tomorrow', '', undefined] as const

describe.each(table)('after Result=%s', (Result, forCustomer, forWorker) => {
  const because = unknown.some((each) => each === Result) ? 'unknown-result' : Result

  describe.each(statuses)('and DialCallStatus=%s', (DialCallStatus) => {
    it.each([
      ['false', forCustomer],
      [undefined, forCustomer],
      ['true', forWorker],
    ])('with WorkerInitiated=%s comes what the table says', (WorkerInitiated, decision) => {
      expect(decisionOn({ Result, DialCallStatus, WorkerInitiated })).toEqual({ ...decision, because })
    })
  })
})

describe('after a call that was answered', () => {
  it.each(workerInitiated)('with Result=completed and WorkerInitiated=%s nobody is asked for a message', (by) => {
    const decision = { ...hangUp, because: 'session-success' }
    expect(decisionOn({ Result: 'completed', WorkerInitiated: by })).toEqual(decision)
  })

  it('and is incomplete all the same, a worker hears nothing, and a customer may leave a message', () => {
    const incomplete = { Result: 'dialed-call-incomplete', DialCallStatus: 'completed' }
    expect(decisionOn({ ...incomplete, WorkerInitiated: 'true' })).toEqual({ ...hangUp, because: 'completed' })
    for (const WorkerInitiated of ['false', undefined]) {
      expect(decisionOn({ ...incomplete, WorkerInitiated })).toEqual({ ...voicemail, because: 'completed' })
    }
  })

  it('by a worker who has declined it, a customer may leave a message, whatever Twilio calls that', () => {
    const declined = { ...nothingKnown, declined: true }
    expect(decisionOn({ Result: 'session-success' }, declined)).toEqual({ ...voicemail, because: 'declined' })
  })
})

/** Only of an incomplete call the DialCallStatus tells why. */
const incomplete = [
  ['busy', 'busy', 'busy'],
  ['no-answer', 'no-answer', 'notAvailable'],
  ['failed', 'failed', 'failed'],
  ['canceled', 'canceled', 'notAvailable'],
  ['a-status-of-tomorrow', 'dialed-call-incomplete', 'notAvailable'],
  ['', 'dialed-call-incomplete', 'notAvailable'],
  [undefined, 'dialed-call-incomplete', 'notAvailable'],
] as const

describe.each(incomplete)(
  'after Result=dialed-call-incomplete and DialCallStatus=%s',
  (DialCallStatus, because, prompt) => {
    // Where nobody was called, no worker was there.
    const cleanUp = because === 'dialed-call-incomplete'
    it.each([
      ['false', { ...voicemail, prompt, cleanUp }],
      [undefined, { ...voicemail, prompt, cleanUp }],
      ['true', explain],
    ])('with WorkerInitiated=%s comes what the table says', (WorkerInitiated, decision) => {
      const sent = { Result: 'dialed-call-incomplete', DialCallStatus, WorkerInitiated }
      expect(decisionOn(sent)).toEqual({ ...decision, because })
    })
  },
)

describe("after the page's own example, Result=no-answer", () => {
  it('a customer may leave a message', () => {
    expect(decisionOn({ Result: 'no-answer', WorkerInitiated: 'false' })).toMatchObject({ ...voicemail })
  })

  it('a worker hears why', () => {
    expect(decisionOn({ Result: 'no-answer', WorkerInitiated: 'true' })).toEqual({ ...explain, because: 'no-answer' })
  })
})

describe('an error within Twilio', () => {
  it('is met with voicemail at the second try, and somebody has to look', () => {
    expect(decisionOn({ Result: 'internal-error', attempt: '2' })).toEqual({
      ...voicemail,
      prompt: 'failed',
      alert: true,
      because: 'internal-error',
    })
  })

  it.each(['1', '3', '02', 'two', ''])('is not tried again for ever: not where the URL says attempt=%s', (attempt) => {
    expect(decisionOn({ Result: 'internal-error', attempt })).toMatchObject({ kind: 'voicemail' })
  })
})

describe('somebody who is in no Conversation, where none may be created,', () => {
  const at = (withoutConversation: OwnNumber['withoutConversation']): Facts => ({
    ...nothingKnown,
    number: { address: '+15551230001', service: 'frontline', teams: ['sales'], withoutConversation },
  })
  it.each([
    [undefined, voicemail],
    ['voicemail', voicemail],
    ['message', { kind: 'message', prompts: undefined, alert: false }],
    ['reject', { kind: 'reject', alert: false }],
  ] as const)('gets what the number says: %s', (policy, decision) => {
    const because = 'no-existing-conversation'
    expect(decisionOn({ Result: because }, at(policy))).toEqual({ ...decision, because })
  })
})

describe('the tables above', () => {
  it('hold every documented Result', () => {
    const rows = ['dialed-call-incomplete', ...table.map(([result]) => result)]
    expect(new Set(rows)).toEqual(new Set(results))
  })

  it('hold every documented DialCallStatus', () => {
    expect(['completed', ...incomplete.map(([status]) => status)]).toEqual(statuses)
  })

  it('never send a worker to voicemail, and never let a customer go without a word', () => {
    for (const Result of results) {
      for (const DialCallStatus of statuses) {
        for (const WorkerInitiated of workerInitiated) {
          const refused = WorkerInitiated === 'true' ? /voicemail|connect-again|message|reject/ : /explain/
          const decision = decisionOn({ Result, DialCallStatus, WorkerInitiated })
          expect('kind' in decision ? decision.kind : 'refused').not.toMatch(refused)
        }
      }
    }
  })
})
