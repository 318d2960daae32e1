import { newFrontlineUsers } from '../../twin/api/frontline-users'
import { setUp } from './router-setup'

const WORKER = 'worker-1@example.com'

function setUpUsers() {
  const twin = setUp(newFrontlineUsers)
  twin.store.signIn([WORKER])
  return { ...twin, users: twin.client.frontlineApi.v1.users }
}

describe('a Frontline user', () => {
  it('is found by identity and by SID', async () => {
    const { users, emitted } = setUpUsers()
    const user = await users(WORKER).fetch()
    expect(user).toMatchObject({ identity: WORKER, friendlyName: WORKER, state: 'active', isAvailable: true })
    expect(user.sid).toMatch(/^US[0-9a-f]{32}$/)
    expect((await users(user.sid).fetch()).identity).toBe(WORKER)
    expect(emitted.filter(({ kind }) => kind === 'violation')).toEqual([])
  })

  it('changes only what an update says', async () => {
    const { users, store } = setUpUsers()
    expect(await users(WORKER).update({ isAvailable: false })).toMatchObject({ isAvailable: false, state: 'active' })
    const avatar = 'https://example.com/a.png'
    const updated = await users(WORKER).update({ friendlyName: 'Ada', avatar, state: 'deactivated' })
    expect(updated).toMatchObject({ friendlyName: 'Ada', avatar, state: 'deactivated', isAvailable: false })
    store.signIn([WORKER])
    expect(store.find(WORKER)?.isAvailable).toBe(false)
  })

  it('is not found when nobody has signed in under that name', async () => {
    const { users } = setUpUsers()
    await expect(users('nobody@example.com').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(users('nobody@example.com').update({})).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})
