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
      expect(await assignments.assign(customer, number, 'worker-1@example.com')).toBe('worker-1@example.com')
      expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
    })

    it('hold for one number only', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      expect(await assignments.find(customer, '+15551230002')).toBeUndefined()
      expect(await assignments.find(number, customer)).toBeUndefined()
    })

    it('hold for one customer only', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      expect(await assignments.find('+15550000000', number)).toBeUndefined()
    })

    it('stay with the first worker', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      expect(await assignments.assign(customer, number, 'worker-2@example.com')).toBe('worker-1@example.com')
      expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
    })

    it('stay as they are when the same request comes twice', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      expect(await assignments.assign(customer, number, 'worker-1@example.com')).toBe('worker-1@example.com')
    })

    it('tell two first contacts at once the same worker', async () => {
      const workers = ['worker-1@example.com', 'worker-2@example.com']
      const owners = await Promise.all(workers.map((worker) => assignments.assign(customer, number, worker)))
      expect(new Set(owners).size).toBe(1)
      expect(workers).toContain(owners[0])
      expect(await assignments.find(customer, number)).toBe(owners[0])
    })

    it('are found by another container with the same secret, and by none with another', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
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
      const shardKey = secretKey('customer', customer)
      const key = `${shardKey}.${secretKey('number', number)}`
      await opened.items.create({ collection: 'assignments', shardKey, key }, record, DAY_IN_SECONDS)
      await expect(assignments.find(customer, number)).rejects.toThrow(UnreadableRecord)
      await expect(assignments.assign(customer, number, 'worker-2@example.com')).rejects.toThrow(UnreadableRecord)
    })

    it('tell 200 first contacts at once the same worker', async () => {
      const workers = Array.from({ length: 200 }, (_, index) => `worker-${index}@example.com`)
      const owners = await Promise.all(workers.map((worker) => assignments.assign(customer, number, worker)))
      expect(new Set(owners)).toEqual(new Set([await assignments.find(customer, number)]))
      expect(await opened.keys()).toHaveLength(1)
    })

    describe('in place of a worker', () => {
      const gone = 'gone@example.com'
      const insteadOf = (worker: string, replaced: string) => assignments.assign(customer, number, worker, replaced)

      it('are moved to another', async () => {
        await assignments.assign(customer, number, gone)
        expect(await insteadOf('worker-1@example.com', gone)).toBe('worker-1@example.com')
        expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
      })

      it('stay as they are when the customer belongs to somebody else by now', async () => {
        await assignments.assign(customer, number, 'worker-1@example.com')
        expect(await insteadOf('worker-2@example.com', gone)).toBe('worker-1@example.com')
        expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
      })

      it('are made anew when they have ended meanwhile', async () => {
        expect(await insteadOf('worker-1@example.com', gone)).toBe('worker-1@example.com')
        expect(await assignments.find(customer, number)).toBe('worker-1@example.com')
      })

      it('are told the same to 20 who replace the same worker by different ones at once', async () => {
        await assignments.assign(customer, number, gone)
        const workers = Array.from({ length: 20 }, (_, index) => `worker-${index}@example.com`)
        const owners = await Promise.all(workers.map((worker) => insteadOf(worker, gone)))
        expect(new Set(owners)).toEqual(new Set([await assignments.find(customer, number)]))
        expect(workers).toContain(owners[0])
      })

      it('are told the same to 20 who replace and assign where nobody is assigned', async () => {
        const workers = Array.from({ length: 20 }, (_, index) => `worker-${index}@example.com`)
        const owners = await Promise.all(
          workers.map((worker, index) => assignments.assign(customer, number, worker, index % 2 ? gone : undefined)),
        )
        expect(new Set(owners)).toEqual(new Set([await assignments.find(customer, number)]))
      })

      it('stay with the worker when the same request comes twice', async () => {
        await assignments.assign(customer, number, gone)
        await insteadOf('worker-1@example.com', gone)
        expect(await insteadOf('worker-1@example.com', gone)).toBe('worker-1@example.com')
      })
    })

    it('lie together, all of one customer and nobody else’s', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      await assignments.assign(customer, '+15551230002', 'worker-2@example.com')
      await assignments.assign('+15550000000', number, 'worker-3@example.com')
      const found = await opened.items.list('assignments', secretKey('customer', customer))
      expect(found).toHaveLength(2)
      expect(found.map(({ data }) => data)).toEqual(
        expect.arrayContaining([
          { v: 1, worker: 'worker-1@example.com' },
          { v: 1, worker: 'worker-2@example.com' },
        ]),
      )
    })

    it('lie under keys that hold no address', async () => {
      await assignments.assign(customer, number, 'worker-1@example.com')
      await assignments.assign('whatsapp:+15557654321', number, 'worker-1@example.com')
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(/^[\w-]{43}\.[\w-]{43}$/)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
