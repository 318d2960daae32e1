import * as fc from 'fast-check'
import { secretKeys } from '../../src/state/keys'

const secretKey = secretKeys('constructed-secret-of-32-letters')

describe('a key made with the secret', () => {
  it('is the same in every version of Patchbay, for what was stored must be found again', () => {
    expect(secretKey('assignment', '+15557654321', '+15551230001')).toBe('_5hvKg9Idhia8yUA4EwwPXEFKB6aXlXgmcJL5W9h79k')
  })

  it('fits into a Sync key, and never looks like a SID', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(secretKey(...parts)).toMatch(/^[\w-]{43}$/)
      }),
    )
  })

  it('is the same for the same parts only', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (some, others) => {
        const same = JSON.stringify(some) === JSON.stringify(others)
        expect(secretKey(...some) === secretKey(...others)).toBe(same)
      }),
    )
  })

  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['a', ''], ['a']],
    [['a","b'], ['a', 'b']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  ])('tells %j from %j', (some, others) => {
    expect(secretKey(...some)).not.toBe(secretKey(...others))
  })

  it('is another under another secret', () => {
    expect(secretKeys('another-constructed-secret-of-37-char')('a')).not.toBe(secretKey('a'))
  })
})
