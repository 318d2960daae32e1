import type { Hours, OwnNumber, Team } from '../../src/routing/directory'
import { decideIncomingCall, teamsInQuestion, type Facts } from '../../src/routing/incoming-call'
import type { IncomingCall } from '../../src/webhooks/incoming-call'
import { connectionDefaults as defaults } from '../fixtures/connection-defaults'
import { german } from '../fixtures/prompts'

const call: IncomingCall = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  timesAsked: 0,
  key: undefined,
}

/** 09:00 to 17:00 UTC on a Friday. */
const office: Hours = {
  id: 'office',
  timeZone: 'UTC',
  week: { friday: [{ from: 9 * 60, until: 17 * 60 }] },
  holidays: ['2024-03-08'],
  closures: [],
}
const duringHours = new Date('2024-03-01T12:00:00Z')
const afterHours = new Date('2024-03-01T20:00:00Z')

const team = (id: string, hours?: Hours): Team => ({ id, strategy: 'sticky', members: [], hours })
const sales = team('sales', office)
const support = team('support', office)
const night = team('night')

const number: OwnNumber = { address: call.to, service: 'frontline', teams: ['sales'], greeting: 'Good morning.' }
const menu = [
  { key: '1', words: 'For support, press one.', teams: ['support'] },
  { key: '9', words: 'For emergencies, press nine.', teams: ['night'] },
]
const withMenu: OwnNumber = { ...number, menu }
const open: Facts = { blocked: false, number, teams: [sales], prompts: german, defaults, now: duringHours }

const asked = (timesAsked: number, key?: string): IncomingCall => ({ ...call, timesAsked, key })
const connect = (because: string) => ({ kind: 'connect', because })
const closed = { kind: 'voicemail', because: 'after-hours', prompts: german }

type Row = readonly [behaviour: string, call: IncomingCall, facts: Partial<Facts>, decision: object]

const beforeItAll: readonly Row[] = [
  ['is put through as its number says', call, {}, { ...connect('number-in-directory'), greeting: 'Good morning.' }],
  ['is rejected when the caller is blocked', call, { blocked: true }, { kind: 'reject', because: 'blocked' }],
  [
    'is rejected when the caller is blocked, also where nobody listed the number',
    call,
    { blocked: true, number: undefined, teams: [] },
    { kind: 'reject', because: 'blocked' },
  ],
  [
    'is rejected when the caller is blocked, also when everybody has gone home',
    call,
    { blocked: true, now: afterHours },
    { kind: 'reject', because: 'blocked' },
  ],
  [
    'is rejected when the caller is blocked, also in the middle of the menu',
    asked(1, '1'),
    { blocked: true, number: withMenu },
    { kind: 'reject', because: 'blocked' },
  ],
  [
    'is put through all the same where nobody listed the number',
    call,
    { number: undefined, teams: [], prompts: undefined },
    { ...connect('number-not-in-directory'), greeting: undefined, prompts: undefined },
  ],
]

const byTheHour: readonly Row[] = [
  [
    'is put through in the first minute',
    call,
    { now: new Date('2024-03-01T09:00:00Z') },
    connect('number-in-directory'),
  ],
  [
    'is put through in the last minute',
    call,
    { now: new Date('2024-03-01T16:59:59Z') },
    connect('number-in-directory'),
  ],
  ['meets a voicemail a minute too early', call, { now: new Date('2024-03-01T08:59:59Z') }, closed],
  ['meets a voicemail at the end of the last minute', call, { now: new Date('2024-03-01T17:00:00Z') }, closed],
  ['meets a voicemail on a holiday', call, { now: new Date('2024-03-08T12:00:00Z') }, closed],
  [
    'is put through after hours where the team that it overflows to is open',
    call,
    { now: afterHours, teams: [sales, night] },
    connect('number-in-directory'),
  ],
  ['meets a voicemail where all of the chain are closed', call, { now: afterHours, teams: [sales, support] }, closed],
  [
    'is put through at any hour to a team without hours',
    call,
    { now: afterHours, teams: [night] },
    connect('number-in-directory'),
  ],
  [
    'is put through where no team is left in the directory: nobody says that it is closed',
    call,
    { now: afterHours, teams: [] },
    connect('number-in-directory'),
  ],
]

const askedFor = (timesAsked: number, because: string, greeting?: string) => ({
  kind: 'menu',
  because,
  choices: menu,
  timesAsked,
  greeting,
  prompts: german,
})
const chosen = (key: string, team: string) => ({ key, team })

const byKey: readonly Row[] = [
  ['hears the menu after the greeting', call, { number: withMenu }, askedFor(1, 'not-asked-yet', 'Good morning.')],
  [
    'hears it again without a key, and no second greeting',
    asked(1),
    { number: withMenu },
    askedFor(2, 'nothing-pressed'),
  ],
  ['hears it again after a key that is not there', asked(1, '5'), { number: withMenu }, askedFor(2, 'unknown-key')],
  [
    'is put through as without a menu after two times without a key',
    asked(2),
    { number: withMenu },
    connect('nothing-chosen'),
  ],
  [
    'is put through as without a menu after a second wrong key',
    asked(2, '#'),
    { number: withMenu },
    connect('nothing-chosen'),
  ],
  [
    'is put through whatever our URL says, were it wrong',
    asked(999_999_999),
    { number: withMenu },
    connect('nothing-chosen'),
  ],
  [
    'is put through to the team of its key, and not greeted again',
    asked(1, '1'),
    { number: withMenu, teams: [support] },
    { ...connect('chosen-in-menu'), greeting: undefined, chosen: chosen('1', 'support') },
  ],
  [
    'is put through to the team of its key the second time too',
    asked(2, '9'),
    { number: withMenu, teams: [night] },
    { ...connect('chosen-in-menu'), chosen: chosen('9', 'night') },
  ],
  [
    'meets a voicemail where the team of its key is closed',
    asked(1, '1'),
    { number: withMenu, teams: [support], now: afterHours },
    { ...closed, chosen: chosen('1', 'support') },
  ],
  [
    'is put through after hours by a key whose team is open',
    asked(1, '9'),
    { number: withMenu, teams: [night], now: afterHours },
    { ...connect('chosen-in-menu'), chosen: chosen('9', 'night') },
  ],
  [
    'hears the menu after hours while one of the keys leads to somebody',
    call,
    { number: withMenu, teams: [sales, support, night], now: afterHours },
    askedFor(1, 'not-asked-yet', 'Good morning.'),
  ],
  [
    'meets a voicemail after hours where no key leads to anybody',
    call,
    { number: withMenu, teams: [sales, support], now: afterHours },
    closed,
  ],
  [
    'meets a voicemail after hours once all chances to choose are gone',
    asked(2),
    { number: withMenu, teams: [sales], now: afterHours },
    closed,
  ],
  [
    'is put through where the menu has been taken away since',
    asked(1, '1'),
    {},
    { ...connect('number-in-directory'), greeting: undefined },
  ],
  [
    'is put through where the number has been taken away since',
    asked(1, '1'),
    { number: undefined, teams: [] },
    connect('number-not-in-directory'),
  ],
  [
    'is put through as the environment says where the directory is away and a worker calls, and somebody has to look',
    call,
    { isDirectoryAway: true, number: undefined, teams: [] },
    { ...connect('directory-unavailable'), alert: true },
  ],
]

describe('an incoming call', () => {
  it.each([...beforeItAll, ...byTheHour, ...byKey])('%s', (_, call, facts, decision) => {
    expect(decideIncomingCall(call, { ...open, ...facts })).toMatchObject(decision)
  })

  it.each([
    [call, number, undefined],
    [asked(1, '1'), withMenu, 'support'],
    [asked(2), withMenu, undefined],
    [call, undefined, undefined],
  ])('that is put through tells who calls whom, and the team of the key: %#', (call, number, team) => {
    expect(decideIncomingCall(call, { ...open, number, teams: [night] })).toMatchObject({
      connection: { ...defaults, callSid: call.callSid, caller: call.from, number: call.to, team },
    })
  })

  it('that is put through keeps what its number says of recordings', () => {
    const recorded: OwnNumber = { ...number, record: 'record-from-ringing' }
    expect(decideIncomingCall(call, { ...open, number: recorded })).toMatchObject({
      connection: { record: 'record-from-ringing' },
    })
  })
})

describe('the teams in question', () => {
  const overflowing: OwnNumber = {
    ...number,
    teams: ['sales', 'night'],
    menu: [
      { key: '1', words: 'One.', teams: ['support', 'night'] },
      { key: '2', words: 'Two.', teams: ['sales', 'night'] },
    ],
  }

  it.each([
    ['without a menu, those of the number', call, number, ['sales']],
    ['before a key, those of the number and of all keys, each once', call, overflowing, ['sales', 'night', 'support']],
    ['after a wrong key, the same', asked(1, '7'), overflowing, ['sales', 'night', 'support']],
    ['after a key, those of the key', asked(1, '1'), overflowing, ['support', 'night']],
    ['after the last chance, those of the number', asked(2), overflowing, ['sales', 'night']],
  ] as const)('are %s', (_, call, number, teams) => {
    expect(teamsInQuestion(call, number)).toEqual(teams)
  })
})
