import type { OwnNumber } from '../../src/routing/directory'
import { callLogIn } from '../../src/state/call-log'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { directoryKey } from '../../src/state/directory-records'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import { connectionDefaults as config } from '../fixtures/connection-defaults'
import { incomingCall, menuKey } from '../fixtures/incoming-call'
import { captureLog } from '../support/captured-log'
import { fakeContext } from '../support/fake-context'
import { coldHandler } from '../support/functions'
import { invoke } from '../support/invoke'
import { memoryDirectory } from '../support/memory-directory'
import { failingItems, memoryItems } from '../support/memory-items'
import { installTwilioGlobal } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'
import { elementsIn, parseTwiml } from '../support/twiml-tree'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const number: OwnNumber = {
  address: '+15551230001',
  service: 'frontline',
  teams: ['closed', 'open'],
  menu: [
    { key: '1', words: 'For deliveries, press one.', teams: ['closed'] },
    { key: '2', words: 'For advice, press two.', teams: ['open'] },
  ],
}
const never = { id: 'never', timeZone: 'UTC', week: { monday: [] }, holidays: [], closures: [] }

beforeEach(() => {
  installTwilioGlobal()
  jest.useFakeTimers({ now: new Date('2024-03-01T12:00:00Z'), doNotFake: ['setImmediate', 'performance'] })
})
afterEach(() => {
  jest.dontMock('../../src/runtime/ports')
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** A container on a directory in memory, and the answer as XML. */
async function answered(request: Readonly<Record<string, string>>, items: Items) {
  const { directory, ...memory } = memoryDirectory(secretKey)
  await memory.write(directoryKey.number(secretKey, number.address), writeRecord(number))
  await memory.write(directoryKey.settings('closed'), writeRecord({ settings: { strategy: 'sticky', hours: never } }))
  await memory.write(directoryKey.settings('open'), writeRecord({ settings: { strategy: 'sticky' } }))
  const callLog = callLogIn(items, secretKey, 60)
  const chosenTeams = chosenTeamsIn(items, secretKey)
  jest.doMock('../../src/runtime/ports', () => ({ openPorts: () => ({ config, directory, callLog, chosenTeams }) }))

  const log = captureLog()
  const { body } = await invoke(coldHandler('incomingCall'), fakeContext(), request)
  const verbs = elementsIn(parseTwiml(body ?? '')).map(({ name }) => name)
  return {
    verbs,
    log: JSON.parse(log.entries[0]?.text ?? '') as unknown,
    timeline: () => callLog.timeline(callSid),
    chosen: () => chosenTeams.find(request['From'] ?? '', number.address),
  }
}

const callSid = incomingCall['CallSid'] ?? ''
const at = '2024-03-01T12:00:00.000Z'
const theMenu = ['Response', 'Gather', 'Say', 'Say', 'Redirect']
const connected = ['Response', 'Connect', 'Conversation']

describe('/voice/incoming', () => {
  it('reads the menu, and notes nothing', async () => {
    const { verbs, log, timeline } = await answered(incomingCall, memoryItems().items)
    expect(verbs).toEqual(theMenu)
    expect(log).toMatchObject({ outcome: 'answered', decision: 'menu', because: 'not-asked-yet' })
    expect(await timeline()).toEqual([])
  })

  it('puts through whoever has pressed a key, and notes it, for Frontline’s routing as well', async () => {
    const { verbs, timeline, chosen } = await answered(menuKey, memoryItems().items)
    expect(await chosen()).toBe('open')
    expect(verbs).toEqual(connected)
    expect(await timeline()).toEqual([{ kind: 'menu', key: '2', team: 'open', at }])
  })

  it('notes that a caller was asked for a message out of hours', async () => {
    const { verbs, timeline, chosen } = await answered({ ...menuKey, Digits: '1' }, memoryItems().items)
    expect(await chosen()).toBeUndefined()
    expect(verbs).toContain('Record')
    expect(await timeline()).toEqual([
      { kind: 'menu', key: '1', team: 'closed', at },
      { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at },
    ])
  })

  it('notes for nobody what somebody has chosen who hides their number', async () => {
    const { verbs, chosen } = await answered({ ...menuKey, From: 'anonymous' }, memoryItems().items)
    expect(verbs).toEqual(connected)
    expect(await chosen()).toBeUndefined()
  })

  it('keeps no caller waiting for a note for routing that hangs', async () => {
    const { items } = memoryItems()
    const create: Items['create'] = (place, ...what) =>
      place.collection === 'given' ? new Promise(() => {}) : items.create(place, ...what)
    const answer = answered(menuKey, { ...items, create })
    for (let ticks = 0; ticks < 20; ticks++) await new Promise((resolve) => setImmediate(resolve))
    await jest.advanceTimersByTimeAsync(1_000)
    expect((await answer).verbs).toEqual(connected)
    expect((await answer).log).toMatchObject({ outcome: 'answered', alert: true })
  })

  it('puts through whoever has pressed a key also where that cannot be noted', async () => {
    const { verbs, log } = await answered(menuKey, failingItems(twilioError(503, 20503)))
    expect(verbs).toEqual(connected)
    expect(log).toMatchObject({ outcome: 'fallback', decision: 'connect', because: 'chosen-in-menu' })
  })
})
