import { answerIntercept } from '../../src/replies/intercept'
import type { Team } from '../../src/routing/directory'
import { decideIntercept, type Decision, type Facts } from '../../src/routing/intercept'
import type { Intercepted } from '../../src/webhooks/intercept'

const worker = 'worker-1@example.com'
const call: Intercepted = { sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', words: undefined }
const message = { ...call, words: 'When do you open tomorrow?' }
const withNumber = { ...call, words: 'Call me at (415) 555-2671' }

/** A Friday. */
const at = (time: string) => new Date(`2026-11-20T${time}Z`)

const teamOf = (id: string, members: readonly string[], from?: number, until = 1050): Team => ({
  id,
  strategy: 'sticky',
  members: members.map((identity) => ({ identity, phone: '+15559990001' })),
  ...(from !== undefined && {
    hours: { id: 'hours', timeZone: 'UTC', week: { friday: [{ from, until }] }, holidays: [], closures: [] },
  }),
})

const byDay = teamOf('sales', [worker], 540)
const inTheEvening = teamOf('evening', ['worker-2@example.com'], 1050, 1320)
const inTheEveningToo = teamOf('evening', [worker], 1050, 1320)
const always = teamOf('always', ['worker-3@example.com'])

type Between = NonNullable<Facts['between']>
const nothingSpecial: Between = { worker, blockedFrom: [], rules: {}, teams: [byDay] }
const pausing = (...teams: readonly Team[]) => ({ rules: { pauseWhileClosed: true }, teams })
const keepsPrivate = { rules: { keepContactsPrivate: true } }

const stop = (because: string) => ({ kind: 'stop', because })
const pass = { kind: 'pass', because: 'nothing-against-it' }

const table: readonly (readonly [string, Intercepted, Partial<Between>, string, object])[] = [
  ['a call', call, {}, '12:00', pass],
  ['a message', message, {}, '12:00', pass],
  ['a message after hours', message, {}, '20:00', pass],
  ['a customer who is blocked', call, { blockedFrom: 'everybody' }, '12:00', stop('blocked')],
  ['a customer who is kept from this worker', message, { blockedFrom: [worker] }, '12:00', stop('blocked')],
  ['a customer who is kept from somebody else', call, { blockedFrom: ['worker-2@example.com'] }, '12:00', pass],
  ['a call before a pausing team opens', call, pausing(byDay), '08:59', stop('closed')],
  ['a call as it opens', call, pausing(byDay), '09:00', pass],
  ['a message before it closes', message, pausing(byDay), '17:29', pass],
  ['a message as it closes', message, pausing(byDay), '17:30', stop('closed')],
  ['a call with a worker of the day, in the evening', call, pausing(byDay, inTheEvening), '18:00', stop('closed')],
  ['a call with a worker of both, in the evening', call, pausing(byDay, inTheEveningToo), '18:00', pass],
  ['a call with a worker of both, at night', call, pausing(byDay, inTheEveningToo), '23:00', stop('closed')],
  ['a worker of no team while one of them is open', call, pausing(inTheEvening, always), '12:00', pass],
  ['a worker of no team while all are closed', call, pausing(inTheEvening), '12:00', stop('closed')],
  ['a pausing number without hours', call, pausing(always), '03:00', pass],
  ['a pausing number without a team', call, pausing(), '03:00', pass],
  ['contact details, where they are nobody’s business', withNumber, {}, '12:00', pass],
  ['contact details, where they are kept private', withNumber, keepsPrivate, '12:00', stop('contact-details')],
  ['other words, where contact details are kept private', message, keepsPrivate, '12:00', pass],
  ['a call, where contact details are kept private', call, keepsPrivate, '12:00', pass],
  [
    'everything at once: blocked comes first',
    withNumber,
    { ...pausing(byDay), blockedFrom: 'everybody' },
    '20:00',
    stop('blocked'),
  ],
  [
    'closed, with contact details: closed comes first',
    withNumber,
    { teams: [byDay], rules: { pauseWhileClosed: true, keepContactsPrivate: true } },
    '20:00',
    stop('closed'),
  ],
]

describe('What is about to go through a session', () => {
  it.each(table)('is decided by what it is: %s', (_, intercepted, changes, time, decision) => {
    const facts = { between: { ...nothingSpecial, ...changes }, now: at(time) }
    expect(decideIntercept(intercepted, facts)).toEqual(decision)
  })

  it('goes through where nobody knows who is in the session', () => {
    expect(decideIntercept(withNumber, { between: undefined, now: at('12:00') })).toEqual({
      kind: 'pass',
      because: 'session-unknown',
    })
  })
})

it.each([
  [403, { kind: 'stop', because: 'blocked' }],
  [403, { kind: 'stop', because: 'closed' }],
  [403, { kind: 'stop', because: 'contact-details' }],
  [200, { kind: 'pass', because: 'session-unknown' }],
  [200, { kind: 'pass', because: 'nothing-against-it' }],
] satisfies readonly (readonly [number, Decision])[])('Proxy is answered %i to %o', (status, decision) => {
  expect(answerIntercept(decision)).toEqual({ kind: 'json', status, body: {} })
})
