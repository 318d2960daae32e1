import { outOfSessionKind, parseOutOfSession } from '../../src/webhooks/out-of-session'
import { outOfSessionCall, outOfSessionMessage } from '../fixtures/out-of-session'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

describe('a contact out of session', () => {
  it('is read from the request about a call, with whom the caller was last in a session', () => {
    expect(parseOutOfSession(outOfSessionCall)).toEqual({
      ok: true,
      event: {
        kind: 'call',
        sid: 'CA0123456789abcdef0123456789abcdef',
        from: '+15557654321',
        to: '+15551230001',
        words: undefined,
        previous: { address: '+15559990001', proxyNumber: '+15551230003', at: '2022-05-06T18:00:00Z' },
      },
    })
  })

  it.each([
    [
      'the one who was called',
      '+15559990001',
      { address: '+15557654321', proxyNumber: '+15551230002', at: '2022-05-06T18:00:00Z' },
    ],
    ['somebody else', '+15550000000', undefined],
    ['nobody in particular', undefined, undefined],
  ])('when it is %s who calls now, the other one is whom they were in a session with', (_, From, previous) => {
    const request = From === undefined ? without(outOfSessionCall, 'From') : { ...outOfSessionCall, From }
    expect(parseOutOfSession(request)).toMatchObject({ ok: true, event: { previous } })
  })

  it.each(['outboundParticipantIdentifier', 'outboundParticipantProxyIdentifier'])(
    'knows of no last session without %s, and takes the call all the same',
    (name) => {
      expect(parseOutOfSession(without(outOfSessionCall, name))).toMatchObject({
        ok: true,
        event: { previous: undefined },
      })
      const twice = { ...outOfSessionCall, [name]: ['+15559990001', '+15559990002'] }
      expect(parseOutOfSession(twice)).toMatchObject({ ok: true, event: { previous: undefined } })
    },
  )

  it('takes a message without words, with too many or with strange ones', () => {
    const of = (Body: unknown) => parseOutOfSession({ ...outOfSessionMessage, Body })
    expect(of('')).toMatchObject({ ok: true, event: { words: '' } })
    expect(of('🧵'.repeat(800))).toMatchObject({ ok: true, event: { words: '🧵'.repeat(800) } })
    expect(of('x'.repeat(1601))).toMatchObject({ ok: true, event: { words: undefined } })
    expect(of(['one', 'two'])).toMatchObject({ ok: true, event: { words: undefined } })
  })

  it('is read from the request about a message', () => {
    expect(parseOutOfSession(outOfSessionMessage)).toEqual({
      ok: true,
      event: {
        kind: 'message',
        sid: 'SM0123456789abcdef0123456789abcdef',
        from: '+15557654321',
        to: '+15551230001',
        words: 'When do you open tomorrow?',
        previous: undefined,
      },
    })
  })

  it('takes the SID of a picture message', () => {
    const request = { ...outOfSessionMessage, MessageSid: 'MM0123456789abcdef0123456789abcdef' }
    expect(parseOutOfSession(request)).toMatchObject({ event: { sid: 'MM0123456789abcdef0123456789abcdef' } })
  })

  it('finds the SID of a message under its old name', () => {
    expect(parseOutOfSession(without(outOfSessionMessage, 'MessageSid'))).toEqual(
      parseOutOfSession(outOfSessionMessage),
    )
  })

  it.each([
    ['call', 'a whole call', outOfSessionCall],
    ['message', 'a whole message', outOfSessionMessage],
    ['message', 'only a Message SID', { MessageSid: 'SM0123456789abcdef0123456789abcdef' }],
    ['message', 'only the old name of it', { SmsSid: 'SM0123456789abcdef0123456789abcdef' }],
    ['message', 'only an empty body', { Body: '' }],
    ['message', 'a body that came twice', { Body: ['one', 'two'] }],
    ['call', 'only a Call SID', { CallSid: 'CA0123456789abcdef0123456789abcdef' }],
    ['call', 'nothing', {}],
    [
      'call',
      'a Call SID beside an empty Message SID',
      { CallSid: 'CA0123456789abcdef0123456789abcdef', MessageSid: '' },
    ],
  ])('is taken for a %s when there is %s', (kind, _, fields) => {
    expect(outOfSessionKind(fields)).toBe(kind)
  })

  describe('by telephone', () => {
    describeWebhook({
      parse: parseOutOfSession,
      request: outOfSessionCall,
      required: { CallSid: ['SM0123456789abcdef0123456789abcdef'], To: [] },
      optional: { From: [] },
    })
  })

  describe('by message', () => {
    describeWebhook({
      // A body makes it a message, whatever else is missing.
      parse: (fields) => parseOutOfSession({ ...fields, Body: 'When do you open tomorrow?' }),
      request: without(without(outOfSessionMessage, 'SmsSid'), 'SmsMessageSid'),
      required: { MessageSid: ['CA0123456789abcdef0123456789abcdef', 'SM0123456789abcdef0123456789abcde'], To: [] },
      optional: { From: [] },
    })
  })
})
