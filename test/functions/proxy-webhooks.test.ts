import { directoryKey, phonePlace } from '../../src/state/directory-records'
import { secretKeys } from '../../src/state/keys'
import { writeRecord } from '../../src/state/records'
import { directoryMap, mapName, shardOf } from '../../src/state/shards'
import { callLogIn } from '../../src/state/call-log'
import { syncItems } from '../../src/state/sync-items'
import { syncLayout } from '../../src/state/layout'
import { twilioProxySessions } from '../../src/twilio/proxy-sessions'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'
import { interactionCall, interactionMessage } from '../fixtures/interaction'
import { interceptCall, interceptMessage } from '../fixtures/intercept'
import { brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext, type FunctionContext } from '../support/fake-context'
import { coldBundle } from '../support/functions'
import { invoke, start, type Handler } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'

const customer = '+15557654321'
const worker = '+15559990001'
const number = '+15551230001'
const seen = '+15551230002'
const secretKey = secretKeys(wholeEnvironment['STATE_KEY_SECRET'] ?? '')

beforeEach(() => {
  installTwilioGlobal()
  captureLog()
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** A business with one worker, and an open session with a customer, on the twin. */
async function open(sessions: object = {}) {
  const { client, account, proxy } = newPlatform(virtualClock(), { limits: 'none' })
  proxy.configure({
    outOfSessionCallbackUrl: 'https://calls.example.com/proxy/out-of-session',
    numbers: [number, seen].map((phoneNumber) => ({ phoneNumber, reserved: false })),
  })
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, 1, secretKey)
  const member = { identity: 'worker-1@example.com', phone: worker, capacity: 2 }
  const team = directoryKey.team('sales')
  const entries = {
    [directoryKey.number(secretKey, number)]: { address: number, service: 'proxy', teams: ['sales'], sessions },
    [directoryKey.settings('sales')]: { settings: { strategy: 'sticky' } },
    [`${team}member.1`]: { member },
  }
  for (const [key, data] of Object.entries(entries)) {
    await sync.syncMaps(directoryMap).syncMapItems.create({ key, data: writeRecord(data) })
  }
  const { collection, key, shardKey } = phonePlace(secretKey, worker)
  const phones = mapName(collection, shardOf(shardKey, 1))
  await sync.syncMaps(phones).syncMapItems.create({ key, data: writeRecord({ member }) })
  const proxySessions = twilioProxySessions(client, account.proxyServiceSid)
  const parties = [
    { address: customer, proxyNumber: number },
    { address: worker, proxyNumber: seen },
  ]
  await proxySessions.create({ uniqueName: 'patchbay-1', mode: 'voice-and-message', ttlSeconds: 3600, parties })
  const service = client.proxy.v1.services(account.proxyServiceSid)
  const [session] = await service.sessions.list()
  const interactionSessionSid = session?.sid ?? ''
  const environment = {
    ...wholeEnvironment,
    ACCOUNT_SID: account.sid,
    SYNC_SERVICE_SID: account.syncServiceSid,
    PROXY_SERVICE_SID: account.proxyServiceSid,
  }
  const context = fakeContext(environment, () => client)
  const ask = (handler: Handler, request: object) => invoke(handler, context, { ...request, interactionSessionSid })
  const callLog = callLogIn(syncItems(sync, syncLayout(sync, secretKey)), secretKey, 60)
  const status = async () => (await service.sessions(interactionSessionSid).fetch()).status
  return { client, ask, callLog, status, interactionSessionSid }
}

describe('/proxy/intercept', () => {
  it('lets calls and messages through', async () => {
    const { ask } = await open()
    const handler = coldBundle('intercept')
    expect(await ask(handler, interceptCall)).toMatchObject({ statusCode: 200 })
    expect(await ask(handler, interceptMessage)).toMatchObject({ statusCode: 200 })
  })

  it('stops a message that passes a phone number on, where the operator wants it, and says nothing of it in the log', async () => {
    const { ask } = await open({ keepContactsPrivate: true })
    const handler = coldBundle('intercept')
    const logged = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    const interactionData = JSON.stringify({ body: 'Call me at 415-555-2671' })
    expect(await ask(handler, { ...interceptMessage, interactionData })).toMatchObject({ statusCode: 403 })
    expect(await ask(handler, interceptMessage)).toMatchObject({ statusCode: 200 })
    expect(JSON.stringify(logged.mock.calls)).toContain('contact-details')
    expect(JSON.stringify(logged.mock.calls)).not.toContain('2671')
  })

  it('asks Proxy once who is in a session', async () => {
    const { client, ask } = await open()
    const handler = coldBundle('intercept')
    await ask(handler, interceptCall)
    const asked = jest.spyOn(client, 'request')
    await ask(handler, interceptCall)
    expect(asked.mock.calls.filter(([{ uri }]) => uri?.includes('proxy.twilio.com'))).toEqual([])
    expect(asked).toHaveBeenCalledTimes(1) // the block list
  })
})

describe('/proxy/interaction', () => {
  it('notes a message, and the session goes on', async () => {
    const { ask, callLog, status, interactionSessionSid } = await open({ endAfterCall: true })
    const handler = coldBundle('interaction')
    for (const times of [1, 2]) {
      expect([times, await ask(handler, interactionMessage)]).toMatchObject([times, { statusCode: 204 }])
    }
    expect(await callLog.timeline('SM0123456789abcdef0123456789abcdef')).toEqual([
      {
        kind: 'interaction',
        interaction: 'KI0123456789abcdef0123456789abcdef',
        type: 'message',
        session: interactionSessionSid,
        outboundStatus: 'sent',
        at: '2022-05-07T00:58:19.000Z',
      },
    ])
    expect(await status()).toBe('open')
  })

  it('closes a session for one call at its end, however often that is told', async () => {
    const { ask, status } = await open({ endAfterCall: true })
    const handler = coldBundle('interaction')
    expect(await ask(handler, interactionCall)).toMatchObject({ statusCode: 204 })
    expect(await status()).toBe('open')
    for (const outboundResourceStatus of ['no-answer', 'no-answer', 'initiated']) {
      expect(await ask(handler, { ...interactionCall, outboundResourceStatus })).toMatchObject({ statusCode: 204 })
    }
    expect(await status()).toBe('closed')
  })

  it('leaves any other session open at the end of a call', async () => {
    const { ask, status } = await open()
    const request = { ...interactionCall, outboundResourceStatus: 'completed' }
    expect(await ask(coldBundle('interaction'), request)).toMatchObject({ statusCode: 204 })
    expect(await status()).toBe('open')
  })
})

const unavailable = () => Promise.reject(twilioError(503, 20503))
const breakdowns: readonly (readonly [string, () => FunctionContext])[] = [
  ['Twilio is unavailable', () => fakeContext(wholeEnvironment, clientWith(brokenSync(unavailable)))],
  ['Twilio never answers', () => fakeContext(withProxy, () => proxyThatNeverAnswers)],
  ['the environment is empty', () => fakeContext({})],
]
const withProxy = { ...wholeEnvironment, PROXY_SERVICE_SID: 'KSaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }
const proxyThatNeverAnswers = {
  sync: { v1: { services: () => brokenSync(() => new Promise(() => {})) } },
  proxy: { v1: { services: () => ({ sessions: () => ({ participants: { list: () => new Promise(() => {}) } }) }) } },
} as never // nothing else is asked

describe.each(breakdowns)('when %s', (_, contextOf) => {
  it.each([
    ['intercept', interceptMessage, 200],
    ['interaction', interactionCall, 503],
  ] as const)('/proxy/%s answers in time', async (name, request, statusCode) => {
    jest.useFakeTimers()
    const { answer, timesAnswered } = start(coldBundle(name), contextOf(), request)
    await jest.advanceTimersByTimeAsync(name === 'intercept' ? 4_000 : 8_500)
    expect(timesAnswered()).toBe(1)
    expect(await answer).toMatchObject({ statusCode })
  })

  it.each([
    ['intercept', 200],
    ['interaction', 400],
  ] as const)('/proxy/%s answers what cannot be read', async (name, statusCode) => {
    expect(await invoke(coldBundle(name), contextOf(), { interactionSessionSid: 'broken' })).toMatchObject({
      statusCode,
    })
  })
})
