import { twilioProxySessions, type NewSession } from '../../src/twilio/proxy-sessions'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { twilioError } from '../support/twilio-error'

const customer = '+15557654321'
const worker = '+15559990001'
const number = '+15551230001'
const other = '+15551230002'

const wanted: NewSession = {
  uniqueName: 'patchbay-SM0123456789abcdef0123456789abcdef',
  mode: 'voice-and-message',
  ttlSeconds: 3600,
  parties: [
    { address: customer, proxyNumber: number },
    { address: worker, proxyNumber: other },
  ],
}

/** Twilio's SDK on the twin's Proxy, which has two numbers. */
function open() {
  const { client, account, proxy, clock } = newPlatform(virtualClock(), { limits: 'none' })
  proxy.configure({
    outOfSessionCallbackUrl: 'https://calls.example.com/proxy/out-of-session',
    numbers: [number, other].map((phoneNumber) => ({ phoneNumber, reserved: false })),
  })
  const service = client.proxy.v1.services(account.proxyServiceSid)
  const proxySessions = twilioProxySessions(client, account.proxyServiceSid)
  const only = async () => {
    const [session, ...others] = await service.sessions.list()
    if (!session || others.length > 0) throw new Error('There should be one session')
    return session
  }
  return { service, proxySessions, clock, only }
}

describe('a session of Proxy', () => {
  it('is made with its two participants', async () => {
    const { proxySessions, only } = open()
    expect(await proxySessions.create(wanted)).toBe('created')
    const { sid, uniqueName, mode, ttl } = await only()
    expect({ uniqueName, mode, ttl }).toEqual({ uniqueName: wanted.uniqueName, mode: wanted.mode, ttl: 3600 })
    expect(await proxySessions.parties(sid)).toEqual(wanted.parties)
  })

  it('is made without a number for one of them, who is given one', async () => {
    const { proxySessions, only } = open()
    expect(await proxySessions.create({ ...wanted, parties: [{ address: customer }, { address: worker }] })).toBe(
      'created',
    )
    expect(await proxySessions.parties((await only()).sid)).toEqual([
      { address: customer, proxyNumber: number },
      { address: worker, proxyNumber: number },
    ])
  })

  it('ends when it is told to', async () => {
    const { proxySessions, only, clock } = open()
    const dateExpiry = new Date(clock.now().getTime() + 60_000)
    dateExpiry.setMilliseconds(0)
    await proxySessions.create({ ...wanted, dateExpiry })
    expect((await only()).dateExpiry).toEqual(dateExpiry)
  })

  it('has no parties who were removed', async () => {
    const { service, proxySessions, only } = open()
    await proxySessions.create(wanted)
    const { sid } = await only()
    const [first] = await service.sessions(sid).participants.list()
    await service
      .sessions(sid)
      .participants(first?.sid ?? '')
      .remove()
    expect(await proxySessions.parties(sid)).toEqual(wanted.parties.slice(1))
  })

  it('may be none', async () => {
    expect(await open().proxySessions.parties(`KC${'0'.repeat(32)}`)).toBeUndefined()
  })
})

describe('a session that is not made', () => {
  it('is one whose name is taken, also by one that is closed', async () => {
    const { proxySessions, only } = open()
    await proxySessions.create(wanted)
    expect(await proxySessions.create(wanted)).toBe('taken')
    await proxySessions.close((await only()).sid)
    expect(await proxySessions.create(wanted)).toBe('taken')
  })

  it('is one of addresses that are in another session, and nothing of it is left', async () => {
    const { proxySessions, only } = open()
    await proxySessions.create(wanted)
    const { sid } = await only()
    const parties = [
      { address: '+15550000000', proxyNumber: number },
      { address: worker, proxyNumber: other },
    ]
    expect(await proxySessions.create({ ...wanted, uniqueName: 'patchbay-another', parties })).toBe('taken')
    expect((await only()).sid).toBe(sid)
  })

  it('is one of somebody with themselves, and nothing of it is left', async () => {
    const { service, proxySessions } = open()
    const parties = [{ address: customer }, { address: customer }]
    expect(await proxySessions.create({ ...wanted, parties })).toBe('taken')
    expect(await service.sessions.list()).toEqual([])
  })

  it('is one of somebody who cannot be reached: an error, and nothing of it is left', async () => {
    const { service, proxySessions } = open()
    const parties = [{ address: customer }, { address: 'nobody' }]
    await expect(proxySessions.create({ ...wanted, parties })).rejects.toMatchObject({ status: 400, code: 80404 })
    expect(await service.sessions.list()).toEqual([])
  })
})

describe('a session that is closed', () => {
  it('lets nobody through any more', async () => {
    const { proxySessions, only } = open()
    await proxySessions.create(wanted)
    const { sid } = await only()
    await proxySessions.close(sid)
    expect((await only()).status).toBe('closed')
  })

  it('may be closed already, or gone', async () => {
    const { service, proxySessions, only } = open()
    await proxySessions.create(wanted)
    const { sid } = await only()
    await proxySessions.close(sid)
    await expect(proxySessions.close(sid)).resolves.toBeUndefined()
    await service.sessions(sid).remove()
    await expect(proxySessions.close(sid)).resolves.toBeUndefined()
  })
})

/** A client whose Proxy does this. */
function proxyOf(participants: object, session: object = {}) {
  const sessions = Object.assign(() => ({ participants, ...session }), {
    create: async () => ({ sid: 'KC1' }),
    ...session,
  })
  const client = { proxy: { v1: { services: () => ({ sessions }) } } }
  return twilioProxySessions(client as never, 'KSaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') // nothing else is asked
}

const failing = (status: number, code: number) => jest.fn(async () => Promise.reject(twilioError(status, code)))

describe('a participant whose addition was asked for twice, because the first answer was lost', () => {
  const list = async () => wanted.parties.map(({ address }) => ({ identifier: address, dateDeleted: null }))

  it.each([
    [400, 80103],
    [400, 80604],
    [409, 80623],
  ])('is in the session once, whatever Proxy says of the second time: %i %i', async (status, code) => {
    const create = jest.fn(async () => ({}))
    create.mockResolvedValueOnce({}).mockRejectedValueOnce(twilioError(status, code))
    expect(await proxyOf({ create, list }).create(wanted)).toBe('created')
    expect(create.mock.calls).toHaveLength(2)
  })
})

describe('sessions that cannot be had', () => {
  const unavailable = failing(503, 20503)
  const sessions = proxyOf({ list: unavailable, create: unavailable }, { create: unavailable, update: unavailable })

  it.each([
    ['parties', () => sessions.parties('KC1')],
    ['create', () => sessions.create(wanted)],
    ['close', () => sessions.close('KC1')],
  ])('are an error, and no answer: %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ status: 503, code: 20503 })
  })

  it('are not left with one participant', async () => {
    const create = jest.fn(async () => ({}))
    create.mockResolvedValueOnce({}).mockRejectedValueOnce(twilioError(503, 20503))
    const remove = jest.fn(async () => true)
    await expect(proxyOf({ create }, { remove }).create(wanted)).rejects.toMatchObject({ status: 503 })
    expect(remove).toHaveBeenCalledTimes(1)
  })

  it('say what went wrong first, also where what is left of them cannot be deleted', async () => {
    const proxy = proxyOf({ create: failing(400, 80404) }, { remove: failing(503, 20503) })
    await expect(proxy.create(wanted)).rejects.toMatchObject({ code: 80404 })
  })

  it('are not called taken while half of one is left', async () => {
    const proxy = proxyOf({ create: failing(400, 80604), list: async () => [] }, { remove: failing(503, 20503) })
    await expect(proxy.create(wanted)).rejects.toMatchObject({ status: 503 })
  })

  it.each([
    ['is closed already', 400, 80607],
    ['is gone', 404, 20404],
  ])('are closed where one %s', async (_, status, code) => {
    await expect(proxyOf({}, { update: failing(status, code) }).close('KC1')).resolves.toBeUndefined()
  })
})
