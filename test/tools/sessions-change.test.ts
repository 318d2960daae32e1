import { changeSession, type ChangeOptions } from '../../tools/sessions/change-command'
import { explained } from '../../tools/sessions/explained'
import { judge, type Changing, type NewEnd, type Wish } from '../../tools/sessions/transitions'
import { twilioError } from '../support/twilio-error'
import { newSessionsAccount, type SessionsAccount } from '../support/sessions-account'
import { listenToCommands } from '../support/said'

const { said, saidAside } = listenToCommands()

const sid = `KC${'1'.repeat(32)}`
const now = new Date('2026-11-20T12:00:00.000Z')
const past = new Date('2026-11-20T12:00:00.000Z')
const future = new Date('2026-11-20T12:00:00.001Z')

/** Made an hour ago, with a ttl of two. */
const open: Changing = {
  sid,
  status: 'open',
  ttl: 7200,
  dateExpiry: null,
  dateLastInteraction: null,
  dateCreated: new Date('2026-11-20T11:00:00.000Z'),
}
const inProgress: Changing = {
  ...open,
  status: 'in-progress',
  dateLastInteraction: new Date('2026-11-20T11:30:00.000Z'),
}
const closed: Changing = { ...inProgress, status: 'closed' }

describe('what Proxy allows', () => {
  it.each<[string, Wish, Changing, NewEnd, string]>([
    ['closes an open one', 'close', open, {}, 'ask'],
    ['closes one in progress', 'close', inProgress, {}, 'ask'],
    ['has nothing to do with a closed one', 'close', closed, {}, 'nothing-to-do'],
    ['does not close a failed one', 'close', { ...open, status: 'failed' }, {}, '80608'],
    ['does not reopen an unknown one', 'reopen', { ...open, status: 'unknown' }, {}, '80608'],
    ['reopens a closed one', 'reopen', closed, {}, 'ask'],
    ['need not reopen an open one', 'reopen', open, {}, 'nothing-to-do'],
    ['need not reopen one in progress', 'reopen', inProgress, {}, 'nothing-to-do'],
    ['reopens with another end', 'reopen', { ...closed, dateExpiry: past }, { until: future }, 'ask'],
    ['does not reopen what is past its end', 'reopen', { ...closed, dateExpiry: past }, {}, '--until'],
    ['does not reopen it by a ttl either', 'reopen', { ...closed, dateExpiry: past }, { ttl: 60 }, '--until'],
    ['reopens before its end', 'reopen', { ...closed, dateExpiry: future }, {}, 'ask'],
    ['extends an open one', 'extend', open, { ttl: 3601 }, 'ask'],
    ['does not extend to what is over', 'extend', open, { ttl: 3600 }, 'its creation'],
    ['counts from the last interaction', 'extend', inProgress, { ttl: 1801 }, 'ask'],
    ['and from nothing earlier', 'extend', inProgress, { ttl: 1800 }, 'the last interaction'],
    ['extends to a time', 'extend', open, { until: future }, 'ask'],
    ['and to none that is past', 'extend', open, { until: past }, 'is past'],
    ['lets no ttl do what dateExpiry overrides', 'extend', { ...open, dateExpiry: future }, { ttl: 9000 }, 'overrides'],
    ['does not extend by nothing', 'extend', open, {}, '--ttl or --until'],
    ['does not extend a closed one', 'extend', closed, { ttl: 9000 }, '80607'],
  ])('%s', (_, wish, session, end, expected) => {
    const verdict = judge(wish, session, end, now)
    if (verdict.kind === 'refused') expect(verdict.because).toContain(expected)
    else expect(verdict.kind).toBe(expected)
  })
})

function change(account: SessionsAccount, wish: Wish, sid: string, options: ChangeOptions = {}) {
  return changeSession(wish, sid, options, account, account.clock.now()).catch(explained)
}

const statusOf = async ({ service }: SessionsAccount, sid: string) => (await service.sessions(sid).fetch()).status

describe('close, reopen, extend', () => {
  it('closes a session, and finds it closed the second time', async () => {
    const account = newSessionsAccount()
    const sid = account.between()
    await change(account, 'close', sid)
    await change(account, 'close', sid)
    expect(said).toEqual([`${sid} is closed.`, `${sid} is closed.`])
    expect(saidAside).toEqual([`${sid} is closed already.`])
    expect(await statusOf(account, sid)).toBe('closed')
  })

  it('reopens a session with another end', async () => {
    const account = newSessionsAccount()
    const sid = account.between()
    await change(account, 'close', sid)
    await change(account, 'reopen', sid, { until: new Date('2026-12-24T18:00:00Z') })
    expect(said.at(-1)).toBe(`${sid} is in-progress until 2026-12-24T18:00:00.000Z.`)
  })

  it('reopens with the words that Proxy is to fail on a conflict', async () => {
    const account = newSessionsAccount()
    const sid = account.between()
    await change(account, 'close', sid)
    await change(account, 'reopen', sid, { failOnConflict: true, json: true })
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ sid, status: 'in-progress' })
  })

  it('extends a session by its name', async () => {
    const account = newSessionsAccount()
    const { sid } = account.platform.proxy.createSession({ uniqueName: 'Order #1234, größer?', ttl: 60 })
    await change(account, 'extend', 'Order #1234, größer?', { ttl: 90, json: true })
    expect(JSON.parse(said.join())).toMatchObject({ sid, ttl: 90 })
  })

  it('says why a session cannot be reopened while one of its two is in another', async () => {
    const account = newSessionsAccount()
    const sid = account.between()
    await change(account, 'close', sid)
    account.between()
    await expect(change(account, 'reopen', sid)).rejects.toThrow(/Close that one first[^]*error 80801/)
  })

  it('is content when somebody else has closed it in the same moment', async () => {
    const account = newSessionsAccount()
    const sid = account.between()
    const contexts = account.service.sessions
    const closedMeanwhile = {
      ...account,
      service: {
        ...account.service,
        sessions: (key: string) => {
          const context = contexts(key)
          const update = async () => {
            await context.update({ status: 'closed' })
            throw twilioError(400, 80607)
          }
          return { ...context, fetch: context.fetch.bind(context), update }
        },
      },
    } as unknown as SessionsAccount // only what is asked of it
    await change(closedMeanwhile, 'close', sid)
    expect(said).toEqual([`${sid} is closed.`])
  })

  it('says that there is no such session', async () => {
    await expect(change(newSessionsAccount(), 'close', sid)).rejects.toThrow(`There is no session ${sid}`)
    await expect(change(newSessionsAccount(), 'close', 'Order 7')).rejects.toThrow('There is no session Order 7')
  })
})

describe("Twilio's reasons", () => {
  it.each([80607, 80608, 80801])('are told in words with what to do: %i', (code) => {
    expect(() => explained(twilioError(400, code, 'in brief'))).toThrow(
      new RegExp(`npm run sessions -- [^]*Twilio answered 400, error ${code}: in brief$`),
    )
  })

  it('are passed on as they are where nobody knows better', () => {
    const unknown = twilioError(400, 12345)
    expect(() => explained(unknown)).toThrow(unknown)
    expect(() => explained(new Error('surprise'))).toThrow('surprise')
    expect(() => explained(undefined)).toThrow()
  })
})
