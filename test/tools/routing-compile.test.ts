import * as fc from 'fast-check'
import {
  directoryKey,
  readMember,
  readNumber,
  readPrompts,
  readTeam,
  readWorker,
  PHONE,
  phonePlace,
} from '../../src/state/directory-records'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { checkRoutingFile } from '../../tools/routing/check'
import { addressOf } from '../../tools/routing/blocked-schema'
import { compileDirectory, type Compiled } from '../../tools/routing/compile'
import { decompileDirectory } from '../../tools/routing/decompile'
import type { RoutingFile } from '../../tools/routing/schema'
import { arbitraryRouting } from '../support/arbitrary-routing'
import { example } from '../support/broken-routing'

const secretKey = secretKeys('a secret that is long enough for this')

function checked(text: string): RoutingFile {
  const result = checkRoutingFile(text)
  if (!result.ok) throw new Error(result.mistakes.join('\n'))
  return result.routing
}

/** As Sync keeps it: JSON, in the order of the keys. */
function kept({ directory, callers }: Compiled) {
  const inSync = (entries: ReadonlyMap<string, object>) =>
    [...entries]
      .map(([key, record]): [string, unknown] => [key, JSON.parse(JSON.stringify(record))])
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { directory: new Map(inSync(directory)), callers: new Map(inSync(callers)) }
}

const wayBack = (compiled: Compiled) => {
  const { directory, callers } = kept(compiled)
  const blocked = [...callers].filter(([key]) => !key.startsWith(PHONE))
  return decompileDirectory(
    directory,
    blocked.map(([, record]) => record),
  )
}

describe('A compiled routing file', () => {
  const routing = checked(example)
  const { directory, callers } = kept(compileDirectory(routing, secretKey))
  const blocked = new Map([...callers].filter(([key]) => !key.startsWith(PHONE)))
  const teamEntries = (id: string) => new Map([...directory].filter(([key]) => key.startsWith(directoryKey.team(id))))

  it('is what a webhook reads of a number: its whole chain of teams, its language, its greeting', () => {
    expect(readNumber(directory.get(directoryKey.number(secretKey, '+12025550102')))).toMatchObject({
      address: '+12025550102',
      service: 'frontline',
      teams: ['deliveries', 'advice'],
      language: 'de-DE',
      greeting: 'Willkommen bei Example.',
      record: 'record-from-answer',
      trim: 'trim-silence',
      whisper: 'announce',
      notify: ['conversation', 'text'],
      missedCallText: 'Leider haben wir Ihren Anruf verpasst. Wir rufen zurück.',
    })
  })

  it('is what a webhook reads of a menu: for each key its whole chain of teams, in the order in which they are read', () => {
    expect(readNumber(directory.get(directoryKey.number(secretKey, '+12025550102'))).menu).toEqual([
      { key: '1', words: 'Für Lieferungen drücken Sie die Eins.', teams: ['deliveries', 'advice'] },
      { key: '2', words: 'Für eine Beratung drücken Sie die Zwei.', teams: ['advice'] },
    ])
  })

  it('lets a worker write from the numbers of their teams first, and then from those where a key leads to one', () => {
    const workers = [{ identity: 'ada@example.com', proxyAddresses: [] }]
    const number = (address: string, team: string, service: 'frontline' | 'proxy', ...keys: readonly string[]) => ({
      address,
      service,
      team,
      ...(keys.length > 0 && { menu: keys.map((team, n) => ({ key: String(n + 1), team, words: 'Press it.' })) }),
    })
    const file: RoutingFile = {
      ...routing,
      workers,
      teams: [
        { id: 'own', workers: ['ada@example.com'], strategy: 'sticky' },
        { id: 'other', workers: ['grace@example.com'], strategy: 'sticky' },
      ],
      numbers: [
        number('+12025550003', 'own', 'frontline', 'own'),
        number('+12025550002', 'other', 'frontline', 'other', 'own'),
        number('+12025550001', 'other', 'frontline', 'own', 'own'),
        number('+12025550004', 'other', 'frontline', 'other'),
        number('+12025550005', 'own', 'proxy'),
      ],
    }
    const { directory } = kept(compileDirectory(file, secretKey))
    const { proxyAddresses } = readWorker(directory.get(directoryKey.worker(secretKey, 'ada@example.com')))
    expect(proxyAddresses.map(({ address }) => address)).toEqual(['+12025550003', '+12025550001', '+12025550002'])
  })

  it('is what a webhook reads of a team: its members with phones and capacity, its hours whole', () => {
    const advice = readTeam('advice', teamEntries('advice'))
    expect(advice).toMatchObject({ strategy: 'sticky', hours: undefined })
    expect(new Set(advice?.members)).toEqual(
      new Set([
        { identity: 'ada@example.com', phone: '+12025550151', capacity: 20, mode: 'voice-and-message' },
        { identity: 'grace@example.com', phone: '+12025550152' },
      ]),
    )
    expect(readTeam('deliveries', teamEntries('deliveries'))).toMatchObject({
      strategy: 'round-robin',
      hours: {
        id: 'warehouse',
        timeZone: 'America/New_York',
        week: { friday: [{ from: 22 * 60, until: 4 * 60 }] },
        holidays: ['12-25', '01-01', '2026-11-26'],
        closures: [{ from: '2026-11-30T12:00', until: '2026-11-30T17:00' }],
      },
    })
  })

  it('is what a webhook reads of a worker: their own addresses first, then those of their teams that Frontline has', () => {
    expect(readWorker(directory.get(directoryKey.worker(secretKey, 'grace@example.com')))).toMatchObject({
      identity: 'grace@example.com',
      proxyAddresses: [
        { address: '+12025550102', of: 'worker' },
        { address: 'chat:grace', of: 'worker' },
        { address: '+12025550101', of: 'team' },
        { address: '+12025550102', of: 'team' },
      ],
    })
  })

  it('is what a webhook reads of prompts and of the block list', () => {
    expect(readPrompts(directory.get(directoryKey.prompts('de-DE')))).toMatchObject(routing.prompts[1] ?? {})
    expect(blocked).toEqual(
      new Map<string, unknown>([
        [secretKey('blocked', '+12025550190'), { v: 1, address: '+12025550190' }],
        [secretKey('blocked', '+12025550191'), { v: 1, address: '+12025550191', workers: ['grace@example.com'] }],
      ]),
    )
  })

  it('is what Proxy heeds of a number', () => {
    expect(readNumber(directory.get(directoryKey.number(secretKey, '+12025550104')))).toMatchObject({
      mode: 'voice-and-message',
      sessions: { ttlSeconds: 7200, endAtClosing: true, keepContactsPrivate: true },
      answerEverySeconds: 7200,
    })
  })

  it('is by whose phone a webhook knows one of ours, with all that a session needs of them', () => {
    const workers = routing.workers.map((worker) =>
      worker.identity === 'ada@example.com' ? { ...worker, reservedNumber: '+12025550161' } : worker,
    )
    const { callers } = kept(compileDirectory({ ...routing, workers }, secretKey))
    expect(readMember(callers.get(phonePlace(secretKey, '+12025550151').key))).toEqual({
      identity: 'ada@example.com',
      phone: '+12025550151',
      capacity: 20,
      mode: 'voice-and-message',
      reservedNumber: '+12025550161',
    })
    expect([...callers.keys()].filter((key) => key.startsWith('phone.'))).toHaveLength(2)
  })

  it('is whose own an address is, also of those that Frontline lists as a number', () => {
    const own = ['+12025550102', 'chat:grace'].map((address) => [
      directoryKey.address(secretKey, address),
      { v: 1, address, owner: 'grace@example.com' },
    ])
    const kinds = [...directory].filter(([, record]) => JSON.stringify(record).includes('"owner":"grace@'))
    expect(new Map(kinds)).toEqual(new Map(own as never))
  })

  it('can be read by webhooks, whatever is right in a file', () => {
    fc.assert(
      fc.property(arbitraryRouting, (file) => {
        const routing = checked(JSON.stringify(file))
        const { directory } = kept(compileDirectory(routing, secretKey))
        for (const { address, team, menu } of routing.numbers) {
          const number = readNumber(directory.get(directoryKey.number(secretKey, address)))
          expect(number.teams[0]).toBe(team)
          expect(number.menu?.map(({ teams }) => teams[0])).toEqual(menu?.map((choice) => choice.team))
        }
        for (const { id, workers } of routing.teams) {
          const entries = [...directory].filter(([key]) => key.startsWith(directoryKey.team(id)))
          expect(readTeam(id, new Map(entries))?.members).toHaveLength(workers.length)
        }
        for (const { identity } of routing.workers) {
          readWorker(directory.get(directoryKey.worker(secretKey, identity)))
        }
        for (const { language } of routing.prompts) readPrompts(directory.get(directoryKey.prompts(language)))
      }),
    )
  })

  it('says the same for the same file in another order', () => {
    const { workers, teams, numbers, blocked } = routing
    const turned = {
      ...routing,
      workers: workers.toReversed(),
      teams: teams.toReversed().map((team) => ({ ...team, workers: team.workers.toReversed() })),
      numbers: numbers.toReversed(),
      blocked: [{ address: '+12025550199', workers: ['grace@example.com', 'ada@example.com'] }, ...blocked],
    }
    const straight = {
      ...routing,
      blocked: [...blocked, { address: '+12025550199', workers: ['ada@example.com', 'grace@example.com'] }],
    }
    expect(kept(compileDirectory(turned, secretKey))).toEqual(kept(compileDirectory(straight, secretKey)))
  })
})

describe('The way back from compiled entries', () => {
  it('is the file again, but for the order of its lists and the defaults', () => {
    fc.assert(
      fc.property(arbitraryRouting, (file) => {
        const routing = checked(JSON.stringify(file))
        const exported = wayBack(compileDirectory(routing, secretKey))
        expect(exported).toEqual(inOrder(routing))
        expect(checked(JSON.stringify(exported))).toEqual(exported)
      }),
    )
  })

  it('is the same entries again when it is compiled', () => {
    fc.assert(
      fc.property(arbitraryRouting, (file) => {
        const compiled = compileDirectory(checked(JSON.stringify(file)), secretKey)
        expect(kept(compileDirectory(wayBack(compiled), secretKey))).toEqual(kept(compiled))
      }),
    )
  })

  const compiled = kept(compileDirectory(checked(example), secretKey))
  const withEntry = (key: string, record: unknown) => () =>
    decompileDirectory(new Map([...compiled.directory, [key, record]]), [])

  it('leaves out who is away, and what is left of a team that was removed', () => {
    const entries = new Map<string, unknown>([
      ...compiled.directory,
      [directoryKey.absence(secretKey, 'ada@example.com'), { v: 1, absence: { worker: 'ada@example.com' } }],
      [directoryKey.member(secretKey, 'old', 'ada@example.com'), { v: 1, member: { identity: 'ada@example.com' } }],
    ])
    expect(decompileDirectory(entries, [])).toEqual(decompileDirectory(compiled.directory, []))
  })

  it.each([
    ['of another version', 'worker.abc', { v: 2, identity: 'ada@example.com', proxyAddresses: [] }],
    ['that lacks its teams', 'number.abc', { v: 1, address: '+12025550101', service: 'proxy', teams: [] }],
    [
      'with a key that leads nowhere',
      'number.abc',
      {
        v: 1,
        address: '+12025550101',
        service: 'frontline',
        teams: ['advice'],
        menu: [{ key: '1', words: 'One.', teams: [] }],
      },
    ],
    ['whose hours have another form', 'team.old.settings', { v: 1, settings: { strategy: 'sticky', hours: {} } }],
    ['of a kind that is not known', 'webhook.abc', { v: 1 }],
  ])('names the key of an entry %s', (_, key, record) => {
    expect(withEntry(key, record)).toThrow(UnreadableRecord)
    expect(withEntry(key, record)).toThrow(key)
  })

  it('names the team whose hours are other than those of the same name, as after an import that was interrupted', () => {
    const hours = { id: 'warehouse', timeZone: 'Europe/Berlin', week: { monday: [] }, holidays: [], closures: [] }
    const settings = { v: 1, settings: { strategy: 'sticky', hours } }
    expect(withEntry('team.old.settings', settings)).toThrow('team.old.settings')
  })

  it('refuses a blocked address that it cannot read', () => {
    expect(() => decompileDirectory(new Map(), [{ v: 1 }])).toThrow(UnreadableRecord)
    const workers = { v: 1, address: '+12025550190', workers: 'ada@example.com' }
    expect(() => decompileDirectory(new Map(), [workers])).toThrow(UnreadableRecord)
  })
})

function inOrder(routing: RoutingFile): RoutingFile {
  const by = <Item>(items: readonly Item[], name: (item: Item) => string) =>
    items.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
  return {
    ...routing,
    workers: by(routing.workers, ({ identity }) => identity),
    teams: by(routing.teams, ({ id }) => id).map((team) => ({ ...team, workers: team.workers.toSorted() })),
    numbers: by(routing.numbers, ({ address }) => address),
    hours: by(routing.hours, ({ id }) => id),
    prompts: by(routing.prompts, ({ language }) => language),
    blocked: by(routing.blocked, addressOf).map((entry) =>
      typeof entry === 'string' ? entry : { ...entry, workers: entry.workers.toSorted() },
    ),
  }
}
