import { connectAction } from '../fixtures/connect-action'
import { captureLog } from '../support/captured-log'
import { callSid, scene } from '../support/frontline-scene'
import { numbers, workerOf } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(() => {
  installTwilioGlobal()
  captureLog()
})
afterEach(() => jest.restoreAllMocks())

const customer = '+13037770001'
const nobodyJoined = {
  ...connectAction,
  CallSid: callSid,
  From: customer,
  To: numbers.frontline,
  Result: 'no-other-participants',
}

async function open() {
  const { ask, platform } = await scene()
  const service = platform.client.conversations.v1.services(platform.account.conversationsServiceSid)
  return {
    toldOf: () => ask('connectAction', nobodyJoined),
    /** With this customer, and nobody else. */
    begin: async () => {
      const { sid } = await service.conversations.create({})
      const { participants } = service.conversations(sid)
      await participants.create({
        'messagingBinding.address': customer,
        'messagingBinding.proxyAddress': numbers.frontline,
      })
      return sid
    },
    write: (sid: string) => service.conversations(sid).messages.create({ author: customer, body: 'Please call me.' }),
    workersIn: async (sid: string) =>
      (await service.conversations(sid).participants.list()).flatMap(({ identity }) => identity ?? []),
    isThere: async (sid: string) => (await service.conversations.list()).some((each) => each.sid === sid),
  }
}

describe('A Conversation that no worker has joined', () => {
  it('is deleted', async () => {
    const { begin, toldOf, isThere } = await open()
    const sid = await begin()
    await toldOf()
    expect(await isThere(sid)).toBe(false)
  })

  it('stays where it is another one by the time that Twilio tells of the call again', async () => {
    const { begin, toldOf, isThere } = await open()
    await begin()
    await toldOf()
    const sid = await begin()
    await toldOf()
    expect(await isThere(sid)).toBe(true)
  })

  it('stays where the customer has written in it, and gets a worker who reads that', async () => {
    const { begin, write, toldOf, isThere, workersIn } = await open()
    const sid = await begin()
    await write(sid)
    await toldOf()
    await toldOf()
    expect(await isThere(sid)).toBe(true)
    expect(await workersIn(sid)).toEqual([workerOf(customer).identity])
  })
})
