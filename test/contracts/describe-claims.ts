import { claimsIn, type Claims, type InTime } from '../../src/state/claims'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const DAY_IN_SECONDS = 86_400

/** What `Claims` promises, wherever its items lie. */
export function describeClaims(name: string, open: OpenItems): void {
  describe(`claims in ${name}`, () => {
    let opened: OpenedItems
    let claims: Claims
    beforeEach(async () => {
      opened = await open()
      claims = claimsIn(opened.items, secretKey, DAY_IN_SECONDS)
    })

    it('belong to whoever is first, and to nobody after', async () => {
      expect(await claims.claim('announced', 'RE1')).toBe(true)
      expect(await claims.claim('announced', 'RE1')).toBe(false)
      expect(await claims.claim('announced', 'RE1')).toBe(false)
    })

    it('are had by one of 50 who claim the same at once', async () => {
      const results = await Promise.all(Array.from({ length: 50 }, () => claims.claim('announced', 'RE1')))
      expect(results.filter(Boolean)).toHaveLength(1)
    })

    it('are known to have been made by somebody, and are not made by asking', async () => {
      expect(await claims.isClaimed('announced', 'RE1')).toBe(false)
      expect(await claims.claim('announced', 'RE1')).toBe(true)
      expect(await claims.isClaimed('announced', 'RE1')).toBe(true)
      expect(await claims.isClaimed('announced', 'RE2')).toBe(false)
    })

    it('are apart for each thing that is claimed', async () => {
      expect(await claims.claim('announced', 'RE1')).toBe(true)
      expect(await claims.claim('announced', 'RE2')).toBe(true)
      expect(await claims.claim('deleted', 'RE1')).toBe(true)
      expect(await claims.claim('announcedRE1')).toBe(true)
    })

    it('are shared by all containers with the same secret', async () => {
      await claims.claim('announced', 'RE1')
      expect(await claimsIn(opened.items, secretKey, DAY_IN_SECONDS).claim('announced', 'RE1')).toBe(false)
    })

    it('are had by whoever made them, also when the answer to the create was lost', async () => {
      const createdTwice = async (...request: Parameters<typeof opened.items.create>) => {
        await opened.items.create(...request)
        return opened.items.create(...request)
      }
      const repeating = claimsIn({ ...opened.items, create: createdTwice }, secretKey, DAY_IN_SECONDS)
      expect(await repeating.claim('announced', 'RE1')).toBe(true)
      expect(await repeating.claim('announced', 'RE1')).toBe(false)
    })

    it('are given back when nobody knows whether they were made', async () => {
      const tooLate: InTime = async (work) => {
        await work()
        throw new Error('too late')
      }
      const work = jest.fn(async () => undefined)
      await expect(claims.once(['announced', 'RE1'], work, tooLate)).rejects.toThrow('too late')
      expect(await claims.once(['announced', 'RE1'], work)).toBe('done')
    })

    it('are not given back by those who do not have them', async () => {
      const tooLate: InTime = async (work) => {
        await work()
        throw new Error('too late')
      }
      expect(await claims.claim('announced', 'RE1')).toBe(true)
      await expect(claims.once(['announced', 'RE1'], async () => undefined, tooLate)).rejects.toThrow('too late')
      expect(await claims.claim('announced', 'RE1')).toBe(false)
    })

    it('have work done once of 20 who begin at once', async () => {
      const work = jest.fn(async () => undefined)
      const results = await Promise.all(Array.from({ length: 20 }, () => claims.once(['announced', 'RE1'], work)))
      expect(work).toHaveBeenCalledTimes(1)
      expect(results.filter((result) => result === 'done')).toHaveLength(1)
    })

    it('have work done by the next when it failed', async () => {
      const fail = () => claims.once(['announced', 'RE1'], () => Promise.reject(new Error('constructed')))
      await expect(fail()).rejects.toThrow('constructed')
      await expect(fail()).rejects.toThrow('constructed')
      expect(await claims.once(['announced', 'RE1'], async () => undefined)).toBe('done')
      expect(await fail()).toBe('done-before')
    })

    it('for some seconds are had again by the same message, and by no other', async () => {
      const claim = (message: string) => claims.claimFor(message, 3600, 'answered', '+15557654321')
      expect([await claim('SM1'), await claim('SM2'), await claim('SM1'), await claim('SM2')]).toEqual([
        true,
        false,
        true,
        false,
      ])
    })

    it('for some seconds are had by one of ten messages at once', async () => {
      const messages = Array.from({ length: 10 }, (_, n) => `SM${n}`)
      const results = await Promise.all(messages.map((message) => claims.claimFor(message, 3600, 'answered', 'a')))
      expect(results.filter(Boolean)).toHaveLength(1)
    })

    it('refuse a record of another version', async () => {
      const key = secretKey('claim', 'announced', 'RE1')
      await opened.items.create({ collection: 'claims', shardKey: key, key }, { v: 2 }, DAY_IN_SECONDS)
      await expect(claims.claim('announced', 'RE1')).rejects.toThrow(UnreadableRecord)
    })

    it('lie under keys that hold no address', async () => {
      await claims.claim('greeted', '+15557654321')
      const keys = await opened.keys()
      expect(keys).toHaveLength(1)
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
