import { assignmentsIn, type Assignments } from '../../src/state/assignments'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const DAY_IN_SECONDS = 86_400

const customer = '+15557654321'
const number = '+15551230001'

/** What `Assignments` promises, wherever its items lie. */
export function describeAssignments(name: string, open: OpenItems): void {
  describe(`assignments in ${name}`, () => {
    let opened: OpenedItems
    let assignments: Assignments
    beforeEach(async () => {
      opened = await open()
      assignments = assignmentsIn(opened.items, secretKey, DAY_IN_SECONDS)
    })

    it('know nobody at first', async () => {
      expect(await assignments.find(customer, number)).toBeUndefined()
    })

    it('remember whose customer it is', async () => {
      expect(await assignments.claim(customer, number, 'worker-1@example.com')).toBe('worker-1@example.com')
      expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
    })

    it('hold for one number only', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      expect(await assignments.find(customer, '+15551230002')).toBeUndefined()
      expect(await assignments.find(number, customer)).toBeUndefined()
    })

    it('hold for one customer only', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      expect(await assignments.find('+15550000000', number)).toBeUndefined()
    })

    it('stay with the first worker', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      expect(await assignments.claim(customer, number, 'worker-2@example.com')).toBe('worker-1@example.com')
      expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
    })

    it('stay as they are when the same request comes twice', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      expect(await assignments.claim(customer, number, 'worker-1@example.com')).toBe('worker-1@example.com')
    })

    it('tell two first contacts at once the same worker', async () => {
      const workers = ['worker-1@example.com', 'worker-2@example.com']
      const owners = await Promise.all(workers.map((worker) => assignments.claim(customer, number, worker)))
      expect(new Set(owners).size).toBe(1)
      expect(workers).toContain(owners[0])
      expect(await assignments.find(customer, number)).toBe(owners[0])
    })

    it('are found by another container with the same secret, and by none with another', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      const same = assignmentsIn(opened.items, secretKeys('constructed-secret-of-32-letters'), DAY_IN_SECONDS)
      const other = assignmentsIn(opened.items, secretKeys('another-constructed-secret-of-37-char'), DAY_IN_SECONDS)
      expect(await same.find(customer, number)).toBe('worker-1@example.com')
      expect(await other.find(customer, number)).toBeUndefined()
    })

    it.each([
      ['is of another version', { v: 2, worker: 'worker-1@example.com' }],
      ['has no version', { worker: 'worker-1@example.com' }],
      ['names no worker', { v: 1 }],
      ['names a worker in another form', { v: 1, worker: { identity: 'worker-1@example.com' } }],
    ])('refuse a record that %s', async (_, record) => {
      const key = secretKey('assignment', customer, number)
      await opened.items.create({ collection: 'assignments', shardKey: key, key }, record, DAY_IN_SECONDS)
      await expect(assignments.find(customer, number)).rejects.toThrow(UnreadableRecord)
      await expect(assignments.claim(customer, number, 'worker-2@example.com')).rejects.toThrow(UnreadableRecord)
    })

    it('lie under keys that hold no address', async () => {
      await assignments.claim(customer, number, 'worker-1@example.com')
      await assignments.claim('whatsapp:+15557654321', number, 'worker-1@example.com')
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
