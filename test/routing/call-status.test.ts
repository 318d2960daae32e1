import { decideCallStatus, type Facts } from '../../src/routing/call-status'
import type { OwnNumber } from '../../src/routing/directory'
import type { CallChanged } from '../../src/webhooks/call-status'

const call: CallChanged = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  isOver: true,
  wasAnswered: true,
}
const number: OwnNumber = {
  address: '+15551230001',
  service: 'proxy',
  teams: ['sales'],
  missedCallText: 'Sorry that we missed you.',
}
const missed: NonNullable<Facts['missed']> = {
  number,
  conversation: undefined,
  workers: [{ identity: 'worker-1@example.com', phone: '+15559990001' }],
  teams: [],
  blocked: false,
}
const facts: Facts = { messageExpected: true, messageLeft: false, missed }
const textBack = { from: '+15551230001', to: '+15557654321', words: 'Sorry that we missed you.' }

describe('a call that is over', () => {
  it('without the message that was asked for is missed', () => {
    expect(decideCallStatus(call, facts)).toEqual({
      kind: 'missed',
      because: 'no-message-left',
      customer: '+15557654321',
      number: '+15551230001',
      recipients: [{ wish: 'text', way: { by: 'text', from: '+15551230001', to: '+15559990001' } }],
      timeZone: undefined,
      textBack,
      alert: false,
    })
  })

  it.each([
    ['a message was left', {}, { messageLeft: true, missed: undefined }, 'message-left'],
    ['nobody asked for a message', {}, { messageExpected: false, missed: undefined }, 'no-message-expected'],
    ['it is not over', { isOver: false }, {}, 'not-over'],
  ] as const)('is no concern of ours when %s', (_, change, known, because) => {
    expect(decideCallStatus({ ...call, ...change }, { ...facts, ...known })).toEqual({ kind: 'nothing', because })
  })

  it.each<readonly [string, Partial<CallChanged>, Partial<typeof missed>, typeof textBack | undefined]>([
    ['has a phone', {}, {}, textBack],
    ['is blocked', {}, { blocked: true }, undefined],
    ['hides their number', { from: 'anonymous' }, {}, undefined],
    ['is unknown', { from: undefined }, {}, undefined],
    ['called by SIP', { from: 'sip:alice@example.com' }, {}, undefined],
    ['called a number that says nothing', {}, { number: { ...number, missedCallText: undefined } }, undefined],
    ['called a number that nobody listed', {}, { number: undefined }, undefined],
    ['called nobody knows what', { to: undefined }, {}, undefined],
  ])('brings a customer who %s the text that it should', (_, change, known, expected) => {
    const decision = decideCallStatus({ ...call, ...change }, { ...facts, missed: { ...missed, ...known } })
    expect(decision).toMatchObject({ kind: 'missed' })
    expect('textBack' in decision && decision.textBack).toEqual(expected)
  })

  it('of which nobody can be told is for whoever looks after all', () => {
    expect(decideCallStatus(call, { ...facts, missed: { ...missed, workers: [] } })).toMatchObject({
      because: 'nobody-to-tell',
      alert: true,
    })
  })

  it('of which nobody is to be told needs nobody to look after it', () => {
    const silent = { ...missed, number: { ...number, notify: [] } }
    expect(decideCallStatus(call, { ...facts, missed: silent })).toMatchObject({
      recipients: [],
      alert: false,
      textBack,
    })
  })
})
