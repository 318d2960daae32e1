import * as fc from 'fast-check'
import { askForCustomer } from '../../src/replies/choose-customer'
import { linksFrom } from '../../src/runtime/paths'
import { secretKeys } from '../../src/state/keys'
import { parseChooseCustomer } from '../../src/webhooks/choose-customer'
import { chooseCustomer, customerKeys } from '../fixtures/choose-customer'
import { describeWebhook } from '../support/describe-webhook'
import { twimlIn } from '../support/replied'
import { elementsIn } from '../support/twiml-tree'

const [first, second] = customerKeys
const customer = `${first}*s9o3ro`

describe('a key by which a worker chooses a customer', () => {
  it('is read with those who were to choose from, and how often the worker was asked', () => {
    expect(parseChooseCustomer(chooseCustomer)).toEqual({
      ok: true,
      event: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        digit: '2',
        customers: [
          { key: first, at: '2024-03-01T11:55:00.000Z' },
          { key: second, at: '2024-03-01T09:00:00.000Z' },
        ],
        timesAsked: 2,
      },
    })
  })

  it.each(['0', '9', '*', '#', '12', 'constructor', '２'])(
    'may be %s: whether anybody is on it, others decide',
    (Digits) => {
      expect(parseChooseCustomer({ ...chooseCustomer, Digits })).toMatchObject({ ok: true, event: { digit: Digits } })
    },
  )

  it('is read with up to nine customers, and no more', () => {
    const many = (count: number) => Array.from({ length: count }, () => customer).join('.')
    expect(parseChooseCustomer({ ...chooseCustomer, customers: many(9) })).toMatchObject({ ok: true })
    expect(parseChooseCustomer({ ...chooseCustomer, customers: many(10) })).toMatchObject({ ok: false })
  })

  it('is read with any time that can be written in our URL', () => {
    expect(parseChooseCustomer({ ...chooseCustomer, customers: `${first}*zzzzzzz` })).toMatchObject({ ok: true })
  })

  it('is read with what our own question says, whoever the customers are', () => {
    const customers = fc.array(fc.tuple(fc.string(), fc.integer({ min: 0, max: 4_000_000_000 })), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), customers, (secret, those) => {
        const offered = those.map(([address, seconds]) => ({
          key: secretKeys(secret)('customer', address),
          at: new Date(seconds * 1000).toISOString(),
        }))
        const asked = askForCustomer(offered, 'Who?', linksFrom('https://calls.example.com'), new Date(0))
        const actions = elementsIn(twimlIn(asked)).flatMap(({ attributes: { action } }) => action ?? [])
        expect(actions).toHaveLength(2)
        for (const action of actions) {
          const fields = { ...chooseCustomer, ...Object.fromEntries(new URL(action).searchParams) }
          expect(parseChooseCustomer(fields)).toMatchObject({ ok: true, event: { customers: offered, timesAsked: 1 } })
        }
      }),
    )
  })

  describeWebhook({
    parse: parseChooseCustomer,
    request: chooseCustomer,
    required: {
      CallSid: ['CA0123456789abcdef0123456789abcde', 'SM0123456789abcdef0123456789abcdef'],
      customers: [
        first,
        `${customer}.`,
        `.${customer}`,
        `${customer}\n`,
        `${customer}.${first}`,
        `${first}*`,
        `${first}*S9O3RO`,
        `${first}*-1`,
        `${first}*zzzzzzzz`,
        `${first}x*s9o3ro`,
        `+15557654321*s9o3ro`,
        `${first.slice(0, -1)}/*s9o3ro`,
        '__proto__',
      ],
    },
    optional: { asked: ['two', '-1', '1.5', '2 '], Digits: [] },
  })
})
