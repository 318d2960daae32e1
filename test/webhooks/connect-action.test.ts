import { parseConnectAction, startedBy } from '../../src/webhooks/connect-action'
import {
  connectAction,
  documentedDialCallStatuses,
  documentedResults,
  workerDoesNotAnswer,
} from '../fixtures/connect-action'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

describe('the end of a conversation', () => {
  it('is read from a whole request', () => {
    expect(parseConnectAction(connectAction)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        customer: connectAction['From'],
        number: connectAction['To'],
        team: undefined,
        attempt: 1,
        result: 'session-success',
        dialCallStatus: 'completed',
        startedBy: 'customer',
        dialCallSid: 'CAfedcba9876543210fedcba9876543210',
        dialCallDurationSeconds: 62,
        recordingSid: 'RE00112233445566778899aabbccddeeff',
      },
    })
  })

  it('is about the one who was called where the worker has called', () => {
    const byWorker = { ...connectAction, WorkerInitiated: 'true' }
    expect(parseConnectAction(byWorker)).toMatchObject({ ok: true, event: { customer: connectAction['To'] } })
  })

  it.each(documentedResults)('knows the documented Result %s', (result) => {
    expect(parseConnectAction({ ...connectAction, Result: result })).toMatchObject({ ok: true, event: { result } })
  })

  it.each(documentedDialCallStatuses)('knows the documented DialCallStatus %s', (dialCallStatus) => {
    const request = { ...connectAction, DialCallStatus: dialCallStatus }
    expect(parseConnectAction(request)).toMatchObject({ ok: true, event: { dialCallStatus } })
  })

  describe("with the page's own example, Result=no-answer", () => {
    const example = { ...workerDoesNotAnswer, Result: 'no-answer' }

    it('is the same as the documented combination', () => {
      expect(parseConnectAction(example)).toEqual(parseConnectAction(workerDoesNotAnswer))
    })

    it('needs no DialCallStatus', () => {
      expect(parseConnectAction(without(example, 'DialCallStatus'))).toEqual(parseConnectAction(workerDoesNotAnswer))
    })
  })

  it.each(['busy', 'failed', 'canceled'])('reads the status %s where it stands in Result', (status) => {
    expect(parseConnectAction({ ...workerDoesNotAnswer, Result: status })).toMatchObject({
      ok: true,
      event: { result: 'dialed-call-incomplete', dialCallStatus: status },
    })
  })

  it('takes Result=completed for a success, as that status is described', () => {
    const event = { result: 'session-success', dialCallStatus: 'completed' }
    expect(parseConnectAction({ ...connectAction, Result: 'completed' })).toMatchObject({ ok: true, event })
  })

  it('counts a session as the first try only without a word of it in the URL', () => {
    expect(parseConnectAction(connectAction)).toMatchObject({ event: { attempt: 1 } })
    for (const attempt of ['2', '3', '02', '1', '', ['2', '2'], 'x'.repeat(2_000)]) {
      expect(parseConnectAction({ ...connectAction, attempt })).toMatchObject({ event: { attempt: 2 } })
    }
  })

  it('keeps a call without Result, for the caller is still on the line', () => {
    const event = { result: undefined, dialCallStatus: 'completed' }
    expect(parseConnectAction(without(connectAction, 'Result'))).toMatchObject({ ok: true, event })
  })

  it.each([
    ['true', 'worker'],
    ['True', 'worker'],
    ['false', 'customer'],
    ['', 'customer'],
    ['1', 'customer'],
    ['yes', 'customer'],
    [' true', 'customer'],
    [undefined, 'customer'],
    [true, 'customer'],
    [['true', 'true'], 'customer'],
  ])('with WorkerInitiated=%j was started by the %s', (workerInitiated, expected) => {
    expect(startedBy(workerInitiated)).toBe(expected)
    expect(parseConnectAction({ ...connectAction, WorkerInitiated: workerInitiated })).toMatchObject({
      ok: true,
      event: { startedBy: expected },
    })
  })

  describeWebhook({
    parse: parseConnectAction,
    request: connectAction,
    required: { CallSid: ['RE0123456789abcdef0123456789abcdef', 'call'] },
    optional: {
      Result: ['SESSION-SUCCESS', 'session-success ', 'toString'],
      DialCallStatus: ['COMPLETED', 'ringing'],
      DialCallSid: ['RE0123456789abcdef0123456789abcdef'],
      DialCallDuration: ['-1', '1.5', '1e3', '0x10', '62 ', 'NaN', '1234567890'],
      RecordingSid: ['CA0123456789abcdef0123456789abcdef'],
    },
  })
})
