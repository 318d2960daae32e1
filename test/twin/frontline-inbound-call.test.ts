import { json, twiml } from './support/fake-functions'
import { debuggerCodes, paramsOf, paths, smallNetwork, WORKER, type SmallNetwork } from './support/small-network'

const custom = { routing: 'custom', routingUrl: '/routing', conversationsUrl: '/conversations' } as const

describe('a call that begins a Conversation', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork({ frontline: custom })
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}"/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/voice/action">${conversation}</Connect>`))
    twin.functions.answer('/voice/action', twiml('<Hangup/>'))
    twin.functions.answer('/conversations', json({ friendly_name: 'Grace' }))
    twin.functions.answer('/routing', ({ form }) => {
      twin.conversations.addWorker(form['ConversationSid'] ?? '', WORKER)
      return { status: 200 }
    })
  })
  afterEach(() => twin.functions.close())

  const result = (report: Awaited<ReturnType<SmallNetwork['call']>>) => paramsOf(report, '/voice/action')['Result']

  test('is put through to whom custom routing has added', async () => {
    const report = await twin.call()
    expect(report.outcome).toBe('answered')
    expect(paths(report)).toEqual(['/voice/incoming', '/conversations', '/conversations', '/routing', '/voice/action'])
    expect(twin.conversations.fetch(report.conversationSid ?? '').friendlyName).toBe('Grace')
    const [before] = twin.functions.received.filter(({ form }) => form['EventType'] === 'onConversationAdd')
    expect(before?.form).not.toHaveProperty('MessageBody')
  })

  test('reaches nobody when custom routing has added nobody', async () => {
    twin.functions.answer('/routing', { status: 200 })
    const report = await twin.call()
    expect(result(report)).toBe('no-other-participants')
    expect(debuggerCodes(report)).toEqual([32506])
  })

  test('reaches nobody when custom routing fails', async () => {
    twin.functions.answer('/routing', { status: 500 })
    const report = await twin.call()
    expect(result(report)).toBe('no-other-participants')
    expect(debuggerCodes(report)).toEqual([48010, 32506])
  })

  test('reaches nobody when routing comes too late, and finds the worker the next time', async () => {
    const report = await twin.call({ worker: 'late' })
    expect(result(report)).toBe('no-other-participants')
    expect((await twin.call()).outcome).toBe('answered')
  })

  test('has none when our Functions reject it', async () => {
    twin.functions.answer('/conversations', { status: 403 })
    const report = await twin.call()
    expect(result(report)).toBe('failed-create-conversation')
    expect(report.conversationSid).toBeUndefined()
    expect(debuggerCodes(report)).toEqual([11200, 32500])
  })
})
