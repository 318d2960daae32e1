import { readConfig } from '../../src/runtime/config'
import { openPorts } from '../../src/runtime/ports'
import { secretKeys } from '../../src/state/keys'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'

const SECONDS_A_DAY = 24 * 60 * 60
const day = SECONDS_A_DAY * 1000
const at = '2026-03-01T12:00:00.000Z'
const call = `CA${'1'.repeat(32)}`
const otherCall = `CA${'3'.repeat(32)}`
const recording = `RE${'2'.repeat(32)}`
const customer = '+12025550199'
const number = '+12025550101'
const seen = '+12025550102'
const session = { customer, number }

/** Ports on the twin's Sync, where a session ends after 5 days. */
async function open() {
  const clock = virtualClock()
  const { account, client } = newPlatform(clock)
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, 1, secretKeys('constructed-secret-of-32-letters'))
  const variables = {
    SESSION_TTL_SECONDS: String(5 * 24 * 60 * 60),
    ASSIGNMENT_DAYS: '10',
    CALL_LOG_DAYS: '20',
    VOICEMAIL_DAYS: '30',
  }
  const config = readConfig({ ...wholeEnvironment, ...variables, SYNC_SERVICE_SID: account.syncServiceSid })
  return { ...openPorts(config, client), passDays: (days: number) => clock.sleep(days * day) }
}

/** All that is kept, on a day as many days later. */
async function keptAfter(days: number) {
  const { assignments, callLog, claims, givenAddresses, leases, recents, turns, voicemails, passDays } = await open()
  await leases.take('ada@example.com', 3, session)
  await claims.claim('announced', recording)
  await recents.note('ada@example.com', seen, { ...session, at })
  await assignments.assign(customer, number, 'ada@example.com')
  await givenAddresses.note('ada@example.com', customer, number, new Date(at))
  await callLog.note(call, { kind: 'result', startedBy: 'customer', at })
  await voicemails.keepMessage(recording, { callSid: call, at })
  await turns.take('sales', customer, await turns.read('sales', customer, call))
  await passDays(days)
  const kept = {
    lease: (await leases.count(['ada@example.com'])).get('ada@example.com') === 1,
    claim: !(await claims.claim('announced', recording)),
    recent: (await recents.of('ada@example.com', seen)).contacts.length > 0,
    assignment: (await assignments.find(customer, number)) !== undefined,
    given: (await givenAddresses.find('ada@example.com', customer)) !== undefined,
    call: (await callLog.timeline(call)).length > 0,
    voicemail: (await voicemails.find(recording)) !== undefined,
    turn: (await turns.read('sales', customer, call)).revision !== undefined,
  }
  return Object.entries(kept)
    .filter(([, is]) => is)
    .map(([what]) => what)
}

describe('What is remembered', () => {
  it.each([
    [4.99, ['lease', 'claim', 'recent', 'assignment', 'given', 'call', 'voicemail', 'turn']],
    [5, ['claim', 'recent', 'assignment', 'given', 'call', 'voicemail', 'turn']],
    [6.99, ['claim', 'recent', 'assignment', 'given', 'call', 'voicemail', 'turn']],
    [7, ['assignment', 'given', 'call', 'voicemail', 'turn']],
    [9.99, ['assignment', 'given', 'call', 'voicemail', 'turn']],
    [10, ['call', 'voicemail', 'turn']],
    [19.99, ['call', 'voicemail', 'turn']],
    [20, ['voicemail', 'turn']],
    [30, ['voicemail', 'turn']],
    // Thirty days longer than the operator has set, so that its audio is found when it is to be deleted.
    [59.99, ['voicemail', 'turn']],
    [60, ['turn']],
    [364.99, ['turn']],
    [365, []],
  ])('is after %d days what the operator has set', async (days, kept) => {
    expect(await keptAfter(days)).toEqual(kept)
  })
})

describe('An assignment', () => {
  it('lives as long as a new one when it passes to another worker', async () => {
    const { assignments, passDays } = await open()
    await assignments.assign(customer, number, 'ada@example.com')
    await passDays(9)
    await assignments.assign(customer, number, 'grace@example.com', 'ada@example.com')
    await passDays(9.99)
    expect(await assignments.find(customer, number)).toBe('grace@example.com')
    await passDays(0.01)
    expect(await assignments.find(customer, number)).toBeUndefined()
  })
})

describe('A counter of turns', () => {
  it('lives for another year after each turn', async () => {
    const { turns, passDays } = await open()
    const first = await turns.read('sales', customer, call)
    await turns.take('sales', customer, first)
    await passDays(364)
    await turns.take('sales', customer, await turns.read('sales', customer, otherCall))
    await passDays(364)
    expect((await turns.read('sales', customer, 'CA3')).number).toBe(first.number + 2)
  })
})

describe('A place for a session', () => {
  it('is free when the session is over, though nobody has given it back', async () => {
    const { leases, passDays } = await open()
    const other = { customer: '+12025550198', number }
    await leases.take('ada@example.com', 1, session)
    await passDays(4.99)
    expect(await leases.take('ada@example.com', 1, other)).toBe('full')
    await passDays(0.01)
    expect(await leases.take('ada@example.com', 1, other)).not.toBe('full')
    expect(await leases.take('ada@example.com', 1, session)).toBe('full')
  })
})

describe('An opening', () => {
  it('is over after ten seconds for whoever comes then', async () => {
    const { openings } = await open()
    const later = (milliseconds: number) => new Date(Date.parse(at) + milliseconds)
    await openings.begin(session, call, later(0))
    expect((await openings.begin(session, otherCall, later(9_999))).holder).toBe(call)
    expect((await openings.begin(session, otherCall, later(10_000))).holder).toBe(otherCall)
  })

  it('is gone after a minute, which is longer than anybody waits for it', async () => {
    const { openings, passDays } = await open()
    const nextBegins = (sid: string) => openings.begin(session, sid, new Date(at))
    await nextBegins(call)
    await passDays(59 / SECONDS_A_DAY)
    expect((await nextBegins(otherCall)).holder).toBe(call)
    await passDays(1 / SECONDS_A_DAY)
    expect((await nextBegins(otherCall)).holder).toBe(otherCall)
  })
})

describe('A choice in a menu', () => {
  it('is forgotten after five minutes, and each one counts for as long', async () => {
    const { chosenTeams, passDays } = await open()
    const passSeconds = (seconds: number) => passDays(seconds / SECONDS_A_DAY)
    await chosenTeams.note(customer, number, 'sales')
    await passSeconds(299)
    await chosenTeams.note(customer, number, 'support')
    await passSeconds(299)
    expect(await chosenTeams.find(customer, number)).toBe('support')
    await passSeconds(1)
    expect(await chosenTeams.find(customer, number)).toBeUndefined()
  })
})

describe('A list that a worker is shown', () => {
  it('is gone after a quarter of an hour, and the contacts are not', async () => {
    const { recents, passDays } = await open()
    await recents.note('ada@example.com', seen, { ...session, at })
    await recents.offer('ada@example.com', seen, ['key-1'])
    await passDays(899 / SECONDS_A_DAY)
    expect((await recents.of('ada@example.com', seen)).offered).toEqual(['key-1'])
    await passDays(1 / SECONDS_A_DAY)
    expect(await recents.of('ada@example.com', seen)).toMatchObject({ offered: undefined, contacts: [session] })
  })
})
