import { answerOutgoingConversation } from '../../src/replies/outgoing-conversation'
import { listProblems, tryAgain } from '../../src/replies/problems'
import { json, nothing } from '../../src/replies/reply'

const start = {
  worker: 'worker-1@example.com',
  customerId: 'customer-17',
  channel: 'whatsapp',
  customer: 'whatsapp:+15557654321',
} as const

describe('the answer to a worker who starts a conversation', () => {
  it("is the page's example", () => {
    const decision = { kind: 'address', proxyAddress: '+123456789', because: 'own-address' } as const
    expect(answerOutgoingConversation(decision, start)).toEqual({
      kind: 'json',
      status: 200,
      body: { proxy_address: '+123456789' },
    })
  })

  it.each([
    [
      'worker-not-in-directory',
      'The worker worker-1@example.com is not in the directory. Add them under "workers" in routing.json and import it.',
    ],
    [
      'no-address-on-channel',
      'The worker worker-1@example.com has no address for whatsapp. Add one to their "proxyAddresses" in routing.json and import it.',
    ],
  ] as const)('is, because of %s, a refusal that says what would help', (because, error) => {
    expect(answerOutgoingConversation({ kind: 'refuse', because }, start)).toEqual({
      kind: 'json',
      status: 403,
      body: { error },
    })
  })
})

describe('the answer to a request that cannot be read', () => {
  const problems = [
    { field: 'Worker', expected: 'given once' },
    { field: 'ChannelType', expected: 'one of sms, whatsapp, chat' },
  ]

  it('lists every problem', () => {
    expect(listProblems(problems)).toEqual({
      kind: 'json',
      status: 400,
      body: { error: 'Worker must be given once; ChannelType must be one of sms, whatsapp, chat' },
    })
  })

  it('may have another status', () => {
    expect(listProblems(problems, 422)).toMatchObject({ status: 422 })
  })
})

it('asks Twilio to try again', () => {
  expect(tryAgain).toEqual({
    kind: 'json',
    status: 503,
    body: { error: 'Temporarily unavailable. Please try again.' },
  })
})

it('keeps JSON as an object, because the runtime encodes it', () => {
  expect(json(200, { a: 1 })).toEqual({ kind: 'json', status: 200, body: { a: 1 } })
})

it('may be nothing', () => {
  expect(nothing).toEqual({ kind: 'nothing' })
})
