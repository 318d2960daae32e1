import { newFaults } from '../../twin/faults/faults'
import { parseFault } from '../../twin/faults/parse-fault'

const createItem = 'POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items'

describe('The language of faults', () => {
  it.each([
    [
      'POST sync Items: 429 x2',
      { on: 'api', words: ['POST', 'sync', 'Items'], times: 2, fault: { kind: 'status', status: 429 } },
    ],
    ['sync: 429 retry-after 2s', { fault: { kind: 'status', status: 429, retryAfterSeconds: 2 }, times: Infinity }],
    ['GET sync: delay 250ms', { fault: { kind: 'delay', milliseconds: 250 } }],
    ['sync: hang x1', { fault: { kind: 'hang' }, times: 1 }],
    ['sync: reset', { fault: { kind: 'reset' } }],
    ['sync: 503', { fault: { kind: 'status', status: 503 } }],
    ['POST Items: conflict', { fault: { kind: 'conflict' } }],
    [
      'callback /voice/conversation-status: late 30s',
      { on: 'callback', fault: { kind: 'late', milliseconds: 30_000 } },
    ],
    ['callback status: reversed', { on: 'callback', words: ['status'], fault: { kind: 'reversed' } }],
  ])('reads %s', (text, rule) => {
    expect(parseFault(text)).toMatchObject({ text, ...rule })
  })

  it.each(['', 'sync', 'sync: explode', 'sync: twice', 'callback status: 429', 'sync: delay soon', 'sync: 404'])(
    'explains itself to %j',
    (text) => {
      expect(() => parseFault(text)).toThrow('A fault is "<whom>: <what> [x<times>]"')
    },
  )
})

describe('A fault', () => {
  it('happens as often as it says, to whom it says', () => {
    const faults = newFaults()
    faults.add('post ITEMS: 429 x2')
    expect(faults.takeForApi(createItem.replace('POST', 'GET'))).toBeUndefined()
    expect(faults.takeForApi(createItem)).toEqual({ kind: 'status', status: 429 })
    expect(faults.takeForApi(createItem)).toEqual({ kind: 'status', status: 429 })
    expect(faults.takeForApi(createItem)).toBeUndefined()
    expect(faults.list()).toEqual([])
  })

  it('leaves the next one its turn once it is used up', () => {
    const faults = newFaults()
    faults.add('sync: reset x1')
    faults.add('sync: 503')
    expect([1, 2, 3].map(() => faults.takeForApi(createItem)?.kind)).toEqual(['reset', 'status', 'status'])
  })

  it('of an API does not meet a callback', () => {
    const faults = newFaults()
    faults.add('voice: hang')
    expect(faults.takeForCallback('/voice/conversation-status')).toBeUndefined()
  })

  it('is gone when cleared', () => {
    const faults = newFaults()
    faults.add('sync: hang')
    faults.clear()
    expect(faults.takeForApi(createItem)).toBeUndefined()
  })
})
