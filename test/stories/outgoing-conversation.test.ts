import { usePatchbay } from '../support/patchbay'
import { numbers, workers } from '../support/routing'

const story = usePatchbay()
const customer = { customerId: '42', channelType: 'sms', channelValue: '+12025550199' } as const

describe('A worker who starts a conversation in the Frontline app', () => {
  it('writes from their own address', async () => {
    const { grace } = workers
    const started = await story.patchbay.frontline.startConversation({ worker: grace.identity, ...customer })
    expect(started).toMatchObject({ outcome: 'started', proxyAddress: '+12025550112' })
    expect(started.requests[0]).toMatchObject({
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

  it('is told what to mend when they are not in the directory', async () => {
    story.announce('debugger', /^48004 /)
    const started = await story.patchbay.frontline.startConversation({ worker: 'nobody@example.com', ...customer })
    expect(started.outcome).toBe('refused')
    expect(started.requests[0]).toMatchObject({
      status: 403,
      body: '{"error":"The worker nobody@example.com is not in the directory. Add them under \\"workers\\" in routing.json and import it."}',
    })
  })

  it('is told what to mend when they have no address on the channel', async () => {
    story.announce('debugger', /^48004 /)
    const started = await story.patchbay.frontline.startConversation({ worker: 'linus@example.com', ...customer })
    expect(started.requests[0]).toMatchObject({ status: 403, body: expect.stringContaining('no address for sms') })
  })
})
