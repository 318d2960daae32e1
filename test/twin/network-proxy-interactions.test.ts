import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Report } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, OTHER_PROXY_NUMBER, paramsOf, PROXY_NUMBER } from './support/small-network'
import { smallNetwork, WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

let twin: SmallNetwork
let sessionSid: string
beforeEach(async () => {
  twin = await smallNetwork({ workerPhones: [WORKER_PHONE] })
  twin.setUpInteractions()
  sessionSid = twin.openSession()
})
afterEach(() => twin.functions.close())

const text = () => twin.network.text({ from: CUSTOMER, to: PROXY_NUMBER, body: 'Hello' })
const call = (script: Parameters<SmallNetwork['call']>[0] = {}) => twin.call({ to: PROXY_NUMBER, ...script })
const sidsOf = () => twin.proxy.findOpen(CUSTOMER, PROXY_NUMBER)?.session.participants.map(({ sid }) => sid) ?? []

/** `0 /proxy/intercept`, `4 in-progress`: when each request was made, and of what status it told. */
function sent({ transcript }: Report): string[] {
  const startedAt = transcript[0]?.at.getTime() ?? 0
  return transcript.flatMap(({ at, event }) => {
    if (event.kind !== 'webhook') return []
    const { url, params } = event.exchange
    return [`${(at.getTime() - startedAt) / 1000} ${params['outboundResourceStatus'] ?? new URL(url).pathname}`]
  })
}

describe('the interception of a text', () => {
  test('is asked for with the documented fields, and of the other half none', async () => {
    const { messageSid, requests } = await text()
    const [inboundParticipantSid] = sidsOf()
    const [interaction] = twin.proxy.interactions.values()
    expect(requests[0]?.params).toEqual({
      inboundParticipantSid,
      inboundResourceSid: messageSid,
      inboundResourceStatus: 'delivered',
      inboundResourceType: 'message',
      inboundResourceUrl: `https://api.twilio.com/2010-04-01/Accounts/${twin.account.sid}/Messages/${messageSid}.json`,
      interactionAccountSid: twin.account.sid,
      interactionData: '{"body":"Hello"}',
      interactionDateCreated: '2026-01-05T09:00:00Z',
      interactionDateUpdated: '2026-01-05T09:00:00Z',
      interactionServiceSid: twin.account.proxyServiceSid,
      interactionSessionSid: sessionSid,
      interactionSid: interaction?.sid,
      interactionType: 'Message',
    })
  })

  test('by a 403 blocks it, and nobody is told more of it', async () => {
    twin.functions.answer('/proxy/intercept', { status: 403 })
    const report = await text()
    expect(report.outcome).toBe('blocked')
    expect(wordsTo(report, WORKER_PHONE)).toEqual([])
    expect(debuggerCodes(report)).toEqual([80909])
    expect(sent(report)).toEqual(['0 /proxy/intercept'])
  })

  test.each([
    ['200', 200, []],
    ['204', 204, []],
    ['404', 404, [80908]],
    ['503', 503, [80908]],
  ])('by a %s lets it pass', async (_, status, codes) => {
    twin.functions.answer('/proxy/intercept', { status })
    const report = await text()
    expect(report.outcome).toBe('delivered')
    expect(debuggerCodes(report)).toEqual(codes)
  })

  test('by nobody lets it pass', async () => {
    twin.setUpInteractions({ interceptCallbackUrl: 'http://127.0.0.1:1/#rc=0' })
    const report = await text()
    expect(report.outcome).toBe('delivered')
    expect(debuggerCodes(report)).toEqual([80908])
  })

  test('that does not come in time lets it pass', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    const { port } = silent.address() as AddressInfo
    twin.setUpInteractions({ interceptCallbackUrl: `http://127.0.0.1:${port}/#rt=100` })
    const report = await text()
    silent.closeAllConnections()
    silent.close()
    expect(report.outcome).toBe('delivered')
    expect(report.requests[0]?.body).toBe('no answer within 0.1 s')
  })

  test('is not asked for when the session is for calls', async () => {
    twin.proxy.close(sessionSid)
    twin.openSession('voice-only')
    const report = await text()
    expect([sent(report), debuggerCodes(report)]).toEqual([[], [80910]])
  })
})

describe('the interception of a call', () => {
  test('is asked for before a phone rings', async () => {
    const report = await call()
    expect(paramsOf(report, '/proxy/intercept')).toMatchObject({
      inboundResourceSid: report.callSid,
      inboundResourceStatus: 'in-progress',
      inboundResourceType: 'call',
      interactionData: '',
      interactionType: 'Voice',
    })
  })

  test('by a 403 ends the call without a word', async () => {
    twin.functions.answer('/proxy/intercept', { status: 403 })
    const report = await call()
    expect(report.outcome).toBe('blocked')
    expect(deeds(report)).toEqual([`customer (${CUSTOMER}) calls ${PROXY_NUMBER}`])
    expect(wordsTo(report, 'customer')).toEqual([])
    expect(debuggerCodes(report)).toEqual([80909])
  })
})

describe('the callback of an interaction', () => {
  test('tells of a text as it is sent and delivered, with the documented fields', async () => {
    const report = await text()
    expect(sent(report)).toEqual(['0 /proxy/intercept', '0 sent', '0 delivered'])
    const [inbound, outboundParticipantSid] = sidsOf()
    const { outboundResourceSid, ...params } = paramsOf(report, '/proxy/interaction')
    expect(outboundResourceSid).toMatch(/^SM[0-9a-f]{32}$/)
    expect(params).toEqual({
      ...report.requests[0]?.params,
      inboundParticipantSid: inbound,
      outboundParticipantSid,
      outboundResourceStatus: 'delivered',
      outboundResourceType: 'message',
      outboundResourceUrl: expect.stringContaining(`/Messages/${outboundResourceSid}.json`),
    })
  })

  test('tells of a call step by step, and in the end how long it took', async () => {
    const report = await call()
    expect(sent(report)).toEqual(['0 /proxy/intercept', '0 initiated', '0 ringing', '4 in-progress', '64 completed'])
    expect(paramsOf(report, '/proxy/interaction')).toMatchObject({
      interactionData: '{"duration":"60"}',
      interactionDateCreated: '2026-01-05T09:00:00Z',
      interactionDateUpdated: '2026-01-05T09:01:04Z',
      outboundResourceType: 'call',
    })
    expect([...twin.proxy.interactions.values()]).toMatchObject([{ outbound: { resourceStatus: 'completed' } }])
  })

  test.each([
    ['no-answer', ['0 initiated', '0 ringing', '30 no-answer']],
    ['declines', ['0 initiated', '0 ringing', '4 busy']],
    ['busy', ['0 initiated', '0 busy']],
    ['failed', ['0 initiated', '0 failed']],
    ['canceled', ['0 initiated', '0 ringing', '2 canceled']],
  ] as const)('tells of a call that reaches nobody: %s', async (worker, statuses) => {
    expect(sent(await call({ worker })).slice(1)).toEqual(statuses)
  })

  test('tells that the caller has hung up', async () => {
    const report = await call({ customerHangsUp: 'while-it-rings' })
    expect(report.outcome).toBe('hung-up')
    expect(sent(report).at(-1)).toBe('2 canceled')
  })

  test.each([
    ['twice x1', ['0 sent', '0 sent', '0 delivered']],
    ['reversed x1', ['0 delivered', '0 sent']],
    ['late 30s x1', ['0 delivered', '30 sent']],
    ['never', []],
  ])('meets the fault "%s"', async (fault, statuses) => {
    twin.faults.add(`callback /proxy/interaction: ${fault}`)
    expect(sent(await text()).slice(1)).toEqual(statuses)
  })

  test('is a warning when it fails, and nothing more', async () => {
    twin.functions.answer('/proxy/interaction', { status: 503 })
    const report = await text()
    expect(report.outcome).toBe('delivered')
    expect(debuggerCodes(report)).toEqual([80908, 80908])
  })

  test('is tried again as often as the fragment says', async () => {
    twin.setUpInteractions({ callbackUrl: `${twin.functions.url}/proxy/interaction#rc=3&rp=all` })
    let failures = 2
    twin.functions.answer('/proxy/interaction', () => ({ status: failures-- > 0 ? 503 : 204 }))
    const report = await text()
    expect(sent(report).slice(1)).toEqual(['0 sent', '0 sent', '0 sent', '0 delivered'])
    expect(debuggerCodes(report)).toEqual([])
  })
})

describe('the two halves of an interaction', () => {
  test('are calls of the account', async () => {
    const { callSid } = await call()
    const [interaction] = twin.proxy.interactions.values()
    expect(twin.filed.calls.get(callSid)).toMatchObject({ from: CUSTOMER, to: PROXY_NUMBER, status: 'completed' })
    expect(twin.filed.calls.get(interaction?.outbound?.resourceSid ?? '')).toEqual({
      sid: interaction?.outbound?.resourceSid,
      parentSid: callSid,
      from: OTHER_PROXY_NUMBER,
      to: WORKER_PHONE,
      status: 'completed',
      createdAt: new Date('2026-01-05T09:00:00Z'),
      answeredAt: new Date('2026-01-05T09:00:04Z'),
      endedAt: new Date('2026-01-05T09:01:04Z'),
    })
  })

  test('may be a text and the reply to it', async () => {
    twin.proxy.close(sessionSid)
    twin.functions.answer('/proxy/out-of-session', twiml('<Message>We are closed</Message>', 'application/xml'))
    await text()
    expect([...twin.filed.messages.values()]).toMatchObject([
      { from: CUSTOMER, to: PROXY_NUMBER, direction: 'inbound' },
      { from: PROXY_NUMBER, to: CUSTOMER, body: 'We are closed', direction: 'outbound-reply' },
    ])
  })

  test('are texts of the account', async () => {
    const { messageSid } = await text()
    const [interaction] = twin.proxy.interactions.values()
    const outboundSid = interaction?.outbound?.resourceSid ?? ''
    expect([...twin.filed.messages.values()]).toMatchObject([
      { sid: messageSid, from: CUSTOMER, to: PROXY_NUMBER, body: 'Hello', direction: 'inbound' },
      { sid: outboundSid, from: OTHER_PROXY_NUMBER, to: WORKER_PHONE, body: 'Hello', direction: 'outbound-api' },
    ])
  })
})
