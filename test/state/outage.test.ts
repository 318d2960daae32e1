import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { assignmentsIn } from '../../src/state/assignments'
import { cachedDirectory } from '../../src/state/cached-directory'
import { callLogIn } from '../../src/state/call-log'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { claimsIn } from '../../src/state/claims'
import { customersIn } from '../../src/state/customers'
import type { Directory } from '../../src/state/directory'
import { givenAddressesIn } from '../../src/state/given-addresses'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { leasesIn, type HeldPlace } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import { recentsIn } from '../../src/state/recents'
import { syncDirectory } from '../../src/state/sync-directory'
import { syncItems } from '../../src/state/sync-items'
import { noTurn, turnsIn } from '../../src/state/turns'
import { voicemailsIn } from '../../src/state/voicemails'
import { brokenSync } from '../support/broken-sync'
import { failingItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const recordingSid = 'RE00112233445566778899aabbccddeeff'
const callSid = 'CA0123456789abcdef0123456789abcdef'
const at = '2024-03-01T12:00:00.000Z'
const customer = '+15557654321'
const number = '+15551230001'
const session = { customer, number }
const seen = '+15551230002'
const contact = { customer, number, at }

const secretKey = secretKeys('constructed-secret-of-32-letters')
const assignmentsOf = (items: Items) => assignmentsIn(items, secretKey, 60)
const callLogOf = (items: Items) => callLogIn(items, secretKey, 60)
const chosenTeamsOf = (items: Items) => chosenTeamsIn(items, secretKey)
const customersOf = (items: Items) => customersIn(items, secretKey)
const givenAddressesOf = (items: Items) => givenAddressesIn(items, secretKey, 60)
const leasesOf = (items: Items) => leasesIn(items, secretKey, { ttlSeconds: 60 })
const openingsOf = (items: Items) => openingsIn(items, secretKey)
const recentsOf = (items: Items) => recentsIn(items, secretKey)
const turnsOf = (items: Items) => turnsIn(items, secretKey, 60)
const voicemailsOf = (items: Items) => voicemailsIn(items, 60)

/** A place that was taken before the outage. */
async function heldBefore(items: Items): Promise<HeldPlace> {
  const held = await leasesOf({ ...items, create: async () => 'created' }).take('worker-1', 3, session)
  if (held === 'full') throw new Error('There was no place')
  return held
}

/** Every method of every port that lies in items. */
const questions: readonly (readonly [string, (items: Items) => Promise<unknown>])[] = [
  ['whose customer it is', (items) => assignmentsOf(items).find(customer, number)],
  ['to assign a customer', (items) => assignmentsOf(items).assign(customer, number, 'worker-1')],
  ['to assign instead of another', (items) => assignmentsOf(items).assign(customer, number, 'worker-1', 'worker-2')],
  ['to release a customer', (items) => assignmentsOf(items).release(customer, number, 'worker-1')],
  ['to note an event', (items) => callLogOf(items).note(callSid, { kind: 'result', startedBy: 'customer', at })],
  ['what happened in a call', (items) => callLogOf(items).timeline(callSid)],
  ['to claim something', (items) => claimsIn(items, secretKey, 60).claim('announced', recordingSid)],
  ['whether something is claimed', (items) => claimsIn(items, secretKey, 60).isClaimed('announced', recordingSid)],
  ['which team was chosen', (items) => chosenTeamsOf(items).find(customer, number)],
  ['to note which team was chosen', (items) => chosenTeamsOf(items).note(customer, number, 'sales')],
  ['for customers', (items) => customersOf(items).page('worker-1', 20, undefined)],
  ['for customers of a name', (items) => customersOf(items).search('worker-1', 'mar', 20, undefined)],
  ['for a customer', (items) => customersOf(items).find('worker-1', 'customer-17')],
  ['whose address it is', (items) => customersOf(items).at(customer)],
  ['which address was given', (items) => givenAddressesOf(items).find('worker-1', customer)],
  ['to note a given address', (items) => givenAddressesOf(items).note('worker-1', customer, number, new Date(at))],
  ['how many sessions are open', (items) => leasesOf(items).count(['worker-1', 'worker-2'])],
  ['for a place', (items) => leasesOf(items).take('worker-1', 3, session)],
  ['to give a place back', async (items) => (await heldBefore(items)).giveBack()],
  ['to hold a place for longer', (items) => leasesOf(items).renew('worker-1', session)],
  ['to give up the places of a session', (items) => leasesOf(items).release('worker-1', session)],
  ['who makes a session', (items) => openingsOf(items).begin(session, callSid, new Date(at))],
  ['to note with whom a worker was in touch', (items) => recentsOf(items).note('worker-1', seen, contact)],
  ['with whom a worker was in touch', (items) => recentsOf(items).of('worker-1', seen)],
  ['to keep a list that a worker is shown', (items) => recentsOf(items).offer('worker-1', seen, ['key-1'])],
  ['whose turn it is', (items) => turnsOf(items).read('sales', customer, callSid)],
  ['for the first turn', (items) => turnsOf(items).take('sales', customer, { ...noTurn, number: 1 })],
  ['for a turn', (items) => turnsOf(items).take('sales', customer, { ...noTurn, number: 1, revision: '1' })],
  ['to keep a message', (items) => voicemailsOf(items).keepMessage(recordingSid, { callSid, at })],
  ['to note audio', (items) => voicemailsOf(items).noteAudio(recordingSid, { callSid, status: 'completed', at })],
  ['to remove a voicemail', (items) => voicemailsOf(items).remove(recordingSid)],
  ['for a voicemail', (items) => voicemailsOf(items).find(recordingSid)],
]

/** Those that Sync items are asked after the layout is known. */
const place = { collection: 'turns', shardKey: 'shard', key: 'key' } as const
const requests: readonly (readonly [string, (items: Items) => Promise<unknown>])[] = [
  ['create', (items) => items.create(place, {}, 60)],
  ['fetch', (items) => items.fetch(place)],
  ['replace', (items) => items.replace(place, {}, 60, '1')],
  ['remove', (items) => items.remove(place)],
  ['remove of one revision', (items) => items.remove(place, '1')],
  ['list', (items) => items.list('turns', 'shard')],
  ['range', (items) => items.range('turns', 'shard', '', 10)],
]

const lookUps: readonly (readonly [string, (directory: Directory) => Promise<unknown>])[] = [
  ['number', (directory) => directory.number(number)],
  ['team', (directory) => directory.team('sales')],
  ['worker', (directory) => directory.worker('worker-1')],
  ['owner of an address', (directory) => directory.ownerOf(number)],
  ['prompts', (directory) => directory.prompts('en-US')],
  ['templates', (directory) => directory.templates()],
  ['absences', (directory) => directory.absences()],
  ['block', (directory) => directory.blockedFrom(customer)],
  ['worker with a phone', (directory) => directory.workerWithPhone('+15559990001')],
]

const outages = [
  ['unavailable', twilioError(503, 20503)],
  ['over its limit', twilioError(429, 54009)],
  ['silent', Object.assign(new Error('timeout of 3500ms exceeded'), { code: 'ECONNABORTED' })],
] as const

describe.each(outages)('while the store is %s', (_, error) => {
  const broken = brokenSync(() => Promise.reject(error)) as ServiceContext // State uses nothing else of it
  const layout = { shards: async () => 4 }

  it.each(questions)('asking %s fails, and is not answered with "nothing"', async (_, ask) => {
    await expect(ask(failingItems(error))).rejects.toBe(error)
  })

  it.each(requests)('so does a %s of Sync', async (_, request) => {
    await expect(request(syncItems(broken, layout))).rejects.toBe(error)
    await expect(request(syncItems(broken, syncLayout(broken, secretKey)))).rejects.toBe(error)
  })

  it.each(lookUps)('so does a look for a %s in the directory, and it is not remembered', async (_, lookUp) => {
    const directory = cachedDirectory(syncDirectory(broken, layout, secretKey), () => 0)
    await expect(lookUp(directory)).rejects.toBe(error)
    await expect(lookUp(directory)).rejects.toBe(error)
  })
})

it('an item is taken, changed or missing only where Twilio says so', async () => {
  const saying = (status: number, code: number) =>
    syncItems(brokenSync(() => Promise.reject(twilioError(status, code))) as ServiceContext, { shards: async () => 1 })
  expect(await saying(409, 54208).create(place, {}, 60)).toBe('taken')
  expect(await saying(404, 20404).fetch(place)).toBeUndefined()
  expect(await saying(412, 54205).replace(place, {}, 60, '1')).toBe('changed')
  expect(await saying(412, 20412).replace(place, {}, 60, '1')).toBe('changed')
  expect(await saying(404, 20404).replace(place, {}, 60, '1')).toBe('missing')
  expect(await saying(404, 20404).remove(place)).toBe('missing')
  expect(await saying(412, 54205).remove(place, '1')).toBe('changed')
  expect(await saying(412, 20412).remove(place, '1')).toBe('changed')
  for (const [, request] of requests) await expect(request(saying(412, 54103))).rejects.toThrow()
})

it('everything is written with the time after which it goes', async () => {
  const written: number[] = []
  const note = (ttlSeconds: number) => void written.push(ttlSeconds)
  const items: Items = {
    create: async (_place, _data, ttlSeconds) => {
      note(ttlSeconds)
      return 'created'
    },
    fetch: async () => ({ data: { v: 1, worker: 'worker-1' }, revision: '1' }),
    replace: async (_place, _data, ttlSeconds) => {
      note(ttlSeconds)
      return 'replaced'
    },
    remove: async () => 'missing',
    range: async () => [],
    list: async () => [],
  }
  await assignmentsIn(items, secretKey, 1).assign(customer, number, 'worker-1')
  await assignmentsIn(items, secretKey, 2).assign(customer, number, 'worker-2', 'worker-1')
  await callLogIn(items, secretKey, 3).note(callSid, { kind: 'result', startedBy: 'customer', at })
  await claimsIn(items, secretKey, 4).claim('announced')
  await leasesIn(items, secretKey, { ttlSeconds: 5 }).take('worker-1', 1, session)
  await turnsIn(items, secretKey, 6).take('sales', customer, { ...noTurn, number: 1 })
  await turnsIn(items, secretKey, 7).take('sales', customer, { ...noTurn, number: 1, revision: '1' })
  await voicemailsIn(items, 8).keepMessage(recordingSid, { callSid, at })
  await voicemailsIn(items, 9).noteAudio(recordingSid, { callSid, status: 'absent', at })
  await claimsIn(items, secretKey, 0).claimFor(callSid, 10, 'answered')
  await leasesIn(items, secretKey, { ttlSeconds: 0 }).take('worker-1', 1, { ...session, ttlSeconds: 11 })
  await openingsOf(items).begin(session, callSid, new Date(at))
  await recentsOf(items).note('worker-1', seen, contact)
  await recentsOf(items).offer('worker-1', seen, ['key-1'])
  await voicemailsIn(items, 10).remove(recordingSid)
  await givenAddressesIn(items, secretKey, 12).note('worker-1', customer, number, new Date(at))
  await chosenTeamsOf(items).note(customer, number, 'sales')
  const [minute, fiveMinutes, quarterOfAnHour, week] = [60, 5 * 60, 15 * 60, 7 * 24 * 60 * 60]
  const usual = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, minute, week, quarterOfAnHour, week]
  expect(written).toEqual([...usual, 12, fiveMinutes])
})
