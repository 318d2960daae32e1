import { collectLog } from './collected-log'
import { surprises, type Trouble } from './trouble'

const line = (outcome: string) => JSON.stringify({ webhook: '/voice/incoming', outcome, milliseconds: 3 })

describe('The log that stories read', () => {
  it('is without trouble when each request has its line', async () => {
    const log = collectLog(10)
    log.expectOneMore()
    log.take(line('answered'))
    expect(await log.trouble()).toEqual([])
    expect(await log.lines()).toMatchObject([{ webhook: '/voice/incoming', outcome: 'answered' }])
  })

  it('waits for a line that comes later than the answer', async () => {
    const log = collectLog(1_000)
    log.expectOneMore()
    setTimeout(() => log.take(line('answered')), 20)
    expect(await log.trouble()).toEqual([])
  })

  it.each(['fallback', 'refused'])('tells of a %s', async (outcome) => {
    const log = collectLog(10)
    log.expectOneMore()
    log.take(line(outcome))
    expect(await log.trouble()).toEqual([{ kind: outcome, what: line(outcome) }])
  })

  it.each(['garbage', '{oops', '"text"', '{"a":1}', 'Error: x', '    at somewhere (file.js:1:1)'])(
    'tells of output that is no line of ours: %s',
    async (text) => {
      const log = collectLog(10)
      log.take(text)
      expect(await log.trouble()).toEqual([{ kind: 'output', what: text }])
    },
  )

  it('passes over what twilio-run says of itself', async () => {
    const log = collectLog(10)
    const own = ['Functions', 'http://localhost:3000/voice/incoming', '', 'Assets', 'No assets found']
    for (const text of [...own, '200 GET /voice/incoming │ Response Type application/xml']) log.take(text)
    expect(await log.trouble()).toEqual([])
  })

  it('tells once of a request without a line, and of a line without a request', async () => {
    const log = collectLog(10)
    log.expectOneMore()
    expect(await log.trouble()).toEqual([{ kind: 'log', what: '1 requests were answered without a line' }])
    expect(await log.trouble()).toEqual([])
    log.take(line('answered'))
    expect(await log.trouble()).toEqual([{ kind: 'log', what: '1 lines too many' }])
  })
})

describe('A story', () => {
  const busy: Trouble = { kind: 'debugger', what: '32506 nobody was assigned' }
  const lost: Trouble = { kind: 'fallback', what: 'the log line' }

  it.each([
    ['is surprised by what it has not announced', [busy], [], ['debugger: 32506 nobody was assigned']],
    ['is not surprised by what it has', [busy, busy], [{ kind: 'debugger', matching: /^32506/ }], []],
    [
      'is surprised by another code than the one announced',
      [busy],
      [{ kind: 'debugger', matching: /^12300/ }],
      ['debugger: 32506 nobody was assigned', 'announced, and did not happen: debugger ^12300'],
    ],
    [
      'is surprised by another kind',
      [lost],
      [{ kind: 'refused', matching: /./ }],
      ['fallback: the log line', 'announced, and did not happen: refused .'],
    ],
    [
      'is surprised when what it announced does not happen',
      [],
      [{ kind: 'fallback', matching: /./ }],
      ['announced, and did not happen: fallback .'],
    ],
  ] as const)('%s', (_, trouble, announced, expected) => {
    expect(surprises(trouble, announced)).toEqual(expected)
  })
})
