import * as v from 'valibot'
import { readRecord, UnreadableRecord, writeRecord } from '../../src/state/records'

const readBroken = () =>
  readRecord('assignment', { worker: v.string(), since: v.string() }, { v: 1, worker: ['+15557654321'] })

describe('a record', () => {
  it('says in which form it is written', () => {
    expect(writeRecord({ worker: 'worker-1@example.com' })).toEqual({ v: 1, worker: 'worker-1@example.com' })
  })

  it('is read as it was written', () => {
    const record = writeRecord({ worker: 'worker-1@example.com' })
    expect(readRecord('assignment', { worker: v.string() }, record)).toEqual(record)
  })

  it('names its kind and its fields when it cannot be read, and nothing of what they hold', () => {
    expect(readBroken).toThrow(UnreadableRecord)
    expect(readBroken).toThrow('A record of kind assignment cannot be read by this version of Patchbay: worker, since')
  })

  it('names nobody whose number is a key in it', () => {
    const addresses = { addresses: v.record(v.string(), v.string()) }
    const read = () => readRecord('given', addresses, { v: 1, addresses: { '+15557654321': 5 } })
    expect(read).toThrow(/: addresses$/)
  })

  it.each([undefined, null, 'worker-1', 17, []])('is not %j', (data) => {
    expect(() => readRecord('assignment', { worker: v.string() }, data)).toThrow(UnreadableRecord)
  })
})
