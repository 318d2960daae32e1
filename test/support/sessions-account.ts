import { readConfig } from '../../src/runtime/config'
import { accountOf } from '../../tools/routing/account'
import { proxyOf, type ProxyAccount } from '../../tools/sessions/proxy-account'
import { virtualClock, type Clock } from '../../twin/clock'
import { newPlatform, type Platform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'

export const ada = '+13035550111'
export const bob = '+13035550122'
export const carol = '+13035550133'
export const main = '+12025550103'
export const second = '+12025550104'
export const reserved = '+12025550105'

export interface SessionsAccount extends ProxyAccount {
  readonly platform: Platform
  readonly clock: Clock
  /** An open session of Ada, who sees our main number, and Bob, who sees the second; or of others. */
  between(this: void, one?: string, other?: string): string
  /** The SIDs of the sessions, by what the API says. */
  sids(this: void): Promise<readonly string[]>
}

/** An account as the sessions commands open it, on a twin of its own, at noon of November 20th. */
export function newSessionsAccount(): SessionsAccount {
  const clock = virtualClock(new Date('2026-11-20T12:00:00.000Z'))
  const platform = newPlatform(clock, { limits: 'none' })
  platform.proxy.configure({
    outOfSessionCallbackUrl: 'https://calls.example.com/proxy/out-of-session',
    numbers: [
      { phoneNumber: main, reserved: false },
      { phoneNumber: second, reserved: false },
      { phoneNumber: reserved, reserved: true },
    ],
  })
  const config = readConfig({ ...wholeEnvironment, PROXY_SERVICE_SID: platform.account.proxyServiceSid })
  const account = proxyOf(accountOf(config, platform.client))
  return {
    ...account,
    platform,
    clock,
    between: (one = ada, other = bob) => {
      const { sid } = platform.proxy.createSession({ ttl: 3600 })
      platform.proxy.addParticipant(sid, one, main)
      platform.proxy.addParticipant(sid, other, second)
      return sid
    },
    sids: async () => (await account.service.sessions.list()).map(({ sid }) => sid),
  }
}
