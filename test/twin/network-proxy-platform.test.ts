import { consoleOf } from '../../tools/wiring'
import { virtualClock } from '../../twin/clock'
import { newPhoneNetwork } from '../../twin/network/phone-network'
import { newPlatform } from '../../twin/platform'
import { numbers, routing, workers } from '../support/routing'
import { json, startFakeFunctions, twiml, type FakeFunctions } from './support/fake-functions'

const CUSTOMER = '+12025550199'
const RESERVED = '+12025550161'

/** The phone network on the whole of Twilio, as `npm start` and the stories have it. */
async function setUp() {
  const platform = newPlatform(virtualClock(new Date('2026-01-05T09:00:00Z')))
  const functions = await startFakeFunctions(platform.account.authToken)
  const [ada, ...others] = routing.workers.map((worker) => ({ ...worker }))
  const withReserved = { ...routing, workers: [...(ada ? [{ ...ada, reservedNumber: RESERVED }] : []), ...others] }
  const operator = consoleOf(withReserved, functions.url)
  platform.proxy.configure(operator.proxy)
  functions.answer('/proxy/intercept', { status: 200 })
  functions.answer('/proxy/interaction', { status: 204 })
  const service = platform.client.proxy.v1.services(platform.account.proxyServiceSid)
  return { ...platform, functions, service, network: newPhoneNetwork({ ...platform, wiring: operator.wiring }) }
}

describe('Proxy as an operator has set it up', () => {
  let twin: Awaited<ReturnType<typeof setUp>>
  let functions: FakeFunctions
  beforeEach(async () => {
    twin = await setUp()
    ;({ functions } = twin)
  })
  afterEach(() => functions.close())

  const text = (from = CUSTOMER, to: string = numbers.proxy) => twin.network.text({ from, to, body: 'Hello' })
  const call = () => twin.network.call({ from: CUSTOMER, to: numbers.proxy, worker: 'answers', message: 'none' })
  const session = (changes: object = {}) =>
    functions.answer('/proxy/out-of-session', json({ participantIdentifier: workers.ada.phone, ...changes }))

  test('keeps the number of a worker for them', async () => {
    const ofPool = await twin.service.phoneNumbers.list()
    expect(ofPool.filter(({ isReserved }) => isReserved).map(({ phoneNumber }) => phoneNumber)).toContain(RESERVED)
    session({ participantProxyIdentifier: RESERVED })
    const report = await text()
    expect(report.session?.participants[1]).toMatchObject({ proxyIdentifier: RESERVED })
    const back = await text(workers.ada.phone, RESERVED)
    expect(back).toMatchObject({ outcome: 'delivered', session: { sid: report.session?.sid } })
    expect(back.transcript.flatMap(({ event }) => (event.kind === 'said' ? [event.to] : []))).toEqual([
      RESERVED,
      CUSTOMER,
    ])
  })

  test('asks before each call and text, and tells of it', async () => {
    session()
    const [interception, first] = (await text()).requests.slice(1)
    expect(interception?.url).toBe(`${functions.url}/proxy/intercept`)
    expect(first?.url).toBe(`${functions.url}/proxy/interaction`)
  })

  test('tells of the previous session what the page lists', async () => {
    session()
    const { session: previous } = await text()
    await twin.service.sessions(previous?.sid ?? '').update({ status: 'closed' })
    functions.answer('/proxy/out-of-session', twiml('<Hangup/>', 'application/xml'))
    const params = (await call()).requests[0]?.params
    expect(params).toMatchObject({
      inboundParticipantIdentifier: CUSTOMER,
      outboundParticipantIdentifier: workers.ada.phone,
      sessionClosedReason: 'api',
      sessionSid: previous?.sid,
    })
    expect(Object.keys(params ?? {}).filter((name) => /^(?:inbound|outbound|session)/.test(name))).toHaveLength(30)
  })

  test('keeps both halves of a call until they are deleted', async () => {
    session()
    const { session: made, callSid } = await call()
    const [interaction] = await twin.service.sessions(made?.sid ?? '').interactions.list()
    expect(interaction).toMatchObject({
      inboundResourceSid: callSid,
      outboundResourceStatus: 'completed',
      data: '{"duration":"60"}',
    })
    const outbound = twin.client.calls(interaction?.outboundResourceSid ?? '')
    expect(await outbound.fetch()).toMatchObject({ direction: 'outbound-dial', parentCallSid: callSid, duration: '60' })
    await outbound.remove()
    await twin.client.calls(callSid).remove()
    await expect(outbound.fetch()).rejects.toMatchObject({ code: 20404 })
  })

  test('keeps both halves of a text until they are deleted', async () => {
    session()
    const { session: made, messageSid } = await text()
    const [interaction] = await twin.service.sessions(made?.sid ?? '').interactions.list()
    expect(interaction).toMatchObject({ inboundResourceSid: messageSid, outboundResourceStatus: 'delivered' })
    const outbound = twin.client.messages(interaction?.outboundResourceSid ?? '')
    expect(await outbound.fetch()).toMatchObject({ to: workers.ada.phone, body: 'Hello', status: 'delivered' })
    expect(await twin.client.messages(messageSid).fetch()).toMatchObject({ from: CUSTOMER, status: 'received' })
    await outbound.remove()
    await expect(outbound.fetch()).rejects.toMatchObject({ code: 20404 })
  })

  test('carries ten calls and texts at once', async () => {
    session()
    const reports = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const from = `+1202555${8000 + n}`
        return n % 2 ? text(from) : twin.network.call({ from, to: numbers.proxy, worker: 'answers', message: 'none' })
      }),
    )
    const outcomes = reports.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(reports.map((_, n) => (n % 2 ? 'delivered' : 'answered')))
    expect(new Set(reports.map((report) => report.session?.sid)).size).toBe(10)
  })
})
