import type { Member, OwnNumber, Team } from '../../src/routing/directory'
import { recipientsOf, timeZoneOf, type Caller, type Facts, type Recipient, type Way } from '../../src/routing/notice'
import { sticky } from '../../src/routing/strategies'

const caller: Caller = { customer: '+15557654321', number: '+15551230001' }
const ada: Member = { identity: 'worker-1@example.com', phone: '+15559990001' }
const grace: Member = { identity: 'worker-2@example.com', phone: '+15559990002' }
const linus: Member = { identity: 'worker-3@example.com' }
const teamOf = (...members: readonly Member[]): Team => ({ id: 'sales', strategy: 'least-busy', members })

const frontline: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['sales'] }
const proxy: OwnNumber = { ...frontline, service: 'proxy' }
const texting: Partial<Facts> = { number: proxy, conversation: undefined }
const inIt = { sid: 'CH0123456789abcdef0123456789abcdef', workers: [ada.identity] }
const facts: Facts = { number: frontline, conversation: inIt, workers: [ada], teams: [teamOf(ada, grace, linus)] }

const there: Way = { by: 'conversation', conversation: inIt.sid, customer: '+15557654321' }
const told = (wish: Recipient['wish'] = 'conversation'): Recipient => ({ wish, way: there })
const texted = (to = ada.phone ?? '', wish: Recipient['wish'] = 'text'): Recipient => ({
  wish,
  way: { by: 'text', from: '+15551230001', to },
})
const favourite = sticky('+15557654321', [ada, grace])?.phone

const table: readonly (readonly [string, Partial<Facts>, Partial<Caller>, readonly Recipient[]])[] = [
  ['a Frontline number tells in the Conversation, or else by text', {}, {}, [{ ...told(), otherWay: texted().way }]],
  ['a Proxy number sends a text', texting, {}, [texted()]],
  [
    'a number that nobody listed is like one of Frontline',
    { number: undefined },
    {},
    [{ ...told(), otherWay: texted().way }],
  ],
  ['a number may do both', { number: { ...frontline, notify: ['conversation', 'text'] } }, {}, [told(), texted()]],
  [
    'a Frontline number may send a text, and else tells in the Conversation',
    { number: { ...frontline, notify: ['text'] } },
    {},
    [{ ...texted(), otherWay: there }],
  ],
  ['a number may tell nobody', { number: { ...frontline, notify: [] } }, {}, []],

  [
    'without a Conversation, a text goes out instead',
    { conversation: undefined },
    {},
    [texted(ada.phone, 'conversation')],
  ],
  [
    'a Conversation without a worker tells nobody',
    { conversation: { ...inIt, workers: [] } },
    {},
    [texted(ada.phone, 'conversation')],
  ],
  [
    'without a phone, the Conversation tells instead',
    { number: { ...frontline, notify: ['text'] }, workers: [], teams: [teamOf(linus)] },
    {},
    [told('text')],
  ],
  [
    'where one of both ways is missing, the other is enough',
    { number: { ...frontline, notify: ['conversation', 'text'] }, conversation: undefined },
    {},
    [texted()],
  ],
  ['with neither, nobody can be told', { conversation: undefined, workers: [], teams: [teamOf(linus)] }, {}, []],
  ['with nobody known, nobody can be told', { conversation: undefined, workers: [], teams: [] }, {}, []],

  [
    'a worker without a phone is passed over for the next one',
    { ...texting, workers: [linus, grace] },
    {},
    [texted(grace.phone)],
  ],
  [
    'a phone that is no phone number is none',
    { ...texting, workers: [{ ...ada, phone: 'whatsapp:+15559990001' }, grace] },
    {},
    [texted(grace.phone)],
  ],
  ["a new customer's text goes to whose they would be", { ...texting, workers: [] }, {}, [texted(favourite)]],
  [
    'a team without a phone overflows',
    { ...texting, workers: [], teams: [teamOf(linus), teamOf(grace)] },
    {},
    [texted(grace.phone)],
  ],
  [
    "an unknown caller's message goes to the team",
    { ...texting, workers: [], teams: [teamOf(grace)] },
    { customer: undefined },
    [texted(grace.phone)],
  ],
  ['from a WhatsApp number no text goes out', { conversation: undefined }, { number: 'whatsapp:+15551230001' }, []],
  ['of an unknown number nobody can be told', { conversation: undefined }, { number: undefined }, []],
]

describe('who is told of a caller', () => {
  it.each(table)('%s', (_, known, who, recipients) => {
    expect(recipientsOf({ ...caller, ...who }, { ...facts, ...known })).toEqual(recipients)
  })

  it('reads times by the clock of the first team that has hours', () => {
    const hours = { id: 'week', timeZone: 'Europe/Berlin', week: {}, holidays: [], closures: [] }
    expect(timeZoneOf({ ...facts, teams: [teamOf(ada), { ...teamOf(grace), hours }] })).toBe('Europe/Berlin')
    expect(timeZoneOf(facts)).toBeUndefined()
  })
})
