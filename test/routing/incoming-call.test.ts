import { decideIncomingCall } from '../../src/routing/incoming-call'
import type { OwnNumber } from '../../src/routing/directory'

const number: OwnNumber = {
  address: '+15551230001',
  service: 'frontline',
  teams: ['sales'],
  greeting: 'Good morning.',
  inboundTimeoutSeconds: 30,
  record: 'record-from-answer-dual',
}

const table: readonly (readonly [string, OwnNumber | undefined, object])[] = [
  [
    'is put through as its number says',
    number,
    {
      kind: 'connect',
      greeting: 'Good morning.',
      inboundTimeoutSeconds: 30,
      record: 'record-from-answer-dual',
      because: 'number-in-directory',
    },
  ],
  [
    'is put through without a word, at the usual time and not recorded, where its number says nothing else',
    { address: '+15551230001', service: 'frontline', teams: ['sales'] },
    {
      kind: 'connect',
      greeting: undefined,
      inboundTimeoutSeconds: 20,
      record: 'do-not-record',
      because: 'number-in-directory',
    },
  ],
  [
    'is put through all the same where nobody listed the number',
    undefined,
    {
      kind: 'connect',
      greeting: undefined,
      inboundTimeoutSeconds: 20,
      record: 'do-not-record',
      because: 'number-not-in-directory',
    },
  ],
]

describe('an incoming call', () => {
  it.each(table)('%s', (_, number, decision) => {
    expect(decideIncomingCall({ number, defaultInboundTimeoutSeconds: 20 })).toEqual(decision)
  })
})
