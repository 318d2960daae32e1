import type { Twilio } from 'twilio'
import { twilioFrontlineUsers } from '../../src/twilio/frontline-users'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { twilioError } from '../support/twilio-error'

const ada = 'ada@example.com'

function open() {
  const { client, frontlineUsers } = newPlatform(virtualClock(), { limits: 'none' })
  frontlineUsers.signIn([ada])
  return {
    users: twilioFrontlineUsers(client),
    switchTo: (isAvailable: boolean) => frontlineUsers.update(ada, { isAvailable }),
    deactivate: () => frontlineUsers.update(ada, { state: 'deactivated' }),
  }
}

describe('a worker of Frontline', () => {
  it('is available or not, by the switch in the app', async () => {
    const { users, switchTo } = open()
    for (const isAvailable of [false, true]) {
      switchTo(isAvailable)
      expect(await users.isAvailable(ada)).toBe(isAvailable)
    }
  })

  it('is not available once they are deactivated, whatever their switch says', async () => {
    const { users, deactivate } = open()
    deactivate()
    expect(await users.isAvailable(ada)).toBe(false)
  })

  it('is unknown before they have signed in', async () => {
    expect(await open().users.isAvailable('grace@example.com')).toBeUndefined()
  })

  it('is not said to be either when Frontline cannot be asked', async () => {
    const users = () => ({ fetch: () => Promise.reject(twilioError(503, 20503)) })
    const client = { frontlineApi: { v1: { users } } } as never // nothing else is asked
    await expect(twilioFrontlineUsers(client).isAvailable(ada)).rejects.toMatchObject({ status: 503 })
  })
})

it('asks about an identity, whatever characters it has, and about no other', async () => {
  const users = jest.fn((_sid: string) => ({ fetch: async () => ({ isAvailable: true }) }))
  const client = { frontlineApi: { v1: { users } } } as unknown as Twilio // Nothing else of it is asked
  await twilioFrontlineUsers(client).isAvailable('ada/#1?@example.com')
  expect(users.mock.calls).toEqual([['ada%2F%231%3F%40example.com']])
})
