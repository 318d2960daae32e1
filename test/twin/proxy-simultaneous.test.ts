import { newPlatform } from '../../twin/platform'
import { stoppedClock } from './router-setup'
import { CUSTOMER, POOL_1, POOL_2, STRANGER } from './proxy-setup'

const refused = { status: 'rejected', reason: { status: 409, code: 80623 } }
const created = { status: 'fulfilled' }

async function setUp(options: Parameters<typeof newPlatform>[1] = {}) {
  const { client, proxy, account } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'), options)
  const numbers = [POOL_1, POOL_2].map((phoneNumber) => ({ phoneNumber, reserved: false }))
  proxy.configure({ outOfSessionCallbackUrl: '', numbers })
  const { sessions } = client.proxy.v1.services(account.proxyServiceSid)
  const [one, other] = [await sessions.create(), await sessions.create()]
  const add = ({ sid }: { sid: string }, identifier: string) => sessions(sid).participants.create({ identifier })
  return { sessions, one, other, add }
}

describe('The same participant, added at the same moment', () => {
  it('to two sessions, is refused to one of them, and then gets another number there', async () => {
    const { one, other, add } = await setUp()
    expect(await Promise.allSettled([add(one, CUSTOMER), add(other, CUSTOMER)])).toMatchObject([created, refused])
    expect(await add(other, CUSTOMER)).toMatchObject({ proxyIdentifier: POOL_2 })
  })

  it('with two new sessions, makes one of them', async () => {
    const { sessions } = await setUp()
    const session = { participants: [{ Identifier: CUSTOMER }, { Identifier: STRANGER }] }
    const both = await Promise.allSettled([sessions.create(session), sessions.create(session)])
    expect(both).toMatchObject([created, refused])
    expect(await sessions.list()).toHaveLength(3)
  })

  it('to one session twice, is there already', async () => {
    const { one, add } = await setUp()
    const already = { status: 'rejected', reason: { status: 400, code: 80103 } }
    expect(await Promise.allSettled([add(one, CUSTOMER), add(one, CUSTOMER)])).toMatchObject([created, already])
  })

  it('is nobody else', async () => {
    const { one, other, add } = await setUp()
    expect(await Promise.allSettled([add(one, CUSTOMER), add(other, STRANGER)])).toMatchObject([created, created])
  })

  it('is added to both, where nobody wants limits', async () => {
    const { one, other, add } = await setUp({ limits: 'none' })
    expect(await Promise.allSettled([add(one, CUSTOMER), add(other, CUSTOMER)])).toMatchObject([created, created])
  })
})
