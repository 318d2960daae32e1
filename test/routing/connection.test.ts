import { connectionFor, type ConnectionDefaults } from '../../src/routing/connection'
import { recordModes, trims, whispers, type OwnNumber } from '../../src/routing/directory'

const defaults: ConnectionDefaults = {
  conversationsServiceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  inboundAutocreation: true,
  routingAssignmentTimeoutSeconds: 5,
  inboundTimeoutSeconds: 20,
  record: 'do-not-record',
  trim: 'do-not-trim',
  whisper: 'announce',
}
const call = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  team: undefined,
}
const plain: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['sales'] }
const ofTheCall = { callSid: call.callSid, caller: '+15557654321', number: '+15551230001', team: undefined }

describe('a connection', () => {
  it('to a number that says nothing is as the environment says', () => {
    expect(connectionFor(call, plain, defaults)).toEqual({ ...defaults, ...ofTheCall })
  })

  it('to a number that nobody listed is, too, but without a whisper: it may be a customer whom a worker calls', () => {
    expect(connectionFor(call, undefined, defaults)).toEqual({ ...defaults, ...ofTheCall, whisper: 'off' })
  })

  it('is as its number says, in everything', () => {
    const own = {
      inboundAutocreation: false,
      routingAssignmentTimeoutSeconds: 10,
      inboundTimeoutSeconds: 30,
      record: 'record-from-answer-dual',
      trim: 'trim-silence',
      whisper: 'accept',
    } as const
    const { conversationsServiceSid } = defaults
    expect(connectionFor(call, { ...plain, ...own }, defaults)).toEqual({
      ...own,
      ...ofTheCall,
      conversationsServiceSid,
    })
  })

  it.each([
    ['inboundAutocreation', [true, false]],
    ['record', recordModes],
    ['trim', trims],
    ['whisper', whispers],
  ] as const)('takes each value of %s from the number, also where the environment says another', (field, values) => {
    for (const value of values) {
      for (const other of values) {
        const environment = { ...defaults, [field]: other }
        expect(connectionFor(call, { ...plain, [field]: value }, environment)[field]).toBe(value)
        expect(connectionFor(call, plain, environment)[field]).toBe(other)
      }
    }
  })

  it('carries the team that the caller has chosen', () => {
    expect(connectionFor({ ...call, team: 'night' }, plain, defaults).team).toBe('night')
  })

  it.each(['anonymous', 'sip:alice@example.com', undefined])('from %s hides the caller', (from) => {
    expect(connectionFor({ ...call, from }, plain, defaults)).toMatchObject({ caller: undefined, whisper: 'announce' })
  })

  it.each([
    ['to a number that nobody listed', call.from, undefined],
    ['of a worker who calls out', 'client:ada', { ...plain, whisper: 'accept' }],
  ] as const)('%s, if it is recorded, says so to whoever is called: it may be a customer', (_, from, number) => {
    for (const record of recordModes) {
      const whisper = record === 'do-not-record' ? 'off' : 'recorded'
      expect(connectionFor({ ...call, from }, number, { ...defaults, record })).toMatchObject({ record, whisper })
    }
  })

  it.each(['client:worker-1@example.com', 'client:ada'])(
    'of %s, a worker who calls out, whispers nothing: the customer would hear it',
    (from) => {
      const accepting: OwnNumber = { ...plain, whisper: 'accept' }
      expect(connectionFor({ ...call, from }, accepting, defaults)).toMatchObject({ caller: undefined, whisper: 'off' })
    },
  )
})
