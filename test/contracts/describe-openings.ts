import { secretKeys } from '../../src/state/keys'
import { openingsIn, LONGEST_OPENING_MILLISECONDS, type Openings } from '../../src/state/openings'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')

const session = { customer: '+15557654321', number: '+15551230001' }
const call = 'CA0123456789abcdef0123456789abcdef'
const message = 'SM0123456789abcdef0123456789abcdef'

const start = Date.parse('2026-11-20T12:00:00Z')
const after = (milliseconds: number) => new Date(start + milliseconds)

/** What `Openings` promises, wherever its items lie. */
export function describeOpenings(name: string, open: OpenItems): void {
  describe(`openings in ${name}`, () => {
    let opened: OpenedItems
    let openings: Openings
    beforeEach(async () => {
      opened = await open()
      openings = openingsIn(opened.items, secretKey)
    })

    it('belong to whoever comes first', async () => {
      expect(await openings.begin(session, call, after(0))).toEqual({ holder: call, since: start })
      expect(await openings.begin(session, message, after(1000))).toEqual({ holder: call, since: start })
    })

    it('are the same for the same call, asked for again: the session keeps its name', async () => {
      await openings.begin(session, call, after(0))
      expect(await openings.begin(session, call, after(2500))).toEqual({ holder: call, since: start })
    })

    it('belong to one of many at once, and all of them know to which', async () => {
      const sids = Array.from({ length: 20 }, (_, n) => `CA${String(n).padStart(32, '0')}`)
      const begun = await Promise.all(sids.map((sid) => openings.begin(session, sid, after(0))))
      expect(new Set(begun.map(({ holder }) => holder)).size).toBe(1)
    })

    it('are kept apart by the customer and by the number', async () => {
      await openings.begin(session, call, after(0))
      for (const other of [
        { ...session, customer: '+15557654322' },
        { ...session, number: '+15551230002' },
      ]) {
        expect(await openings.begin(other, message, after(0))).toEqual({ holder: message, since: start })
      }
    })

    it('are somebody else’s after ten seconds, and not a moment before', async () => {
      await openings.begin(session, call, after(0))
      expect(await openings.begin(session, message, after(LONGEST_OPENING_MILLISECONDS - 1))).toMatchObject({
        holder: call,
      })
      const later = after(LONGEST_OPENING_MILLISECONDS)
      expect(await openings.begin(session, message, later)).toEqual({ holder: message, since: later.getTime() })
      expect(await openings.begin(session, call, later)).toMatchObject({ holder: message })
    })

    it('are another after ten seconds also for the same call: Proxy never gives a name back', async () => {
      await openings.begin(session, call, after(0))
      const later = after(LONGEST_OPENING_MILLISECONDS)
      expect(await openings.begin(session, call, later)).toEqual({ holder: call, since: later.getTime() })
    })

    it('of whoever renews them begin anew', async () => {
      await openings.renew(session, call, after(0))
      const last = after(LONGEST_OPENING_MILLISECONDS - 1)
      expect(await openings.renew(session, call, last)).toEqual({ holder: call, since: last.getTime() })
      const later = after(LONGEST_OPENING_MILLISECONDS)
      expect(await openings.renew(session, message, later)).toEqual({ holder: call, since: last.getTime() })
    })

    it('are taken over by one only of those who come after ten seconds', async () => {
      await openings.begin(session, call, after(0))
      const later = after(LONGEST_OPENING_MILLISECONDS)
      const sids = Array.from({ length: 10 }, (_, n) => `SM${String(n).padStart(32, '0')}`)
      const begun = await Promise.all(sids.map((sid) => openings.begin(session, sid, later)))
      expect(new Set(begun.map(({ holder }) => holder)).size).toBe(1)
    })

    it('that come to nothing are given up by whoever has begun them, and by nobody else', async () => {
      await openings.begin(session, call, after(0))
      await openings.giveUp(session, message)
      expect(await openings.begin(session, message, after(100))).toMatchObject({ holder: call })
      await openings.giveUp(session, call)
      expect(await openings.begin(session, message, after(200))).toMatchObject({ holder: message })
    })

    it('are given up by anybody when their session is over, and may be gone before', async () => {
      await openings.begin(session, call, after(0))
      await openings.giveUp(session)
      await openings.giveUp(session)
      expect(await openings.begin(session, message, after(100))).toMatchObject({ holder: message })
    })

    it('have keys without addresses', async () => {
      await openings.begin(session, call, after(0))
      const keys = await opened.keys()
      expect(keys).toHaveLength(1)
      for (const key of keys) {
        expect(key).toMatch(SYNC_KEY)
        expect(key).not.toMatch(ADDRESSES)
      }
    })

    it('of another form are not read', async () => {
      const key = secretKey('opening', session.customer, session.number)
      await opened.items.create(
        { collection: 'openings', shardKey: key, key },
        { v: 2, holder: call, since: start },
        60,
      )
      await expect(openings.begin(session, message, after(0))).rejects.toThrow(UnreadableRecord)
    })
  })
}
