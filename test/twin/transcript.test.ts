import { stripVTControlCharacters } from 'node:util'
import type { Stamped, TwinEvent } from '../../twin/events'
import { renderTranscript } from '../../twin/transcript'

const exchange = { method: 'POST', url: 'http://localhost:3000/voice/incoming?a=1', params: {}, body: '' } as const

const events: readonly [number, TwinEvent][] = [
  [0, { kind: 'did', who: 'customer', what: '(+15550100001) calls +15550200001' }],
  [120, { kind: 'webhook', exchange: { ...exchange, status: 200, contentType: 'application/xml' } }],
  [999, { kind: 'said', via: 'voice', from: 'Twilio', to: 'customer', words: 'Tom says "hello"\nand waits' }],
  [
    20_000,
    {
      kind: 'api',
      exchange: { operation: 'POST sync.twilio.com/v1/Services/{Sid}', url: '', status: 201, milliseconds: 7 },
    },
  ],
  [80_000, { kind: 'webhook', exchange: { ...exchange, status: 0, contentType: '', body: 'no answer within 15 s' } }],
  [3_600_000, { kind: 'debugger', code: 11200, message: 'HTTP\u001B[2J retrieval failure' }],
  [3_600_000, { kind: 'violation', operation: 'GET sync.twilio.com/v1/Trees', problems: ['no such operation', 'no'] }],
]

const stamped: Stamped[] = events.map(([milliseconds, event]) => ({
  at: new Date(Date.UTC(2026, 0, 5, 9) + milliseconds),
  event,
}))

describe('a transcript', () => {
  test('has a line for each event', () => {
    expect(renderTranscript(stamped, { colour: false }).split('\n')).toEqual([
      '+0:00  customer (+15550100001) calls +15550200001',
      '+0:00  Twilio → POST /voice/incoming  200 application/xml',
      '+0:00  Twilio → customer  "Tom says \\"hello\\"\\nand waits"',
      '+0:20  Function → POST sync.twilio.com/v1/Services/{Sid}  201 (7 ms)',
      '+1:20  Twilio → POST http://localhost:3000/voice/incoming?a=1  no answer: no answer within 15 s',
      "+60:00 Twilio's debugger: 11200 HTTP [2J retrieval failure",
      '+60:00 Not as Twilio describes it: GET sync.twilio.com/v1/Trees: no such operation; no',
    ])
  })

  test('has colours when asked, whatever standard output is, and the same words', () => {
    const colourful = renderTranscript(stamped, { colour: true })
    expect(colourful).toContain('\u001B[32m')
    expect(stripVTControlCharacters(colourful)).toBe(renderTranscript(stamped, { colour: false }))
  })

  test('of nothing is empty', () => {
    expect(renderTranscript([], { colour: false })).toBe('')
  })
})
