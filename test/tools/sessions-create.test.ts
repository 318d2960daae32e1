import { name, participant, ttl } from '../../tools/sessions/arguments'
import { createSession, type CreateOptions, type WantedParticipant } from '../../tools/sessions/create-command'
import { explained } from '../../tools/sessions/explained'
import { warningOfName } from '../../tools/sessions/unique-name'
import { ada, bob, carol, main, newSessionsAccount, reserved, second } from '../support/sessions-account'
import { listenToCommands } from '../support/said'

const { said, saidAside } = listenToCommands()

interface Made {
  readonly sid: string
  readonly uniqueName: string
  readonly participants: readonly { readonly identifier: string; readonly proxyIdentifier: string }[]
}

const of = (one: string, other: string): [WantedParticipant, WantedParticipant] => [
  participant(one),
  participant(other),
]

async function create(options: CreateOptions = {}, two = of(ada, bob), account = newSessionsAccount()): Promise<Made> {
  await createSession(two, { ...options, json: true }, account, account.clock.now())
  return JSON.parse(said.splice(0).join('\n')) as Made
}

describe('create', () => {
  it('adds one after the other, each with the number that it is to see', async () => {
    const { participants, ...session } = await create({}, of(`${ada}=${second}`, `${bob}=${reserved}`))
    expect(session).toMatchObject({ status: 'open', mode: 'voice-and-message', ttl: 7200, dateExpiry: null })
    expect(participants).toMatchObject([
      { identifier: ada, proxyIdentifier: second },
      { identifier: bob, proxyIdentifier: reserved },
    ])
  })

  it('lets Proxy choose a number that is not reserved', async () => {
    const { participants } = await create()
    expect(participants.map(({ proxyIdentifier }) => [main, second].includes(proxyIdentifier))).toEqual([true, true])
  })

  it('gives it a mode, a name and a ttl', async () => {
    const session = await create({ mode: 'message-only', name: 'Order 1234', ttl: 60 })
    expect(session).toMatchObject({ mode: 'message-only', uniqueName: 'Order 1234', ttl: 60 })
  })

  it('gives it an end, which overrides any ttl', async () => {
    const session = await create({ until: new Date('2026-12-24T18:00:00Z') })
    expect(session).toMatchObject({ ttl: 0, dateExpiry: '2026-12-24T18:00:00.000Z' })
  })

  it('names it without personal data when nobody names it', async () => {
    expect((await create()).uniqueName).toMatch(/^patchbay-[0-9a-f-]{36}$/)
  })

  it('shows in words what it made', async () => {
    const account = newSessionsAccount()
    await createSession(of(`${ada}=${main}`, bob), {}, account, account.clock.now())
    expect(said.join('\n')).toMatch(new RegExp(`KP\\w{32}  \\${ada}  \\${main}`))
  })

  it.each([
    ['is taken', { name: 'Order 1234' }, of(ada, bob), /another --name[^]*error 80603/],
    ['would end before it begins', { until: new Date('2026-11-20T12:00:00Z') }, of(ada, bob), /is past/],
    ['would be of one', {}, of(ada, `${ada}=${main}`), /is named twice/],
  ])('says what is wrong with one that %s', async (_, options, two, words) => {
    const account = newSessionsAccount()
    account.platform.proxy.createSession({ uniqueName: 'Order 1234' })
    const made = createSession(two, options, account, account.clock.now())
    await expect(made.catch(explained)).rejects.toThrow(words)
    expect(await account.sids()).toHaveLength(1)
  })

  it('leaves no half of a session when the second cannot be added', async () => {
    const account = newSessionsAccount()
    account.between(ada, bob)
    const made = create({ name: 'Order 1234' }, of(carol, `${ada}=${main}`), account)
    await expect(made).rejects.toThrow(/another open session[^]*error 80604[^]*No session was made\.[^]*another --name/)
    expect(await account.sids()).toHaveLength(1)
  })

  it('says which half is left when it cannot be deleted either', async () => {
    const account = newSessionsAccount()
    account.platform.faults.add('DELETE proxy Sessions: 500 x1')
    const made = create({}, of(ada, `${bob}=+12025550999`), account)
    await expect(made).rejects.toThrow(/npm run sessions -- delete KC\w{32}/)
  })

  it('goes on when an answer is lost and the request was made twice', async () => {
    const account = newSessionsAccount()
    const httpClient = account.client.httpClient
    const once = httpClient.request.bind(httpClient)
    // As the client of the tools does with an answer that is lost.
    httpClient.request = async (request) => {
      if (request.method === 'post') await once(request)
      return once(request)
    }
    const { participants } = await create({}, of(ada, bob), account)
    expect(participants.map(({ identifier }) => identifier)).toEqual([ada, bob])
    expect(await account.sids()).toHaveLength(1)
  })

  it('asks Proxy to fail on a conflict, with each participant', async () => {
    const account = newSessionsAccount()
    const request = jest.spyOn(account.client.httpClient, 'request')
    await create({ failOnConflict: true }, of(ada, bob), account)
    const asked = request.mock.calls.filter(([{ uri, method }]) => method === 'post' && uri.endsWith('/Participants'))
    expect(asked.map(([{ data }]) => data)).toEqual([
      { Identifier: ada, FailOnParticipantConflict: true },
      { Identifier: bob, FailOnParticipantConflict: true },
    ])
  })

  it('says so where Proxy does not take that, and makes nothing', async () => {
    const account = newSessionsAccount()
    const { httpClient } = account.client
    const once = httpClient.request.bind(httpClient)
    const refusal = { statusCode: 400, body: { status: 400, code: 20001, message: 'Invalid parameter' }, headers: {} }
    jest.spyOn(httpClient, 'request').mockImplementation(async (request) => {
      return JSON.stringify(request.data ?? '').includes('FailOnParticipantConflict') ? refusal : once(request)
    })
    await expect(create({ failOnConflict: true }, of(ada, bob), account)).rejects.toThrow(
      /does not take --fail-on-conflict[^]*error 20001[^]*No session was made/,
    )
    expect(await account.sids()).toEqual([])
  })

  it('warns of a name that holds a phone number', async () => {
    await create({ name: `for ${ada}` })
    expect(saidAside).toEqual([expect.stringContaining(ada)])
  })
})

describe('a name', () => {
  it.each(['+13035550111', 'call (303) 555-0111 back', '303.555.0111', '3035550111', 'eve@example.com'])(
    'is warned of when it holds %s',
    (address) => expect(warningOfName(`Order ${address} done`)).toContain('personal data'),
  )

  it.each(['Order 1234', '2026-11-20', '20261120', 'patchbay-CA0123456789abcdef0123456789abcdef', 'Größe 42', '🙂'])(
    'may be %s',
    (name) => expect(warningOfName(name)).toBeUndefined(),
  )

  it.each([
    ['191 characters', 'x'.repeat(191), true],
    ['192 characters', 'x'.repeat(192), false],
    ['nothing', ' ', false],
    ['a SID', `KC${'0'.repeat(32)}`, false],
  ])('of %s is taken, or not', (_, given, taken) => {
    if (taken) expect(name(given)).toBe(given)
    else expect(() => name(given)).toThrow('1 to 191 characters')
  })
})

describe('a ttl', () => {
  it.each([
    ['1', 1],
    ['2147483646', 2147483646],
  ])('may be %s', (given, seconds) => expect(ttl(given)).toBe(seconds))
  it.each(['0', '-1', '2147483647', '1.5', '1e3', 'soon', ''])('may not be %s', (given) => {
    expect(() => ttl(given)).toThrow('from 1 to 2147483646')
  })
})

describe('a participant', () => {
  it.each(['+13035550111', 'whatsapp:+13035550111', '+13035550111=+12025550103'])('may be %s', (given) => {
    expect(participant(given).identifier).toBe(given.split('=')[0])
  })
  it.each(['3035550111', '+1 303 555 0111', '=+12025550103', '+13035550111=', '+13035550111=x', 'a=b=c', ''])(
    'may not be %s',
    (given) => expect(() => participant(given)).toThrow('such as +12025550199'),
  )
})
