import { builtIn } from '../../src/replies/prompts'
import { paths } from '../../src/runtime/paths'
import { heard, requestsTo } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { workers } from '../support/routing'
import { numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })
const base = { to: numbers.plain, worker: 'answers', message: 3 } as const

async function outcomesOf(callSid: string) {
  const timeline = await story.patchbay.timeline(callSid)
  return timeline.flatMap((event) => (event.kind === 'result' ? [[event.attempt ?? 1, event.outcome]] : []))
}

describe('A session that Twilio cannot hold', () => {
  beforeEach(() => story.announce('debugger', /^32500 /))

  it('is tried once more, and the customer talks to a worker without having noticed', async () => {
    const call = await story.patchbay.network.call({ ...base, from: '+13037710001', twilioFails: 'once' })
    expect(call.outcome).toBe('answered')
    expect(heard(call)).toEqual([])
    expect(requestsTo(paths.connectAction, call).map(({ params }) => params['attempt'])).toEqual([undefined, '2'])
    expect(await outcomesOf(call.callSid)).toEqual(
      expect.arrayContaining([
        [1, 'connect-again'],
        [2, 'hang-up'],
      ]),
    )
  })

  it('is not tried a third time: the customer leaves a message, and somebody is to look', async () => {
    story.announce('alert', /"because":"internal-error"/)
    const call = await story.patchbay.network.call({ ...base, from: '+13037710002', twilioFails: 'always' })
    expect(call.outcome).toBe('voicemail')
    expect(heard(call)).toEqual([builtIn.failed, builtIn.saved])
    expect(requestsTo(paths.connectAction, call)).toHaveLength(2)
    expect(await outcomesOf(call.callSid)).toEqual([
      [1, 'connect-again'],
      [2, 'voicemail'],
    ])
  })
})

describe('A Conversation in which there is no worker', () => {
  beforeEach(() => {
    story.announce('debugger', /^32506 /)
    story.announce('alert', /"because":"no-other-participants"/)
  })
  const active = (address: string) =>
    story.patchbay.platform.conversations.findActive({ address, proxyAddress: numbers.plain })

  it('is deleted, so that the next call finds a worker', async () => {
    const from = '+13037710003'
    const { network } = story.patchbay
    const first = await network.call({ ...base, from, worker: 'absent' })
    expect(first.outcome).toBe('voicemail')
    expect(active(from)).toBeUndefined()

    const second = await network.call({ ...base, from })
    expect(second.outcome).toBe('answered')
    expect(second.conversationSid).not.toBe(first.conversationSid)
  })

  it('stays where a worker joined as soon as Twilio had given up, who is told of the message there', async () => {
    const from = '+13037710004'
    const { network, platform } = story.patchbay
    const call = await network.call({ ...base, from, worker: 'late' })
    expect(active(from)?.sid).toBe(call.conversationSid)
    expect(active(from)?.participants).toContainEqual(expect.objectContaining({ identity: workers.ada.identity }))
    expect(platform.conversations.messages(call.conversationSid ?? '')).toEqual([
      expect.objectContaining({ body: expect.stringMatching(/^Voicemail from \+13037710004 /) }),
    ])
  })
})
