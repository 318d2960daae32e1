import { blockedPlace } from '../../src/state/directory-records'
import { collections, type Collection } from '../../src/state/items'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { countsOf, erase } from '../../tools/routing/forget'
import { findTraces, searched, type Traces } from '../../tools/routing/traces'
import { accountWith, SHARDS, type TestAccount } from '../support/routing-account'
import { numbers } from '../support/routing'

const at = '2026-11-20T09:00:00.000Z'
const [customer, other] = ['+12025550199', '+12025550198']
const session = (of: string) => ({ customer: of, number: numbers.proxy })
const sid = (prefix: string, n: number) => `${prefix}${String(n).padStart(32, '0')}`
const WORKERS_CALL = sid('CA', 900)

/** Everything that Patchbay can remember of a customer whose calls and recordings have the SIDs from `n` on. */
async function remember(account: TestAccount, whom: string, n: number): Promise<void> {
  const { assignments, callLog, chosenTeams, claims, givenAddresses, leases, openings, recents, turns, voicemails } =
    account.ports
  await assignments.assign(whom, numbers.proxy, 'ada@example.com')
  await assignments.assign(whom, numbers.unstaffed, 'linus@example.com')
  await leases.take('ada@example.com', 10, session(whom))
  await leases.take('grace@example.com', 10, session(whom))
  await claims.claim('told', whom)
  await openings.begin(session(whom), sid('CA', n), new Date(at))
  await recents.note('ada@example.com', '+12025553001', { ...session(whom), at })
  await recents.note('grace@example.com', '+12025553001', { ...session(whom), at })
  await givenAddresses.note('ada@example.com', whom, numbers.frontline, new Date(at))
  await chosenTeams.note(whom, numbers.frontline, 'advice')
  await turns.take('advice', whom, await turns.read('advice', whom, sid('CH', n)))

  // A recorded conversation, of which one step did not tell to which call it belonged.
  const [call, leg] = [sid('CA', n), sid('CA', n + 1)]
  const step = { kind: 'leg-status', leg, status: 'ringing' } as const
  await callLog.note(call, { ...step, sequence: 1 })
  await callLog.note(leg, { ...step, sequence: 2 })
  await callLog.note(call, { kind: 'recording', recording: sid('RE', n), status: 'completed', at })
  await callLog.note(call, { kind: 'result', leg, startedBy: 'customer', at }, whom)

  // A worker has called and chosen them, and others in the same call.
  const choice = { kind: 'customer-chosen', key: account.secretKey('customer', whom), at } as const
  await callLog.note(WORKERS_CALL, choice)

  // A worker has called back and got through: the choice, and what Proxy told of it.
  const [callBack, interaction] = [sid('CA', n + 5), sid('KI', n)]
  await callLog.note(callBack, choice)
  const told = { kind: 'interaction', interaction, type: 'voice', session: sid('KC', n), at } as const
  await callLog.note(callBack, told, whom)

  // A message.
  const audio = { status: 'completed', at } as const
  await voicemails.keepMessage(sid('RE', n + 1), { callSid: sid('CA', n + 2), customer: whom, at })
  await voicemails.noteAudio(sid('RE', n + 1), { ...audio, callSid: sid('CA', n + 2) })
  await callLog.note(sid('CA', n + 2), { ...step, sequence: 3 })

  // A message of which only the audio is known; its call tells whose it is.
  await callLog.note(sid('CA', n + 3), { kind: 'result', startedBy: 'customer', at }, whom)
  await voicemails.noteAudio(sid('RE', n + 2), { ...audio, callSid: sid('CA', n + 3) })

  // Two messages in one call, whose result never came; of the second only the audio is known.
  await voicemails.keepMessage(sid('RE', n + 3), { callSid: sid('CA', n + 4), customer: whom, at })
  await voicemails.noteAudio(sid('RE', n + 4), { ...audio, callSid: sid('CA', n + 4) })
}

const tracesOf = ({ sync, secretKey }: TestAccount, whom: string): Promise<Traces> =>
  findTraces(sync, secretKey, whom, { numbers: Object.values(numbers), shards: SHARDS })

const counted = {
  assignments: 2,
  openSessions: 2,
  openings: 1,
  recentContacts: 2,
  given: 2,
  calls: 6,
  callEvents: 9,
  messages: 4,
  recordings: [sid('RE', 100), sid('RE', 101), sid('RE', 102), sid('RE', 103), sid('RE', 104)],
}

/** Of nobody who could be named. */
const ofNobody = /^patchbay\.(?:claims|turns)\./
const withoutThose = (contents: object) =>
  Object.fromEntries(Object.entries(contents).filter(([key]) => !ofNobody.test(key)))

describe('forget', () => {
  let account: TestAccount
  let withOthersOnly: object

  beforeEach(async () => {
    account = await accountWith()
    await remember(account, other, 200)
    withOthersOnly = withoutThose(await account.contents())
    await remember(account, customer, 100)
  })

  it('finds all that is remembered of a customer', async () => {
    expect(countsOf(await tracesOf(account, customer))).toEqual(counted)
  })

  it('erases it, and nothing of anybody else', async () => {
    await erase(account.sync, await tracesOf(account, customer))
    expect(withoutThose(await account.contents())).toEqual(withOthersOnly)
  })

  it('finds nothing a second time, and nothing of somebody unknown', async () => {
    const traces = Object.keys(counted).map((kind) => [kind, kind === 'recordings' ? [] : 0])
    const nothing: unknown = Object.fromEntries(traces)
    await erase(account.sync, await tracesOf(account, customer))
    expect(countsOf(await tracesOf(account, customer))).toEqual(nothing)
    expect(countsOf(await tracesOf(account, '+12025550177'))).toEqual(nothing)
  })

  it('does not mind that something expires meanwhile', async () => {
    const traces = await tracesOf(account, customer)
    await erase(account.sync, traces)
    await expect(erase(account.sync, traces)).resolves.toBeUndefined()
  })

  it('finds the rest when it is repeated after an interruption, wherever that was', async () => {
    const all = Object.values(await tracesOf(account, customer)).flat().length - 1
    for (let erased = 1; erased < all; erased++) {
      await remember(account, customer, 100)
      const interrupt = (_: string, done: number) => {
        if (done === erased) account.platform.faults.add('DELETE sync Items: 500 x1')
      }
      await expect(erase(account.sync, await tracesOf(account, customer), interrupt)).rejects.toThrow()
      await erase(account.sync, await tracesOf(account, customer))
      expect(withoutThose(await account.contents())).toEqual(withOthersOnly)
    }
  })

  it('says that there may be more where records are of another version, and leaves those alone', async () => {
    const newer = { v: 2, somebody: 'perhaps this customer' }
    await account.sync.syncMaps('patchbay.calls.00').syncMapItems.create({ key: `${sid('CA', 300)}.x`, data: newer })
    const traces = await tracesOf(account, customer)
    expect(traces.unreadable).toBe(1)
    await erase(account.sync, traces)
    expect(Object.values(await account.contents())).toContainEqual(newer)
  })

  it('erases records of another version that name the customer as this one does', async () => {
    const holder = account.secretKey('session', customer, numbers.proxy)
    await account.sync.syncMaps('patchbay.leases.00').syncMapItems.create({ key: 'x', data: { v: 2, holder } })
    const traces = await tracesOf(account, customer)
    expect(traces).toMatchObject({ unreadable: 0, leases: { length: 3 } })
  })

  it('does without the Maps that an older version has not made', async () => {
    for (let shard = 0; shard < SHARDS; shard++) await account.sync.syncMaps(`patchbay.leases.0${shard}`).remove()
    expect(countsOf(await tracesOf(account, customer))).toEqual({ ...counted, openSessions: 0 })
  })

  it('leaves the block list to the operator', async () => {
    const items = syncItems(account.sync, syncLayout(account.sync, account.secretKey))
    await items.create(blockedPlace(account.secretKey, customer), { v: 1, address: customer }, 0)
    await erase(account.sync, await tracesOf(account, customer))
    expect(await account.opened().ports.directory.blockedFrom(customer)).toBe('everybody')
  })

  it('knows of every kind of record whether it may hold something of a customer', async () => {
    expect(new Set(Object.keys(searched))).toEqual(new Set(collections))
    const { unreadable: _, ...traces } = await tracesOf(account, customer)
    const found = Object.values(traces)
      .flat()
      .map(({ map }) => map.split('.')[1] as Collection)
    expect(new Set(found)).toEqual(new Set(collections.filter((collection) => searched[collection] === true)))
  })
})
