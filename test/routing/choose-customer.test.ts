import { decideCustomerKey, type Facts } from '../../src/routing/choose-customer'
import type { CustomerKey } from '../../src/webhooks/choose-customer'

const proxyUrl = 'https://webhooks.twilio.com/v1/Accounts/AC/Proxy/KS/Webhooks/Call'
const facts: Facts = { proxyUrl }
const customers = ['key-1', 'key-2'].map((key) => ({ key, at: '2026-11-20T12:00:00.000Z' }))
const pressed: CustomerKey = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  digit: '1',
  customers,
  timesAsked: 1,
}
const wrongKeys = ['0', '3', '9', '*', '#', '12', '01', '1 ', '', '-1', '1e0', '２', 'length', '__proto__', undefined]

describe('a worker who is asked which customer to call', () => {
  it.each([
    ['1', 'key-1', 1],
    ['2', 'key-2', 1],
    ['2', 'key-2', 2],
    ['2', 'key-2', 999_999_999],
  ])('chooses with the key %s whoever is on it', (digit, key, timesAsked) => {
    expect(decideCustomerKey({ ...pressed, digit, timesAsked }, facts)).toEqual({
      kind: 'chosen',
      because: 'key-pressed',
      key,
      proxyUrl,
    })
  })

  it.each(wrongKeys)('is asked once more after the key %p', (digit) => {
    expect(decideCustomerKey({ ...pressed, digit }, facts)).toEqual({
      kind: 'ask-again',
      because: 'unknown-key',
      customers,
      timesAsked: 2,
    })
  })

  it.each(wrongKeys)('is not asked a third time after the key %p', (digit) => {
    for (const timesAsked of [2, 3, 999_999_999]) {
      expect(decideCustomerKey({ ...pressed, digit, timesAsked }, facts)).toEqual({
        kind: 'goodbye',
        because: 'unknown-key',
      })
    }
  })

  it.each(['1', '3', undefined])(
    'hears what is missing where no Proxy service is named, whatever the key: %s',
    (digit) => {
      expect(decideCustomerKey({ ...pressed, digit }, { proxyUrl: undefined })).toEqual({
        kind: 'explain',
        because: 'no-proxy-service',
        alert: true,
      })
    },
  )
})
