import * as fc from 'fast-check'
import { callLogIn } from '../../src/state/call-log'
import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { chooseCustomer, customerKeys } from '../fixtures/choose-customer'
import { captureLog } from '../support/captured-log'
import { fakeContext } from '../support/fake-context'
import { coldHandler } from '../support/functions'
import { hostileRequests } from '../support/hostile-fields'
import { invoke } from '../support/invoke'
import { failingItems, memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'
import { installTwilioGlobal } from '../support/twilio-global'
import { elementsIn, parseTwiml, wordsIn } from '../support/twiml-tree'

const callSid = chooseCustomer['CallSid'] ?? ''
const proxyUrl = 'https://webhooks.twilio.com/v1/Accounts/AC/Proxy/KS/Webhooks/Call'
const withProxy = { proxyWebhooks: { call: proxyUrl, message: proxyUrl } }
const withoutProxy = { proxyWebhooks: undefined }

beforeEach(() => {
  installTwilioGlobal()
  jest.useFakeTimers({ now: new Date('2024-03-01T12:00:00Z'), doNotFake: ['setImmediate', 'performance'] })
})
afterEach(() => {
  jest.dontMock('../../src/runtime/ports')
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** A container on these items. */
function containerOn(items: Items, config: object = withProxy) {
  const callLog = callLogIn(items, secretKeys('constructed-secret-of-32-letters'), 60)
  jest.doMock('../../src/runtime/ports', () => ({ openPorts: () => ({ config, callLog }) }))
  const handler = coldHandler('chooseCustomer')
  const log = captureLog()
  const ask = async (request: object) => {
    const { statusCode, headers, body } = await invoke(handler, fakeContext(), request)
    expect(statusCode).toBe(200)
    expect(headers['Content-Type']).toBe('application/xml')
    const tree = parseTwiml(body ?? '')
    return { verbs: elementsIn(tree).map(({ name }) => name), words: wordsIn(tree), elements: elementsIn(tree) }
  }
  const lastLine = () => JSON.parse(log.entries.at(-1)?.text ?? '') as unknown
  return { ask, log, lastLine, timeline: (sid = callSid) => callLog.timeline(sid) }
}

const choice = (key: string) => ({ kind: 'customer-chosen', key, at: '2024-03-01T12:00:00.000Z' })
const farewell = ['Response', 'Say', 'Hangup']

describe('/proxy/choose-customer', () => {
  it('notes the choice of a worker, and sends the call back to Proxy', async () => {
    const { ask, timeline, lastLine } = containerOn(memoryItems().items)
    expect(await ask(chooseCustomer)).toMatchObject({ verbs: ['Response', 'Redirect'], words: proxyUrl })
    expect(await timeline()).toEqual([choice(customerKeys[1])])
    expect(lastLine()).toMatchObject({ outcome: 'answered', decision: 'chosen', because: 'key-pressed' })
  })

  it('does the same when it is asked three times, also at once', async () => {
    const { ask, timeline } = containerOn(memoryItems().items)
    const answers = [await ask(chooseCustomer), ...(await Promise.all([ask(chooseCustomer), ask(chooseCustomer)]))]
    expect(new Set(answers.map(({ words }) => words))).toEqual(new Set([proxyUrl]))
    expect(await timeline()).toEqual([choice(customerKeys[1])])
  })

  it('keeps the choices of two workers who call at once apart', async () => {
    const { ask, timeline } = containerOn(memoryItems().items)
    const otherCall = 'CAfedcba9876543210fedcba9876543210'
    await Promise.all([ask(chooseCustomer), ask({ ...chooseCustomer, CallSid: otherCall, Digits: '1' })])
    expect(await timeline()).toEqual([choice(customerKeys[1])])
    expect(await timeline(otherCall)).toEqual([choice(customerKeys[0])])
  })

  it('asks once more after a wrong key, with the same list, and then ends the call', async () => {
    const { ask, timeline } = containerOn(memoryItems().items)
    const again = await ask({ ...chooseCustomer, asked: '1', Digits: '9' })
    expect(again.verbs).toEqual(['Response', 'Say', 'Gather', 'Say', 'Say', 'Say', 'Hangup'])
    expect(again.words).toContain('in touch with 5 minutes ago, press 1.')
    expect(again.words).toContain('in touch with 3 hours ago, press 2.')

    const action = again.elements.flatMap(({ attributes: { action } }) => action ?? [])[0] ?? ''
    const next = { ...chooseCustomer, ...Object.fromEntries(new URL(action).searchParams) }
    expect(next).toMatchObject({ customers: chooseCustomer['customers'], asked: '2' })
    expect((await ask({ ...next, Digits: '#' })).verbs).toEqual(farewell)
    expect(await timeline()).toEqual([])
    expect((await ask({ ...next, Digits: '1' })).words).toBe(proxyUrl)
  })

  it('says what is missing where no Proxy service is named, and an operator learns of it', async () => {
    const { ask, timeline, log } = containerOn(memoryItems().items, withoutProxy)
    const { verbs, words } = await ask(chooseCustomer)
    expect(verbs).toEqual(farewell)
    expect(words).toMatch(/does not say which Proxy service/)
    expect(await timeline()).toEqual([])
    expect(log.entries).toMatchObject([{ level: 'error', text: expect.stringContaining('"alert":true') }])
  })

  it('does not send a worker round and round whose choice could not be noted', async () => {
    const { ask, lastLine } = containerOn(failingItems(twilioError(503, 20503)))
    const { verbs, words } = await ask(chooseCustomer)
    expect(verbs).toEqual(farewell)
    expect(words).toMatch(/your choice could not be taken/)
    expect(lastLine()).toMatchObject({ outcome: 'fallback', decision: 'chosen' })
  })

  it('has words for whatever is asked of it, and never leads to anywhere but Proxy and itself', async () => {
    const { ask } = containerOn(memoryItems().items)
    await fc.assert(
      fc.asyncProperty(hostileRequests(chooseCustomer), async (request) => {
        const { verbs, words, elements } = await ask(request)
        expect(['Redirect', 'Hangup']).toContain(verbs.at(-1))
        expect(words).not.toBe('')
        if (verbs.includes('Redirect')) expect(words).toBe(proxyUrl)
        for (const { attributes } of elements) {
          const { action = 'https://calls.example.com/' } = attributes
          expect(action).toMatch(/^https:\/\/calls\.example\.com\//)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('logs neither who called nor whom they chose from', async () => {
    const { ask, log } = containerOn(memoryItems().items)
    await ask(chooseCustomer)
    await ask({ ...chooseCustomer, customers: 'hostile' })
    const text = JSON.stringify(log.entries)
    expect(text).not.toMatch(/5559990001|5551230003|hostile/)
    for (const key of customerKeys) expect(text).not.toContain(key)
  })
})
