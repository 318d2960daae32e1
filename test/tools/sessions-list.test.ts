import { listSessions, type ListOptions } from '../../tools/sessions/list-command'
import { poolWarnings, type PoolNumber } from '../../tools/sessions/pool-warnings'
import { ada, bob, carol, main, newSessionsAccount, second } from '../support/sessions-account'
import { listenToCommands } from '../support/said'

const { said, saidAside } = listenToCommands()

/** An open session of Ada and Bob, one in progress of Ada and Carol at other numbers, one that is closed. */
async function withThree() {
  const account = newSessionsAccount()
  const { proxy } = account.platform
  const open = account.between(ada, bob)
  const { sid: inProgress } = proxy.createSession({ mode: 'voice-only' })
  proxy.addParticipant(inProgress, ada, second)
  const { sid: participantSid } = proxy.addParticipant(inProgress, carol, main)
  const inbound = {
    participantSid,
    resourceSid: `CA${'1'.repeat(32)}`,
    resourceType: 'call',
    resourceStatus: 'completed',
  } as const
  proxy.interact(inProgress, { type: 'voice', data: '{}', inbound })
  const closed = account.between('+13035550144', '+13035550155')
  await account.service.sessions(closed).update({ status: 'closed' })
  const listed = async (options: ListOptions) => {
    await listSessions({ ...options, json: true }, account)
    return (JSON.parse(said.splice(0).join('\n')) as { sid: string }[]).map(({ sid }) => sid)
  }
  return { account, open, inProgress, closed, listed }
}

describe('list', () => {
  it('shows a table, with who is in them when asked to', async () => {
    const { account, open, inProgress, closed } = await withThree()
    await listSessions({ participants: true }, account)
    const made = '2026-11-20 12:00'
    expect(said.join('\n').split('\n')).toEqual([
      `${'session'.padEnd(34)}  status       mode               made (UTC)        last contact      ends              who`,
      `${open}  open         voice-and-message  ${made}                    2026-11-20 13:00  ${ada}=${main} ${bob}=${second}`,
      `${inProgress}  in-progress  voice-only         ${made}  ${made}                    ${ada}=${second} ${carol}=${main}`,
      `${closed}  closed       voice-and-message  ${made}                    ${made}  +13035550144=${main} +13035550155=${second}`,
    ])
    expect(saidAside).toEqual([])
  })

  it('shows those of one status', async () => {
    const { listed, inProgress } = await withThree()
    expect(await listed({ status: 'in-progress' })).toEqual([inProgress])
    expect(await listed({ status: 'failed' })).toEqual([])
  })

  it('shows those of one participant, and of one of our numbers', async () => {
    const { listed, open, inProgress, closed } = await withThree()
    expect(await listed({ number: carol })).toEqual([inProgress])
    expect(await listed({ number: ada })).toEqual([open, inProgress])
    expect(await listed({ number: main, status: 'closed' })).toEqual([closed])
    expect(await listed({ number: '+13035550199' })).toEqual([])
  })

  it('does not count who was removed', async () => {
    const { account, listed, open } = await withThree()
    const [participant] = await account.service.sessions(open).participants.list()
    await account.service
      .sessions(open)
      .participants(participant?.sid ?? '')
      .remove()
    expect(await listed({ number: ada, status: 'open' })).toEqual([])
  })

  it('has all properties in its JSON', async () => {
    const { account } = await withThree()
    await listSessions({ status: 'open', participants: true, json: true }, account)
    const [session] = JSON.parse(said.join('\n')) as [{ participants: unknown[] }]
    expect(session).toMatchObject({ uniqueName: expect.any(String), ttl: 3600, closedReason: null, links: {} })
    expect(session.participants).toHaveLength(2)
  })

  it('says that there are none', async () => {
    await listSessions({}, newSessionsAccount())
    expect(said).toEqual(['There are no such sessions.'])
  })

  it('pages over any number, a thousand at a time, and says how far it is', async () => {
    const account = newSessionsAccount()
    for (let n = 0; n < 2001; n++) account.platform.proxy.createSession({})
    const request = jest.spyOn(account.client.httpClient, 'request')
    let now = 0
    jest.spyOn(Date, 'now').mockImplementation(() => (now += 1_000))
    await listSessions({ json: true }, account)
    expect(JSON.parse(said.join('\n'))).toHaveLength(2001)
    expect(request.mock.calls.filter(([{ uri }]) => uri.includes('/Sessions'))).toHaveLength(3)
    expect(saidAside).toEqual(['Reading sessions: 1000 …', 'Reading sessions: 2000 …', 'Reading sessions: 2001 …'])
  })

  it('asks again when Proxy has too many requests', async () => {
    const { account, listed } = await withThree()
    account.platform.faults.add('GET proxy Sessions: 429 x1')
    expect(await listed({})).toHaveLength(3)
  })
})

describe('the recommended limits', () => {
  const number = (inUse: number, isReserved = false): PoolNumber => ({ phoneNumber: main, isReserved, inUse })
  const counted = (participants: number) => ({ participants: new Map([[main, participants]]) })

  it.each([
    ['is silent while a number has room', poolWarnings([number(50)]), []],
    ['cannot know before it has counted', poolWarnings([number(51)]), ['list --participants']],
    ['counts when it can', poolWarnings([number(51)], counted(101)), ['101 participants']],
    ['is silent at a hundred participants', poolWarnings([number(51)], counted(100)), []],
    ['need not count what is too much already', poolWarnings([number(101)]), ['at least 101 participants']],
    ['leaves other numbers alone', poolWarnings([number(101)], { numbers: new Set([second]) }), []],
    ['allows 4999 reserved numbers', poolWarnings(Array(4999).fill(number(0, true))), []],
    ['warns at 5000', poolWarnings(Array(5000).fill(number(0, true))), ['5000 reserved numbers, and can have no more']],
    ['and above', poolWarnings(Array(5001).fill(number(0, true))), ['Twilio allows 5000']],
    ['allows 499 others', poolWarnings(Array(499).fill(number(0))), []],
    ['warns at 500', poolWarnings(Array(500).fill(number(0))), ['500 other numbers, and can have no more']],
  ])('%s', (_, warnings, expected) => {
    expect(warnings).toEqual(expected.map((words) => expect.stringContaining(words)))
  })

  it('are told in the list', async () => {
    const account = newSessionsAccount()
    for (let n = 0; n < 51; n++) {
      const { sid } = account.platform.proxy.createSession({})
      account.platform.proxy.addParticipant(sid, `+1303555${1000 + n}`, main)
      account.platform.proxy.addParticipant(sid, `+1303556${1000 + n}`, main)
    }
    await listSessions({}, account)
    await listSessions({ participants: true }, account)
    expect(saidAside).toEqual([
      expect.stringContaining(`${main} is in 51 open sessions`),
      expect.stringContaining(`${main} has 102 participants in open sessions`),
    ])
  })
})
