import { readConfig } from '../../src/runtime/config'
import { allMapNames } from '../../src/state/shards'
import { accountOf, type RoutingAccount } from '../../tools/routing/account'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceFrom, importDirectory } from '../../tools/routing/import'
import type { RoutingFile } from '../../tools/routing/schema'
import { phoneNumbersIn } from '../../tools/routing/not-owned'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform, type Platform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'
import { routing } from './routing'

export const SHARDS = 2

/** An account as the routing commands open it, on a twin of its own. */
export interface TestAccount extends RoutingAccount {
  readonly platform: Platform
  /** Imports a file. */
  bring(this: void, file: RoutingFile): Promise<void>
  /** A container that has not read anything yet. */
  opened(this: void): RoutingAccount
  /** All items of all Maps: data by Map and key. */
  contents(this: void): Promise<Readonly<Record<string, unknown>>>
}

/** In which nothing is set up yet, and which has the numbers of the usual routing file. */
export function newAccount(): TestAccount {
  const platform = newPlatform(virtualClock(), { limits: 'none' })
  platform.incomingNumbers.own(phoneNumbersIn(routing).map(({ address }) => address))
  const { syncServiceSid, conversationsServiceSid } = platform.account
  const services = { SYNC_SERVICE_SID: syncServiceSid, CONVERSATIONS_SERVICE_SID: conversationsServiceSid }
  const config = readConfig({ ...wholeEnvironment, ...services })
  const opened = () => accountOf(config, platform.client)
  const account = opened()
  const { sync, secretKey } = account
  return {
    ...account,
    platform,
    opened,
    bring: async (file) => importDirectory(sync, await differenceFrom(sync, compileDirectory(file, secretKey), SHARDS)),
    contents: async () => {
      const found: Record<string, unknown> = {}
      for (const map of allMapNames(SHARDS)) {
        const items = await sync.syncMaps(map).syncMapItems.list({ pageSize: 100 })
        for (const { key, data } of items) found[`${map} ${key}`] = data as unknown
      }
      return found
    },
  }
}

/** With this directory. */
export async function accountWith(file: RoutingFile = routing): Promise<TestAccount> {
  const account = newAccount()
  await setUpState(account.sync, SHARDS, account.secretKey)
  await account.bring(file)
  return account
}
