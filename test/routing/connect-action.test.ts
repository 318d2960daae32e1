import { decideConnectAction } from '../../src/routing/connect-action'
import { parseConnectAction } from '../../src/webhooks/connect-action'
import { connectAction, documentedDialCallStatuses, documentedResults } from '../fixtures/connect-action'

/** Every combination that Twilio may send, each a whole request with three fields set. `undefined` is absent. */
const results = [...documentedResults, 'a-result-of-tomorrow', '', undefined]
const statuses = [...documentedDialCallStatuses, 'a-status-of-tomorrow', '', undefined]
const workerInitiated = ['true', 'false', undefined]

function decisionOn(Result?: string, DialCallStatus?: string, WorkerInitiated?: string) {
  const given = Object.entries({ Result, DialCallStatus, WorkerInitiated }).filter(([, value]) => value !== undefined)
  const { Result: _r, DialCallStatus: _d, WorkerInitiated: _w, ...rest } = connectAction
  const parsed = parseConnectAction({ ...rest, ...Object.fromEntries(given) })
  return parsed.ok ? decideConnectAction(parsed.event) : parsed
}

/** What each Result comes to, whatever the other fields say, for a customer and for a worker. */
const table = [
  ['session-success', 'hang-up', 'hang-up', 'session-success'],
  ['failed-create-conversation', 'voicemail', 'explain', 'failed-create-conversation'],
  ['no-other-participants', 'voicemail', 'explain', 'no-other-participants'],
  ['invalid-conversation', 'voicemail', 'explain', 'invalid-conversation'],
  ['no-existing-conversation', 'voicemail', 'explain', 'no-existing-conversation'],
  ['internal-error', 'voicemail', 'explain', 'internal-error'],
  ['a-result-of-tomorrow', 'voicemail', 'explain', 'unknown-result'],
  ['', 'voicemail', 'explain', 'unknown-result'],
  [undefined, 'voicemail', 'explain', 'unknown-result'],
] as const

describe.each(table)('after Result=%s', (result, forCustomer, forWorker, because) => {
  describe.each(statuses)('and DialCallStatus=%s', (status) => {
    it.each([
      ['false', forCustomer],
      [undefined, forCustomer],
      ['true', forWorker],
    ])(`with WorkerInitiated=%s comes %s, because ${because}`, (initiated, kind) => {
      expect(decisionOn(result, status, initiated)).toEqual({ kind, because })
    })
  })
})

describe('after a call that was answered all the same', () => {
  it.each(workerInitiated)('with WorkerInitiated=%s nobody is asked for a message', (initiated) => {
    const decision = { kind: 'hang-up', because: 'completed' }
    expect(decisionOn('dialed-call-incomplete', 'completed', initiated)).toEqual(decision)
    expect(decisionOn('completed', undefined, initiated)).toEqual(decision)
  })
})

/** Only of an incomplete call the DialCallStatus tells why. */
const incomplete = [
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['a-status-of-tomorrow', 'dialed-call-incomplete'],
  ['', 'dialed-call-incomplete'],
  [undefined, 'dialed-call-incomplete'],
] as const

describe.each(incomplete)('after Result=dialed-call-incomplete and DialCallStatus=%s', (status, because) => {
  it.each([
    ['false', 'voicemail'],
    [undefined, 'voicemail'],
    ['true', 'explain'],
  ])(`with WorkerInitiated=%s comes %s, because ${because}`, (initiated, kind) => {
    expect(decisionOn('dialed-call-incomplete', status, initiated)).toEqual({ kind, because })
  })
})

describe("after the page's own example, Result=no-answer", () => {
  it('a customer may leave a message', () => {
    expect(decisionOn('no-answer', undefined, 'false')).toEqual({ kind: 'voicemail', because: 'no-answer' })
  })

  it('a worker hears why', () => {
    expect(decisionOn('no-answer', undefined, 'true')).toEqual({ kind: 'explain', because: 'no-answer' })
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
    for (const result of results) {
      for (const status of statuses) {
        for (const initiated of workerInitiated) {
          const refused = initiated === 'true' ? 'voicemail' : 'explain'
          expect(decisionOn(result, status, initiated)).not.toMatchObject({ kind: refused })
        }
      }
    }
  })
})
