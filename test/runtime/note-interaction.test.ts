import type { Decision } from '../../src/routing/interaction'
import { noteInteraction } from '../../src/runtime/note-interaction'
import { callLogIn } from '../../src/state/call-log'
import { claimsIn } from '../../src/state/claims'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import type { InteractionTold } from '../../src/webhooks/interaction'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const now = new Date('2026-11-20T12:00:00Z')
const at = '2026-11-20T11:59:58.000Z'

const worker = 'worker-1@example.com'
const customer = '+15557654321'
const number = '+15551230001'
const seen = '+15551230002'
const session = { customer, number }
const between = { ...session, worker, seen }

const told: InteractionTold = {
  interactionSid: 'KI0123456789abcdef0123456789abcdef',
  sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  resourceSid: 'CA0123456789abcdef0123456789abcdef',
  type: 'voice',
  outboundStatus: 'completed',
  isCallOver: true,
  at: new Date(at),
}
const noted = {
  kind: 'interaction',
  interaction: told.interactionSid,
  type: 'voice',
  session: told.sessionSid,
  outboundStatus: 'completed',
  at,
}

const places = [worker, seen]
const renewing: Decision = { kind: 'renew', because: 'session-goes-on', between, places }
const ending: Decision = { kind: 'end', because: 'call-over', between, places }
const unknown: Decision = { kind: 'note', because: 'session-unknown' }

function open() {
  const { items } = memoryItems()
  const ports = {
    callLog: callLogIn(items, secretKey, 60),
    claims: claimsIn(items, secretKey, 60),
    leases: leasesIn(items, secretKey, { ttlSeconds: 60 }),
    openings: openingsIn(items, secretKey),
    proxySessions: {
      parties: async () => undefined,
      create: async () => 'taken' as const,
      close: jest.fn(async (_sessionSid: string) => undefined),
    },
    recents: { note: jest.fn(async () => undefined), of: jest.fn(), offer: jest.fn() },
  }
  const count = async () => Object.fromEntries(await leasesIn(items, secretKey, { ttlSeconds: 60 }).count(places))
  const hold = async () => {
    await ports.leases.take(worker, 3, session)
    await ports.leases.take(seen, 1, session)
  }
  return { ports, hold, count, timeline: () => ports.callLog.timeline(told.resourceSid) }
}

describe('An interaction', () => {
  it.each([renewing, ending, unknown])('is noted once, however often it is told: %o', async (decision) => {
    const { ports, timeline } = open()
    for (let times = 0; times < 3; times++) await noteInteraction(ports, decision, told, now)
    expect(await timeline()).toEqual([noted])
  })

  it('is noted at each status, in whatever order they come', async () => {
    const { ports, timeline } = open()
    for (const outboundStatus of ['completed', 'initiated', undefined]) {
      await noteInteraction(ports, renewing, { ...told, outboundStatus }, now)
    }
    expect(await timeline()).toEqual([
      noted,
      { ...noted, outboundStatus: 'initiated' },
      { ...noted, outboundStatus: undefined },
    ])
  })

  it('is noted at the time of its arrival where it does not say when it was', async () => {
    const { ports, timeline } = open()
    await noteInteraction(ports, unknown, { ...told, at: undefined }, now)
    expect(await timeline()).toEqual([{ ...noted, at: now.toISOString() }])
  })

  it('makes the customer one with whom the worker was in touch, by what each of them sees', async () => {
    const { ports } = open()
    await noteInteraction(ports, renewing, told, now)
    expect(ports.recents.note.mock.calls).toEqual([[worker, seen, { customer, number, at }]])
  })

  it('keeps the places of its session, and closes nothing', async () => {
    const { ports, hold, count } = open()
    await hold()
    const renew = jest.spyOn(ports.leases, 'renew')
    expect(await noteInteraction(ports, renewing, told, now)).toEqual(renewing)
    expect(renew.mock.calls).toEqual(places.map((place) => [place, expect.objectContaining(session)]))
    expect(await count()).toEqual({ [worker]: 1, [seen]: 1 })
    expect(ports.proxySessions.close).not.toHaveBeenCalled()
  })
})

describe('The end of a session for one call', () => {
  it('closes it and gives back its places, first the places', async () => {
    const { ports, hold, count } = open()
    await hold()
    const close = ports.proxySessions.close.mockImplementation(async () => {
      expect(await count()).toEqual({ [worker]: 0, [seen]: 0 })
    })
    expect(await noteInteraction(ports, ending, told, now)).toEqual(ending)
    expect(close.mock.calls).toEqual([[told.sessionSid]])
  })

  it('lets whoever calls again at once have another, without waiting for the one that is over', async () => {
    const { ports, hold } = open()
    await hold()
    await ports.openings.begin(session, 'CA1', now)
    await noteInteraction(ports, ending, told, now)
    expect(await ports.openings.begin(session, 'CA2', now)).toMatchObject({ holder: 'CA2' })
  })

  it('that is told again takes no place of the next session', async () => {
    const { ports, hold, count } = open()
    await hold()
    await noteInteraction(ports, ending, told, now)
    await hold()
    expect(await noteInteraction(ports, ending, told, now)).toEqual({ ...ending, because: 'ended-before' })
    expect(await count()).toEqual({ [worker]: 1, [seen]: 1 })
    expect(ports.proxySessions.close).toHaveBeenCalledTimes(1)
  })

  it('that did not come about does so when it is told again', async () => {
    const { ports } = open()
    ports.proxySessions.close.mockRejectedValueOnce(twilioError(503, 20503))
    await expect(noteInteraction(ports, ending, told, now)).rejects.toMatchObject({ status: 503 })
    expect(await noteInteraction(ports, ending, told, now)).toEqual(ending)
    expect(ports.proxySessions.close).toHaveBeenCalledTimes(2)
  })
})

describe('Where one part fails', () => {
  it('the others are done, and it is said', async () => {
    const { ports, timeline } = open()
    ports.recents.note.mockRejectedValueOnce(twilioError(429, 54009))
    await expect(noteInteraction(ports, ending, told, now)).rejects.toMatchObject({ status: 429 })
    expect(await timeline()).toEqual([noted])
    expect(ports.proxySessions.close).toHaveBeenCalledTimes(1)
  })

  it('of an interaction that cannot be noted, everything else is done', async () => {
    const { ports } = open()
    const failing = { ...ports.callLog, note: async () => Promise.reject(twilioError(503, 20503)) }
    await expect(noteInteraction({ ...ports, callLog: failing }, ending, told, now)).rejects.toMatchObject({
      status: 503,
    })
    expect(ports.recents.note).toHaveBeenCalledTimes(1)
    expect(ports.proxySessions.close).toHaveBeenCalledTimes(1)
  })
})
