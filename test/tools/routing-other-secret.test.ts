import { accountOf, type RoutingAccount } from '../../tools/routing/account'
import { setWorkerAvailability } from '../../tools/routing/availability-command'
import { exportRouting } from '../../tools/routing/export'
import { forgetCustomer } from '../../tools/routing/forget-command'
import { forOperators } from '../../tools/routing/for-operators'
import { importFile } from '../../tools/routing/import-command'
import { setUpState } from '../../tools/routing/set-up'
import { showWhom } from '../../tools/routing/show-command'
import { UserError } from '../../tools/command'
import { accountWith, newAccount, SHARDS, type TestAccount } from '../support/routing-account'
import { numbers, routing, workers } from '../support/routing'

const told =
  'The Sync service was set up with another STATE_KEY_SECRET, without which nothing in it can be found. ' +
  'Use that one, or begin with a new Sync service.'

const withAnotherSecret = ({ config, platform }: TestAccount): RoutingAccount =>
  accountOf({ ...config, stateKeySecret: 'another-secret-of-32-letters-and' }, platform.client)

const options = { file: 'routing.json' }
const commands: readonly (readonly [name: string, run: (account: RoutingAccount) => Promise<unknown>])[] = [
  ['import', (account) => importFile(routing, options, account)],
  ['import --dry-run', (account) => importFile(routing, { ...options, dryRun: true }, account)],
  ['export', (account) => exportRouting(account)],
  ['show of a customer', (account) => showWhom('+12025550199', {}, account)],
  ['show of a customer at a number', (account) => showWhom('+12025550199', { to: numbers.proxy }, account)],
  ['show of a worker', (account) => showWhom(workers.ada.identity, {}, account)],
  ['set-availability away', (account) => setWorkerAvailability(workers.ada.identity, 'away', {}, account)],
  ['set-availability available', (account) => setWorkerAvailability(workers.ada.identity, 'available', {}, account)],
  ['forget', (account) => forgetCustomer('+12025550199', {}, account)],
]

describe('With another secret than that with which Sync was set up', () => {
  it.each(commands)('%s says so, and writes nothing', async (_, run) => {
    const account = await accountWith()
    const before = await account.contents()
    const failure = run(withAnotherSecret(account)).catch(forOperators)
    await expect(failure).rejects.toThrow(new UserError(told))
    expect(await account.contents()).toEqual(before)
  })

  it('a set-up goes no further, also where another one has just begun', async () => {
    const account = newAccount()
    await setUpState(account.sync, SHARDS, account.secretKey)
    const { sync, secretKey } = withAnotherSecret(account)
    await expect(setUpState(sync, SHARDS, secretKey)).rejects.toMatchObject({ name: 'OtherSecret' })
  })
})
