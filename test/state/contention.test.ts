import { Contended } from '../../src/state/again'
import { assignmentsIn } from '../../src/state/assignments'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { turnsIn } from '../../src/state/turns'
import { memoryItems } from '../support/memory-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const customer = '+15557654321'
const number = '+15551230001'
const session = { customer, number }
const impatience = { random: () => 0, wait: async () => undefined }

/** The request is done, its answer is lost, and the repeated request finds what the first has done. */
function losingAnswers(items: Items): Items {
  return {
    ...items,
    create: async (...request) => (await items.create(...request)) && items.create(...request),
    replace: async (...request) => (await items.replace(...request)) && items.replace(...request),
  }
}

describe('When others are faster every time', () => {
  it('an assignment is neither made nor said to be nobody’s', async () => {
    const { items } = memoryItems()
    await assignmentsIn(items, secretKey, 60).assign(customer, number, 'gone')
    const busy: Items = { ...items, replace: async () => 'changed' }
    const assigning = assignmentsIn(busy, secretKey, 60, impatience).assign(customer, number, 'worker-1', 'gone')
    await expect(assigning).rejects.toThrow(Contended)
  })

  it('nobody is told that a worker is full', async () => {
    const busy: Items = { ...memoryItems().items, create: async () => 'taken' }
    await expect(
      leasesIn(busy, secretKey, { ttlSeconds: 60, patience: impatience }).take('worker-1', 3, session),
    ).rejects.toThrow(Contended)
  })
})

describe('When the answer to a write is lost', () => {
  it('an assignment is found to be made', async () => {
    const assignments = assignmentsIn(losingAnswers(memoryItems().items), secretKey, 60, impatience)
    expect(await assignments.assign(customer, number, 'worker-1')).toBe('worker-1')
    expect(await assignments.assign(customer, number, 'worker-2', 'worker-1')).toBe('worker-2')
    expect(await assignments.find(customer, number)).toBe('worker-2')
  })

  it('a place is found to be held, and no second one is taken', async () => {
    const leases = leasesIn(losingAnswers(memoryItems().items), secretKey, { ttlSeconds: 60, patience: impatience })
    expect(await leases.take('worker-1', 3, session)).not.toBe('full')
    expect(await leases.count(['worker-1'])).toEqual(new Map([['worker-1', 1]]))
  })

  it('a turn is still its contact’s, and is not given to two', async () => {
    const turns = turnsIn(losingAnswers(memoryItems().items), secretKey, 60)
    const turn = await turns.read('sales', customer, 'CA1')
    expect(await turns.take('sales', customer, turn)).toBe(false)
    expect(await turns.read('sales', customer, 'CA1')).toMatchObject({ number: turn.number, isTaken: true })
    expect(await turns.read('sales', customer, 'CA2')).toMatchObject({ number: turn.number + 1, isTaken: false })
  })
})

describe('A session that comes again after a better place was given back', () => {
  it('keeps the one that it has', async () => {
    for (let other = 0; other < 20; other++) {
      const { items } = memoryItems()
      const leases = leasesIn(items, secretKey, { ttlSeconds: 60 })
      const theirs = await leases.take('worker-1', 2, { customer: `+1555000${other + 1_000}`, number })
      await leases.take('worker-1', 2, session)
      if (theirs !== 'full') await theirs.giveBack()
      expect(await leases.take('worker-1', 2, session)).not.toBe('full')
      const another = leasesIn(items, secretKey, { ttlSeconds: 60 })
      expect(await another.count(['worker-1'])).toEqual(new Map([['worker-1', 1]]))
    }
  })
})
