import * as fc from 'fast-check'
import { summarise, writeLog } from '../../src/runtime/log'
import { connectAction } from '../fixtures/connect-action'
import { outOfSessionCall, outOfSessionMessage } from '../fixtures/out-of-session'
import { outgoingConversation } from '../fixtures/outgoing-conversation'
import { captureLog } from '../support/captured-log'
import { twilioError } from '../support/twilio-error'

afterEach(() => jest.restoreAllMocks())

const line = { webhook: '/voice/connect-action', outcome: 'answered', milliseconds: 12 } as const

describe('a log line', () => {
  it.each([
    ['answered', 'log'],
    ['refused', 'warn'],
    ['fallback', 'error'],
  ] as const)('of a request that was %s is written by console.%s', (outcome, level) => {
    const log = captureLog()
    writeLog({ ...line, outcome }, {})
    expect(log.entries).toEqual([{ level, text: expect.any(String) }])
  })

  it('is one JSON object with the SIDs of the request', () => {
    const log = captureLog()
    writeLog({ ...line, decision: 'voicemail', because: 'no-answer' }, connectAction)
    expect(log.entries[0]?.text).not.toContain('\n')
    expect(JSON.parse(log.entries[0]?.text ?? '')).toEqual({
      webhook: '/voice/connect-action',
      outcome: 'answered',
      milliseconds: 12,
      decision: 'voicemail',
      because: 'no-answer',
      CallSid: 'CA0123456789abcdef0123456789abcdef',
      DialCallSid: 'CAfedcba9876543210fedcba9876543210',
      RecordingSid: 'RE00112233445566778899aabbccddeeff',
    })
  })

  it.each([outOfSessionCall, outOfSessionMessage, outgoingConversation, connectAction])(
    'holds nothing else of the request',
    (request) => {
      const log = captureLog()
      writeLog(line, request)
      const written = Object.keys(JSON.parse(log.entries[0]?.text ?? '') as object)
      const expected = [
        'webhook',
        'outcome',
        'milliseconds',
        'CallSid',
        'DialCallSid',
        'MessageSid',
        'SmsSid',
        'RecordingSid',
      ]
      expect(expected).toEqual(expect.arrayContaining(written))
    },
  )

  it('takes for a SID only what looks like one', () => {
    const log = captureLog()
    const notSids = ['+15557654321', ['CA0123456789abcdef0123456789abcdef'], 'CA+15557654321', 17, null]
    for (const CallSid of notSids) writeLog(line, { CallSid })
    for (const { text } of log.entries) expect(JSON.parse(text)).toEqual(line)
  })

  it('can always be written, whatever the request and the error hold', () => {
    captureLog()
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (CallSid, code, status) => {
        const error = Object.assign(new Error('constructed'), { code, status })
        writeLog({ ...line, outcome: 'fallback', error: summarise(error) }, { CallSid })
      }),
    )
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    for (const code of [circular, 1n, Symbol('code')]) {
      const error = Object.assign(new Error('constructed'), { code })
      writeLog({ ...line, outcome: 'fallback', error: summarise(error) }, {})
    }
  })
})

describe('the summary of an error', () => {
  it('of Twilio holds its code and status', () => {
    expect(summarise(twilioError(429, 54009, 'Rate limit exceeded'))).toEqual({
      name: 'Error',
      code: 54009,
      status: 429,
    })
  })

  it('of our own holds its name', () => {
    expect(summarise(new TypeError('constructed'))).toEqual({ name: 'TypeError', message: 'constructed' })
  })

  it.each([
    ['+15557654321', 'string'],
    [undefined, 'undefined'],
    [{ to: '+15557654321' }, 'object'],
  ])('of something else that was thrown, %j, holds only what it is', (thrown, message) => {
    expect(summarise(thrown)).toEqual({ name: 'Thrown', message })
  })
})
