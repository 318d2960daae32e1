import { layoutOf } from '../../src/state/layout'
import { allMapNames, layoutDocument } from '../../src/state/shards'
import { setAway } from '../../tools/routing/availability'
import { importDirectory, differenceFrom } from '../../tools/routing/import'
import { importFile } from '../../tools/routing/import-command'
import { compileDirectory } from '../../tools/routing/compile'
import { setUpState } from '../../tools/routing/set-up'
import type { RoutingFile } from '../../tools/routing/schema'
import { accountWith, newAccount, SHARDS, type TestAccount } from '../support/routing-account'
import { numbers, routing, workers } from '../support/routing'

const empty: RoutingFile = {
  version: 1,
  workers: [],
  teams: [],
  numbers: [],
  hours: [],
  prompts: [],
  templates: [],
  blocked: [],
}

/** Nothing is as it was: another team for a number, a worker gone, a new one, other addresses blocked. */
const before: RoutingFile = { ...routing, blocked: ['+12025550190', '+12025550191', '+12025550192'] }
const after: RoutingFile = {
  ...routing,
  workers: [{ ...workers.ada, phone: '+12025550159', proxyAddresses: [] }, ...routing.workers.slice(2)],
  teams: [
    { id: 'sales', workers: [workers.ada.identity], strategy: 'round-robin', overflow: 'night' },
    { id: 'night', workers: ['linus@example.com'], strategy: 'sticky' },
  ],
  numbers: [{ address: numbers.proxy, service: 'proxy', team: 'sales' }],
  blocked: ['+12025550192', '+12025550193', '+12025550194'],
}

let said: string[]
let warned: string[]
beforeEach(() => {
  said = []
  warned = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  jest.spyOn(console, 'error').mockImplementation((line: string) => void warned.push(line))
})
afterEach(() => jest.restoreAllMocks())

const options = { file: 'routing.json', dryRun: false, json: false }
const run = (account: TestAccount, file: RoutingFile, others: object = {}) =>
  importFile(file, { ...options, ...others }, account.opened())

describe('import', () => {
  it('sets up a new Sync service, and says how', async () => {
    const account = newAccount()
    await run(account, routing, { shards: SHARDS })
    expect(said.at(-1)).toBe(
      'The directory holds routing.json: 16 added, 0 changed, 0 removed, 0 unchanged. ' +
        'Calls are answered so within 30 seconds. The state is spread over 2 shards.',
    )
    await run(account, routing)
    expect(said.at(-1)).toBe(
      'The directory holds routing.json: 0 added, 0 changed, 0 removed, 16 unchanged. The state is spread over 2 shards.',
    )
  })

  it('makes nothing at all with --dry-run, where nothing is set up, and says that it would', async () => {
    const account = newAccount()
    await run(account, routing, { dryRun: true })
    expect(said).toContain('+ number +12025550103')
    expect(said.at(-1)).toMatch(/^Nothing was written\..+ 16 added.+ set Sync up first, .+ over 4 shards\.$/)
    expect(await account.sync.syncMaps.list({ pageSize: 100 })).toEqual([])
    expect(await account.sync.documents.list({ pageSize: 100 })).toEqual([])
  })

  it('tells a script all of it, as one JSON document', async () => {
    await run(await accountWith(empty), { ...empty, blocked: ['+12025550190'] }, { json: true })
    const counts = { added: 1, changed: 0, removed: 0, unchanged: 0, shards: SHARDS }
    const changes = ['+ blocked +12025550190']
    expect(JSON.parse(said.join('\n'))).toEqual({ ...counts, isSetUp: true, dryRun: false, notOwned: [], changes })
  })

  it('makes the Maps that an older version has not made, and goes on with a set-up that was interrupted', async () => {
    const account = newAccount()
    await account.sync.documents.create({ uniqueName: layoutDocument, data: layoutOf(3, account.secretKey) })
    await account.sync.syncMaps.create({ uniqueName: 'patchbay.calls.00' })
    await run(account, routing)
    const maps = await account.sync.syncMaps.list({ pageSize: 100 })
    expect(new Set(maps.map(({ uniqueName }) => uniqueName))).toEqual(new Set(allMapNames(3)))
  })

  it.each([[{ dryRun: true }], [{ dryRun: false }]])(
    'refuses another number of shards than was decided: %j',
    async (others) => {
      const account = await accountWith()
      await expect(run(account, routing, { ...others, shards: 16 })).rejects.toThrow(
        'over 2 shards since it was set up',
      )
    },
  )

  it.each([[true], [false]])(
    'says which variable is wrong when there is no such Sync service: dry run %s',
    async (dryRun) => {
      const account = newAccount()
      const sync = account.platform.client.sync.v1.services(`IS${'0'.repeat(32)}`)
      await expect(importFile(routing, { ...options, dryRun }, { ...account, sync })).rejects.toThrow(
        'SYNC_SERVICE_SID',
      )
    },
  )

  it('waits when Sync has had too many requests, and goes on', async () => {
    const account = await accountWith(empty)
    account.platform.faults.add('POST sync Items: 429 x1')
    account.platform.faults.add('GET sync Items: 429 x1')
    await account.bring(routing)
    expect(Object.keys(await account.contents())).toHaveLength(16)
  })

  it('leaves, interrupted anywhere and repeated, what an uninterrupted one leaves', async () => {
    const whole = await accountWith(before)
    const { changes } = await difference(whole)
    await whole.bring(after)
    for (let done = 1; done < changes.length; done++) {
      const account = await accountWith(before)
      const interrupt = (_: string, made: number) => {
        if (made === done) account.platform.faults.add('sync Items Key: 500 x1')
        if (made === done) account.platform.faults.add('POST sync Items: 500 x1')
      }
      const interrupted = importDirectory(account.sync, await difference(account), interrupt)
      await expect(interrupted).rejects.toThrow(
        /Twilio answered 500.*\n\d+ of \d+ changes were made\. Repeat the import/,
      )
      account.platform.faults.clear()
      await account.bring(after)
      expect(await account.contents()).toEqual(await whole.contents())
    }
  })

  it('takes away the absences of workers who are not in the file, and of nobody else', async () => {
    const account = await accountWith(before)
    const eve = 'eve@example.com'
    for (const worker of [workers.ada.identity, workers.grace.identity, eve]) {
      await setAway(account, worker, undefined, new Date('2026-11-20T09:00:00Z'))
    }
    await run(account, after)
    expect(said.filter((line) => line.includes('absence'))).toEqual(
      expect.arrayContaining(['- absence of grace@example.com', '- absence of eve@example.com']),
    )
    expect(await account.opened().ports.directory.absences()).toEqual([{ worker: workers.ada.identity }])
  })

  it('does not mind an absence that ends by itself meanwhile', async () => {
    const account = await accountWith(after)
    const [now, soon] = [new Date('2026-11-20T09:00:00Z'), new Date('2026-11-20T09:01:00Z')]
    await setAway(account, workers.grace.identity, soon, now)
    const seen = await difference(account)
    expect(seen.changes).toHaveLength(1)
    await account.platform.clock.sleep(60_000)
    await expect(importDirectory(account.sync, seen)).resolves.toBeUndefined()
  })

  it('overwrites nothing of another operator, and says so', async () => {
    const account = await accountWith(before)
    const seen = await difference(account)
    await account.bring({ ...before, workers: after.workers, teams: after.teams, numbers: after.numbers })
    const theirs = await account.contents()
    await expect(importDirectory(account.sync, seen)).rejects.toThrow(
      /^Somebody else has changed the directory meanwhile\.\n/,
    )
    const map = 'patchbay.directory '
    const ofDirectory = (contents: object) => Object.entries(contents).filter(([key]) => key.startsWith(map))
    expect(ofDirectory(await account.contents())).toEqual(ofDirectory(theirs))
  })

  it('says so when two at once have not met, and left a directory that is neither the one nor the other', async () => {
    const account = await accountWith(empty)
    const ours = Array.from({ length: 20 }, (_, n) => `+12025551${String(n).padStart(3, '0')}`)
    let theirs: Promise<unknown> | undefined
    account.platform.events.listen(({ event }) => {
      const writes = event.kind === 'api' && /^POST .*Items$/.test(event.exchange.operation)
      if (writes) theirs ??= account.bring({ ...empty, blocked: ['+12025550197'] }).catch(() => 'was told as well')
    })
    await expect(run(account, { ...empty, blocked: ours })).rejects.toThrow('Agree on a file')
    await theirs
  })
})

describe('import, of numbers that the account does not have,', () => {
  const unowned = '+442071838750'
  const meant = '+12025550109'
  const misspelt = '+12025551009'
  /** The account has the numbers of the usual routing file, and the one that was meant. */
  const owning = async () => {
    const account = await accountWith()
    account.platform.incomingNumbers.own([meant])
    return account
  }
  const changed: RoutingFile = {
    ...routing,
    workers: routing.workers.map((worker, at) => (at === 2 ? { ...worker, proxyAddresses: [unowned] } : worker)),
    numbers: [...routing.numbers, { address: misspelt, service: 'frontline', team: 'advice' }],
  }
  const warnings = [
    `Warning: numbers.4.address: ${misspelt} is not among the numbers of the account; did you mean "${meant}"? Otherwise buy it.`,
    `Warning: workers.2.proxyAddresses.0: ${unowned} is not among the numbers of the account. Buy it, or correct it.`,
  ]

  it.each([[{ dryRun: true }], [{ dryRun: false }]])('warns and goes on: %j', async ({ dryRun }) => {
    const account = await owning()
    await run(account, changed, { dryRun })
    expect(warned).toEqual(warnings)
    expect(said).toContain(`+ number ${misspelt}`)
    expect(said.at(-1)).toMatch(dryRun ? /^Nothing was written\./ : /^The directory holds routing\.json: 2 added/)
  })

  it('says nothing where the account has all of them', async () => {
    await run(await owning(), routing)
    expect(warned).toEqual([])
  })

  it('tells a script which and where, in the document and nowhere else', async () => {
    await run(await owning(), changed, { json: true })
    expect(JSON.parse(said.join('\n'))).toMatchObject({
      notOwned: [
        { path: 'numbers.4.address', address: misspelt, suggestion: meant },
        { path: 'workers.2.proxyAddresses.0', address: unowned },
      ],
    })
    expect(warned).toEqual([])
  })

  it('sums up a long list: of another account, none of the numbers is ours', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `+4420718387${n + 10}`)
    const numbers = many.map((address) => ({ address, service: 'frontline' as const, team: 'advice' }))
    await run(await owning(), { ...routing, numbers }, { dryRun: true })
    expect(warned).toHaveLength(21)
    expect(warned.at(-1)).toBe('… and 5 more')
  })

  it('reads all pages of the account', async () => {
    const account = await owning()
    const others = Array.from({ length: 1_500 }, (_, n) => `+4930${200_000 + n}`)
    account.platform.incomingNumbers.own(others) // the newest come first, and ours behind them
    await run(account, routing)
    expect(warned).toEqual([])
  })

  it.each([
    ['answers with an error', 'GET api IncomingPhoneNumbers: 503', 'Twilio answered 503, error '],
    ['has had too many requests', 'GET api IncomingPhoneNumbers: 429', 'Twilio answered 429, error 20429'],
    ['does not answer', 'GET api IncomingPhoneNumbers: reset', 'socket hang up'],
  ])('imports all the same when the account %s, and says that it could not compare', async (_, fault, because) => {
    const account = await owning()
    account.platform.faults.add(fault)
    await run(account, changed)
    expect(said.at(-1)).toMatch(/^The directory holds routing\.json: 2 added/)
    expect(warned).toHaveLength(1)
    expect(warned[0]).toContain('whether the account has these numbers could not be compared. ' + because)

    await run(account, changed, { json: true })
    const document: unknown = JSON.parse(said.at(-1) ?? '')
    expect(document).toMatchObject({ unchanged: 18, notCompared: expect.stringContaining(because) })
    expect(document).not.toHaveProperty('notOwned')
  })

  it('imports all the same when the account may not be asked', async () => {
    const account = await owning()
    const { httpClient } = account.client
    const others = httpClient.request.bind(httpClient) as unknown as (request: { uri: string }) => Promise<object>
    const refused = { statusCode: 403, headers: {}, body: { status: 403, code: 20403, message: 'Forbidden' } }
    httpClient.request = (async (request: { uri: string }) =>
      request.uri.includes('IncomingPhoneNumbers') ? refused : others(request)) as unknown as typeof httpClient.request // of an answer, only the asker knows the type
    await run(account, changed)
    expect(warned).toEqual([expect.stringContaining('Twilio answered 403, error 20403')])
    expect(said.at(-1)).toMatch(/^The directory holds routing\.json: 2 added/)
  })
})

async function difference({ sync, secretKey }: TestAccount) {
  await setUpState(sync, SHARDS, secretKey)
  return differenceFrom(sync, compileDirectory(after, secretKey), SHARDS)
}
