import type { OwnNumber } from '../../src/routing/directory'
import { directoryKey } from '../../src/state/directory-records'
import { eventsOf, factsIncomingCall } from '../../src/state/incoming-call'
import { secretKeys } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import type { IncomingCall } from '../../src/webhooks/incoming-call'
import { connectionDefaults as config } from '../fixtures/connection-defaults'
import { german } from '../fixtures/prompts'
import { memoryDirectory } from '../support/memory-directory'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const now = new Date('2024-03-01T12:00:00Z')
const call: IncomingCall = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  timesAsked: 0,
  key: undefined,
}
const number: OwnNumber = {
  address: call.to,
  service: 'frontline',
  teams: ['sales', 'gone'],
  language: 'de-DE',
  menu: [{ key: '1', words: 'Eins.', teams: ['night'] }],
}

/** A number with a menu in German; the team "gone" has been removed. */
async function directoryWith(written: OwnNumber = number) {
  const memory = memoryDirectory(secretKey)
  await memory.write(directoryKey.number(secretKey, written.address), writeRecord(written))
  await memory.write(directoryKey.prompts('de-DE'), writeRecord(german))
  for (const id of ['sales', 'night']) {
    await memory.write(directoryKey.settings(id), writeRecord({ settings: { strategy: 'sticky' } }))
  }
  return memory
}

const idsOf = ({ teams }: { readonly teams: readonly { readonly id: string }[] }) => teams.map(({ id }) => id)

describe('the facts of an incoming call', () => {
  it('are its number, the prompts of its language, what the environment says, and the hour', async () => {
    const { directory } = await directoryWith()
    const facts = await factsIncomingCall({ directory, config }, call, now)
    expect(facts).toMatchObject({ blocked: false, prompts: german, defaults: config, now })
    expect(facts.number).toMatchObject(number)
  })

  it('are the teams in question that there are', async () => {
    const { directory } = await directoryWith()
    expect(idsOf(await factsIncomingCall({ directory, config }, call, now))).toEqual(['sales', 'night'])
    const chosen = { ...call, timesAsked: 1, key: '1' }
    expect(idsOf(await factsIncomingCall({ directory, config }, chosen, now))).toEqual(['night'])
  })

  it('know no prompts of a number without a language', async () => {
    const { directory } = await directoryWith({ ...number, language: undefined })
    expect((await factsIncomingCall({ directory, config }, call, now)).prompts).toBeUndefined()
  })

  it('know nothing of a number that is not listed', async () => {
    const { directory } = memoryDirectory(secretKey)
    expect(await factsIncomingCall({ directory, config }, call, now)).toEqual({
      blocked: false,
      number: undefined,
      teams: [],
      prompts: undefined,
      defaults: config,
      now,
    })
  })

  it('know who is blocked', async () => {
    const memory = await directoryWith()
    await memory.block('+15557654321')
    expect(await factsIncomingCall({ directory: memory.directory, config }, call, now)).toMatchObject({ blocked: true })
  })

  it('put through who is kept from some workers only, because nobody rings those here', async () => {
    const memory = await directoryWith()
    await memory.block('+15557654321', { v: 1, workers: ['worker-1@example.com'] })
    expect(await factsIncomingCall({ directory: memory.directory, config }, call, now)).toMatchObject({
      blocked: false,
    })
  })

  it.each(['anonymous', 'client:alice', undefined])('do not ask whether %s is blocked', async (from) => {
    const { directory } = await directoryWith()
    const blockedFrom = jest.fn(directory.blockedFrom)
    const facts = await factsIncomingCall({ directory: { ...directory, blockedFrom }, config }, { ...call, from }, now)
    expect(facts.blocked).toBe(false)
    expect(blockedFrom).not.toHaveBeenCalled()
  })

  it.each(['number', 'team', 'prompts', 'blockedFrom'] as const)('cannot be had without %s', async (port) => {
    const { directory } = await directoryWith()
    const fails = () => Promise.reject(new Error('constructed'))
    const broken = factsIncomingCall({ directory: { ...directory, [port]: fails }, config }, call, now)
    await expect(broken).rejects.toThrow('constructed')
  })
})

describe('the facts of a call that a worker makes from the app', () => {
  const outgoing = { ...call, from: 'client:ada' }
  const factsWith = async (error: Error) => {
    const { directory } = await directoryWith()
    return factsIncomingCall(
      { directory: { ...directory, number: () => Promise.reject(error) }, config },
      outgoing,
      now,
    )
  }

  it('can be had without the directory', async () => {
    expect(await factsWith(twilioError(503, 20503))).toMatchObject({ number: undefined, isDirectoryAway: true })
  })

  it('cannot be had where the directory is there and wrong', async () => {
    await expect(factsWith(new Error('constructed'))).rejects.toThrow('constructed')
  })
})

describe('the events of an incoming call', () => {
  const chosen = { key: '1', team: 'night' }
  const at = '2024-03-01T12:00:00.000Z'
  const closed = { kind: 'voicemail', because: 'after-hours', prompts: undefined } as const
  const asked = { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at }

  it('are the key, and that the caller is asked for a message', () => {
    expect(eventsOf({ ...closed, chosen }, now)).toEqual([{ kind: 'menu', ...chosen, at }, asked])
    expect(eventsOf(closed, now)).toEqual([asked])
  })

  it('are none while nothing is settled, or nobody is there to be told', () => {
    expect(eventsOf({ kind: 'reject', because: 'blocked' }, now)).toEqual([])
  })
})
