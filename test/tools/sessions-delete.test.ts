import { deleteSession, type DeleteOptions } from '../../tools/sessions/delete-command'
import { confirmAtTerminal } from '../../tools/sessions/confirm'
import { ada, bob, main, newSessionsAccount, second, type SessionsAccount } from '../support/sessions-account'

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

const call = `CA${'1'.repeat(32)}`
const dialled = `CA${'2'.repeat(32)}`
const message = `SM${'3'.repeat(32)}`
const passedOn = `SM${'4'.repeat(32)}`
const records = [call, dialled, message, passedOn]

/** A session through which a call and a message went, and the records of both. */
async function withRecords(status: 'completed' | 'in-progress' = 'completed') {
  const account = newSessionsAccount()
  const { proxy, calls, messages } = account.platform
  const sid = account.between()
  const [one, other] = await account.service.sessions(sid).participants.list()
  const interact = (type: 'voice' | 'message', inboundSid: string, outboundSid: string) => {
    const leg = { resourceType: type === 'voice' ? 'call' : 'message', resourceStatus: 'completed' } as const
    const inbound = { ...leg, participantSid: one?.sid ?? '', resourceSid: inboundSid }
    const outbound = { ...leg, participantSid: other?.sid ?? '', resourceSid: outboundSid }
    proxy.updateInteraction(proxy.interact(sid, { type, data: '{}', inbound }).sid, { outbound })
  }
  interact('voice', call, dialled)
  interact('message', message, passedOn)
  const now = account.clock.now()
  calls.put({ sid: call, from: ada, to: main, status, createdAt: now })
  calls.put({ sid: dialled, from: second, to: bob, status: 'completed', createdAt: now })
  const text = { body: 'constructed', messagingServiceSid: undefined, sentAt: now }
  messages.put({ ...text, sid: message, from: ada, to: main, direction: 'inbound' })
  messages.put({ ...text, sid: passedOn, from: second, to: bob, direction: 'outbound-reply' })
  return { account, sid, interact }
}

/** Which of the four Twilio still has. */
async function kept({ client }: SessionsAccount): Promise<readonly string[]> {
  const found = await Promise.all(
    records.map(async (sid) => {
      const record = sid.startsWith('CA') ? client.calls(sid) : client.messages(sid)
      return record.fetch().then(
        () => [sid],
        () => [],
      )
    }),
  )
  return found.flat()
}

const remove = (account: SessionsAccount, sid: string, options: DeleteOptions = { withRecords: true, yes: true }) =>
  deleteSession(sid, options, account, async () => false)

describe('delete', () => {
  it('deletes the session alone', async () => {
    const { account, sid } = await withRecords()
    await remove(account, sid, { yes: true })
    expect(said).toEqual([`Deleted ${sid}.`])
    expect(await account.sids()).toEqual([])
    expect(await kept(account)).toEqual(records)
  })

  it('deletes what came in and what went out of all its interactions, and then itself', async () => {
    const { account, sid } = await withRecords()
    const request = jest.spyOn(account.client.httpClient, 'request')
    await remove(account, sid)
    expect(said).toEqual([`Deleted ${sid}, and before it its 4 calls and messages.`])
    const deleted = request.mock.calls.filter(([{ method }]) => method === 'delete').map(([{ uri }]) => uri)
    expect(deleted.at(-1)).toMatch(new RegExp(`/Sessions/${sid}$`))
    expect(deleted).toHaveLength(5)
    expect(await kept(account)).toEqual([])
    expect(await account.sids()).toEqual([])
  })

  it('closes it before, so that nothing new comes', async () => {
    const { account, sid } = await withRecords('in-progress')
    await expect(remove(account, sid)).rejects.toThrow('not over yet')
    expect((await account.service.sessions(sid).fetch()).status).toBe('closed')
  })

  it('keeps the session while a call of it goes on, and can be repeated', async () => {
    const { account, sid } = await withRecords('in-progress')
    await expect(remove(account, sid)).rejects.toThrow(new RegExp(`${call}[^]*is not wholly deleted\\. Repeat`))
    expect(await kept(account)).toEqual([call])
    account.platform.calls.put({ sid: call, from: ada, to: main, status: 'completed', createdAt: account.clock.now() })
    await remove(account, sid)
    expect(await kept(account)).toEqual([])
    expect(await account.sids()).toEqual([])
  })

  it.each(['DELETE api Calls: 500 x1', 'DELETE api Messages: 500 x1', 'DELETE proxy Sessions: 500 x1'])(
    'can be repeated after %s',
    async (fault) => {
      const { account, sid } = await withRecords()
      account.platform.faults.add(fault)
      await expect(remove(account, sid)).rejects.toThrow('Repeat the command.')
      expect(await account.sids()).toEqual([sid])
      await remove(account, sid)
      expect(await kept(account)).toEqual([])
      expect(await account.sids()).toEqual([])
    },
  )

  it('keeps the session that alone leads to what it cannot delete', async () => {
    const { account, sid, interact } = await withRecords()
    const chat = `IM${'5'.repeat(32)}`
    interact('message', chat, passedOn)
    await expect(remove(account, sid)).rejects.toThrow(new RegExp(`These are neither: ${chat}`))
    expect(await kept(account)).toEqual([])
    expect(await account.sids()).toEqual([sid])
  })

  it('asks before, and does nothing without a yes', async () => {
    const { account, sid } = await withRecords()
    const asked: string[] = []
    const answer = (yes: boolean) => async (question: string) => asked.push(question) > 0 && yes
    await expect(deleteSession(sid, { withRecords: true }, account, answer(false))).rejects.toThrow(
      'Nothing is deleted.',
    )
    expect(await kept(account)).toEqual(records)
    await deleteSession(sid, {}, account, answer(true))
    expect(asked).toEqual([expect.stringContaining('Close '), expect.stringContaining('--with-records')])
    expect(await account.sids()).toEqual([])
  })

  it('wants a --yes where nobody can be asked', async () => {
    const stdin = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY')
    Object.defineProperty(process.stdin, 'isTTY', { value: false, configurable: true })
    await expect(confirmAtTerminal('Delete it?')).rejects.toThrow('say --yes')
    if (stdin) Object.defineProperty(process.stdin, 'isTTY', stdin)
  })

  it('says that there is no such session', async () => {
    await expect(remove(newSessionsAccount(), `KC${'9'.repeat(32)}`)).rejects.toThrow('There is no session KC9')
  })
})
