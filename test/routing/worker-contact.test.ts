import { decideWorkerContact, type WorkerContact, type WorkerFacts } from '../../src/routing/worker-contact'
import type { RecentContact } from '../../src/routing/recent-contact'

const to = '+15551230003'
const call: WorkerContact = { kind: 'call', sid: 'CA0123456789abcdef0123456789abcdef', to, words: undefined }
const text = (words: string): WorkerContact => ({
  kind: 'message',
  sid: 'SM0123456789abcdef0123456789abcdef',
  to,
  words,
})
const hello = text('I am on my way')

const worker = { identity: 'worker-1@example.com', phone: '+15559990001' }
const contact = (n: number): RecentContact => ({
  key: `key-${n}`,
  customer: `+1555765432${n}`,
  number: '+15551230001',
  at: `2026-11-20T11:0${9 - n}:00.000Z`,
})
const [one, two] = [contact(1), contact(2)]
const lastSession = { customer: '+15557650000', number: '+15551230002' }
const facts: WorkerFacts = { worker, contacts: [], offered: undefined, chosen: undefined }

const both = [one, two]
const offered = [one.key, two.key]
const mode = 'voice-and-message'

const back = (because: string, contact: object, mode: string = 'voice-and-message') => ({
  kind: 'session-back',
  because,
  worker,
  contact,
  mode,
})
const which = (because: string, contacts: readonly object[]) => ({
  kind: 'which-customer',
  because,
  worker,
  seen: to,
  contacts,
})
const nextText = (contact: object) => ({
  kind: 'session-for-next-text',
  because: 'chosen',
  worker,
  seen: to,
  contact,
  mode,
})
const nobody = (because: string) => ({ kind: 'no-customer', because })

type Row = readonly [behaviour: string, facts: Partial<WorkerFacts>, decision: object]

const alike: readonly Row[] = [
  ['was in touch with nobody is told so', {}, nobody('no-recent-customer')],
  ['was in touch with one customer reaches them', { contacts: [one] }, back('one-recent-customer', one)],
  ['was in touch with several is asked', { contacts: both }, which('several-recent-customers', both)],
  [
    'of whom only Proxy knows the last session reaches that customer',
    { lastSession },
    back('last-session', lastSession),
  ],
  [
    'was in touch with one customer reaches them, whatever the last session was',
    { contacts: [one], lastSession },
    back('one-recent-customer', one),
  ],
  [
    'was in touch with more than nine is asked about the newest nine',
    { contacts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map(contact) },
    which('several-recent-customers', [1, 2, 3, 4, 5, 6, 7, 8, 9].map(contact)),
  ],
]

describe.each([
  ['calls', call],
  ['writes', hello],
] as const)('a worker who %s and', (_, contact) => {
  it.each(alike)('%s', (_, changes, decision) => {
    expect(decideWorkerContact(contact, { ...facts, ...changes })).toEqual(decision)
  })
})

const onKeypad: readonly Row[] = [
  ['reaches the customer of that key', { contacts: both, chosen: two.key }, back('chosen', two)],
  [
    'reaches the customer of that key, although only they are left',
    { contacts: [two], chosen: two.key },
    back('chosen', two),
  ],
  [
    'is asked again where that customer is gone, although only one is left',
    { contacts: [one], chosen: two.key },
    which('choice-unknown', [one]),
  ],
  ['is told so where nobody is left', { chosen: two.key }, nobody('no-recent-customer')],
  [
    'does not reach the customer of the last session instead',
    { lastSession, chosen: two.key },
    nobody('no-recent-customer'),
  ],
]

describe('a worker who calls and has chosen on the keypad', () => {
  it.each(onKeypad)('%s', (_, changes, decision) => {
    expect(decideWorkerContact(call, { ...facts, ...changes })).toEqual(decision)
  })
})

describe('a worker who calls', () => {
  it('has chosen nothing by what was offered in a text', () => {
    const known = { ...facts, contacts: both, offered }
    expect(decideWorkerContact({ ...call, words: '2' }, known)).toEqual(which('several-recent-customers', both))
  })
})

const inWriting: readonly (readonly [
  behaviour: string,
  words: string,
  facts: Partial<WorkerFacts>,
  decision: object,
])[] = [
  ['gets the session of the first number', '1', { contacts: both, offered }, nextText(one)],
  ['gets the session of the last number', '2', { contacts: both, offered }, nextText(two)],
  ['may put spaces and lines around it', ' \n2\t', { contacts: both, offered }, nextText(two)],
  [
    'is understood by the list that was shown, not by what is newest now',
    '2',
    { contacts: [two, one], offered },
    nextText(two),
  ],
  [
    'reaches with the ninth number the ninth',
    '9',
    { contacts: [one], offered: [...Array.from({ length: 8 }, () => two.key), one.key] },
    nextText(one),
  ],
  ['is asked again with a number above the list', '3', { contacts: both, offered }, which('choice-unknown', both)],
  [
    'is asked again with the number of somebody gone',
    '2',
    { contacts: [one], offered },
    which('choice-unknown', [one]),
  ],
  ['sends no number to the last session', '2', { lastSession, offered }, nobody('no-recent-customer')],
  ['sends 0 to the only one', '0', { contacts: [one], offered }, back('one-recent-customer', one)],
  ['sends 12 to the only one', '12', { contacts: [one], offered }, back('one-recent-customer', one)],
  [
    'sends a number to the only one where nothing was offered',
    '1',
    { contacts: [one] },
    back('one-recent-customer', one),
  ],
  ['is asked where nothing was offered', '1', { contacts: both }, which('several-recent-customers', both)],
  ...['0', '10', '1.', '1 2', '-1', '+1', '१', '２', '', ' ', 'key-1', '__proto__'].map(
    (words) =>
      [
        `is asked after ${JSON.stringify(words)}, which is no choice`,
        words,
        { contacts: both, offered },
        which('several-recent-customers', both),
      ] as const,
  ),
]

describe('a worker who writes', () => {
  it.each(inWriting)('%s', (_, words, changes, decision) => {
    expect(decideWorkerContact(text(words), { ...facts, ...changes })).toEqual(decision)
  })

  it('is asked after a text without words, such as a picture', () => {
    expect(decideWorkerContact({ ...hello, words: undefined }, { ...facts, contacts: both, offered })).toEqual(
      which('several-recent-customers', both),
    )
  })
})

const onlyCalls = { ...worker, mode: 'voice-only' } as const
const onlyMessages = { ...worker, mode: 'message-only' } as const

describe('what passes', () => {
  it.each([
    ['a call of a worker whose phone takes messages only', call, { worker: onlyMessages, contacts: both }],
    ['a message of a worker whose phone takes calls only', hello, { worker: onlyCalls, contacts: [one] }],
    ['a call where the number takes messages only', call, { contacts: [{ ...one, numberMode: 'message-only' }] }],
    [
      'a call where the number and the phone have nothing in common',
      call,
      { worker: onlyCalls, contacts: [{ ...one, numberMode: 'message-only' }] },
    ],
    [
      'a call in the last session on a number that takes messages only',
      call,
      { lastSession: { ...lastSession, numberMode: 'message-only' } },
    ],
  ] as const)('is not %s', (_, contact, changes) => {
    expect(decideWorkerContact(contact, { ...facts, ...changes })).toEqual(nobody('other-mode'))
  })

  it.each([
    ['what the phone takes', onlyCalls, undefined, 'voice-only'],
    ['what the number takes', worker, 'voice-only', 'voice-only'],
    ['what both take', onlyCalls, 'voice-and-message', 'voice-only'],
    ['everything', worker, undefined, 'voice-and-message'],
  ] as const)('in the session is %s', (_, worker, numberMode, mode) => {
    const decision = decideWorkerContact(call, { ...facts, worker, contacts: [{ ...one, numberMode }] })
    expect(decision).toMatchObject({ kind: 'session-back', mode })
  })

  it('leaves those out whom such a contact cannot reach', () => {
    const contacts = [{ ...one, numberMode: 'message-only' }, two] as const
    expect(decideWorkerContact(call, { ...facts, contacts })).toEqual(back('one-recent-customer', two))
    expect(decideWorkerContact(call, { ...facts, contacts, chosen: one.key })).toEqual(which('choice-unknown', [two]))
  })
})
