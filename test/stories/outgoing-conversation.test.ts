import { paths } from '../../src/runtime/paths'
import type { Report } from '../../twin/network/script'
import { requestsTo } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers, workers } from '../support/routing'

const story = usePatchbay()
const customer = { customerId: '42', channelType: 'sms', channelValue: '+12025550199' } as const

/** What Frontline was answered when it asked for an address. */
const answerIn = (report: Report) => requestsTo(paths.outgoingConversation, report)[0]

describe('A worker who starts a conversation in the Frontline app', () => {
  it('writes from their own address', async () => {
    const { grace } = workers
    const started = await story.patchbay.frontline.startConversation({ worker: grace.identity, ...customer })
    expect(started).toMatchObject({ outcome: 'started', proxyAddress: '+12025550112' })
    expect(answerIn(started)).toMatchObject({
      status: 200,
      contentType: expect.stringMatching(/^application\/json\b/),
      body: '{"proxy_address":"+12025550112"}',
    })
  })

  it("writes from the team's address without one of their own on the channel", async () => {
    const started = await story.patchbay.frontline.startConversation({ worker: workers.ada.identity, ...customer })
    expect(started).toMatchObject({ outcome: 'started', proxyAddress: numbers.frontline })
  })

  it('writes on WhatsApp from a WhatsApp address', async () => {
    const started = await story.patchbay.frontline.startConversation({
      worker: workers.ada.identity,
      customerId: '42',
      channelType: 'whatsapp',
      channelValue: 'whatsapp:+12025550199',
    })
    expect(started).toMatchObject({ outcome: 'started', proxyAddress: 'whatsapp:+12025550111' })
  })

  it("writes from another of the team's addresses when both workers have begun, and is told when none is left", async () => {
    const to = { ...customer, channelValue: '+13035550177' }
    const { ada, grace } = workers
    const start = (worker: string) => story.patchbay.frontline.startConversation({ worker, ...to })
    const addresses = [ada, ada, grace].map(({ identity }) => identity)
    const started: (string | undefined)[] = []
    for (const worker of addresses) started.push((await start(worker)).proxyAddress)
    expect(started).toEqual([numbers.frontline, numbers.recorded, '+12025550112'])

    story.announce('debugger', /^48004 /)
    const refused = await start(grace.identity)
    expect(refused.outcome).toBe('refused')
    expect(answerIn(refused)).toMatchObject({ status: 409 })
    for (const address of [numbers.frontline, numbers.recorded, '+12025550112'])
      expect(answerIn(refused)).toMatchObject({ body: expect.stringContaining(address) })
  })

  it('writes from the address that the customer knows once the conversation there is closed', async () => {
    const to = { ...customer, channelValue: '+13035550178' }
    const { client, account } = story.patchbay.platform
    const start = () => story.patchbay.frontline.startConversation({ worker: workers.ada.identity, ...to })
    const first = await start()
    const second = await start()
    expect([first.proxyAddress, second.proxyAddress]).toEqual([numbers.frontline, numbers.recorded])
    const service = client.conversations.v1.services(account.conversationsServiceSid)
    for (const { conversationSid } of [first, second])
      await service.conversations(conversationSid ?? '').update({ state: 'closed' })
    expect((await start()).proxyAddress).toBe(numbers.recorded)
  })

  it('gets another address than the worker who starts one with the same customer at the same moment', async () => {
    const to = { ...customer, channelValue: '+13035550179' }
    const { ada, grace } = workers
    const start = (worker: string) => story.patchbay.frontline.startConversation({ worker, ...to })
    expect((await start(grace.identity)).proxyAddress).toBe('+12025550112')
    const started = await Promise.all([start(ada.identity), start(grace.identity)])
    expect(new Set(started.map(({ proxyAddress }) => proxyAddress))).toEqual(
      new Set([numbers.frontline, numbers.recorded]),
    )
  })

  it('is told what to mend when they are not in the directory', async () => {
    story.announce('debugger', /^48004 /)
    const started = await story.patchbay.frontline.startConversation({ worker: 'nobody@example.com', ...customer })
    expect(started.outcome).toBe('refused')
    expect(answerIn(started)).toMatchObject({
      status: 403,
      body: '{"error":"The worker nobody@example.com is not in the directory. Add them under \\"workers\\" in routing.json and import it."}',
    })
  })

  it('is told what to mend when they have no address on the channel', async () => {
    story.announce('debugger', /^48004 /)
    const started = await story.patchbay.frontline.startConversation({ worker: 'linus@example.com', ...customer })
    expect(answerIn(started)).toMatchObject({ status: 403, body: expect.stringContaining('no address for sms') })
  })
})
