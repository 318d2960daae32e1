import * as fc from 'fast-check'
import { customerKeys, chooseCustomer } from '../fixtures/choose-customer'
import { documentedEnds, interactionCall, interactionMessage, otherStatuses } from '../fixtures/interaction'
import { outOfSessionCall, outOfSessionMessage } from '../fixtures/out-of-session'
import { anyCharacter } from './any-character'
import { blocked, customers, numbers, phones, sessions } from './proxy-in-memory'

type Params = Readonly<Record<string, string>>

/** Of whom something is known, of whom nothing is, and of whom nothing can be. */
export const senders = [...customers, ...Object.values(phones), blocked, '+442071838750']
const others = ['anonymous', '+266696687', 'ACME', 'whatsapp:+13035550001', 'sip:eve@example.com', 'Ünï', '+1', '']
const from = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...senders) }, fc.constantFrom(...others))
const to = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.values(numbers)) },
  fc.constantFrom('+12025550199', '?'),
)

/** Those who have the most ways to go on come more often. */
const ends = fc.oneof(
  { weight: 3, arbitrary: fc.record({ From: from, To: to }) },
  fc.constant({ From: phones.withMany, To: numbers.seen }),
)

/** Few, so that the same call and message comes again. */
const sids = (prefix: string) => fc.nat({ max: 40 }).map((n) => prefix + n.toString(16).padStart(32, '0'))

export const written = ['When do you open tomorrow?', 'Ring me on 415-555-2671', 'Wann haben Sie geöffnet? 👋', 'مرحبا']
const words = fc.oneof(
  fc.constantFrom('1', ' 2 ', '3', '9'),
  fc.constantFrom(...written, '', 'STOP', 'help', 'x'.repeat(1_600), 'x'.repeat(1_601), '</Message>'),
  fc.string({ unit: anyCharacter, maxLength: 30 }),
)

/** Who was in the session before, as Proxy tells of it, or nothing. */
const previous = fc.oneof(
  fc.constant({}),
  fc.record({
    inboundParticipantIdentifier: from,
    inboundParticipantProxyIdentifier: to,
    outboundParticipantIdentifier: from,
    outboundParticipantProxyIdentifier: to,
  }),
)

export const calls: fc.Arbitrary<Params> = fc
  .record({ CallSid: sids('CA'), ends, previous })
  .map(({ ends, previous, ...call }) => ({ ...outOfSessionCall, ...call, ...ends, ...previous }))

export const texts: fc.Arbitrary<Params> = fc
  .record({ MessageSid: sids('SM'), ends, Body: words, previous })
  .map(({ ends, previous, ...text }) => ({ ...outOfSessionMessage, ...text, ...ends, ...previous }))

const offered = fc
  .array(fc.tuple(fc.constantFrom(...customerKeys), fc.constantFrom('s9o3ro', 'zzzzzzz', '0')), { maxLength: 10 })
  .map((list) => list.map((parts) => parts.join('*')).join('.'))

export const keysPressed: fc.Arbitrary<Params> = fc
  .record({
    CallSid: sids('CA'),
    From: from,
    To: to,
    customers: offered,
    asked: fc.constantFrom('1', '2', '3', '0', '-1'),
    Digits: fc.constantFrom('0', '1', '2', '3', '9', '*', '#', '12', ''),
  })
  .map((pressed) => ({ ...chooseCustomer, ...pressed }))

const session = fc.constantFrom(...Object.values(sessions))
const data = words.map((body) => JSON.stringify({ body }))

export const interactions: fc.Arbitrary<Params> = fc
  .record({
    fixture: fc.constantFrom(interactionCall, interactionMessage),
    interactionSid: sids('KI'),
    interactionSessionSid: session,
    interactionData: fc.oneof(data, fc.constantFrom('{"duration":"5"}', '{', '[]', 'null', '""')),
    outboundResourceStatus: fc.constantFrom(...documentedEnds, ...otherStatuses),
  })
  .map(({ fixture, ...interaction }) => ({ ...fixture, ...interaction }))
