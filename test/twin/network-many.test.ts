import { webhookDeadlines } from '../../twin/webhook-deadlines'
import { twiml } from './support/fake-functions'
import { CUSTOMER, deeds, lasted, OTHER_PROXY_NUMBER, PROXY_NUMBER, smallNetwork } from './support/small-network'
import { WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

describe('many people at once', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork({ workerPhones: [WORKER_PHONE] })
    const { conversationsServiceSid: sid } = twin.account
    twin.functions.answer(
      '/voice/incoming',
      twiml(`<Connect action="/done"><Conversation serviceInstanceSid="${sid}" inboundTimeout="20"/></Connect>`),
    )
    twin.functions.answer('/done', twiml('<Record action="/thanks"/>'))
    twin.functions.answer('/thanks', twiml('<Hangup/>'))
  })
  afterEach(() => twin.functions.close())

  test('two phones ring at the same time', async () => {
    const [answered, missed] = await Promise.all([
      twin.call({ worker: 'answers' }),
      twin.call({ from: '+15550100002', worker: 'no-answer', message: 10 }),
    ])
    expect([lasted(answered), lasted(missed)]).toEqual([4 + 60, 20 + 10 + 5])
    const seconds = twin.everything.map(({ at }) => at.getTime())
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
  })

  test('200 calls last as long as one', async () => {
    const callers = Array.from({ length: 200 }, (_, index) => `+1555010${1000 + index}`)
    const before = twin.clock.now().getTime()
    const reports = await Promise.all(callers.map((from) => twin.call({ from, worker: 'no-answer', message: 10 })))
    expect(new Set(reports.map(({ outcome }) => outcome))).toEqual(new Set(['voicemail']))
    expect((twin.clock.now().getTime() - before) / 1000).toBe(35)
  })
})

describe('a worker who calls or writes', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork({ workerPhones: [WORKER_PHONE] })
    twin.functions.answer('/proxy/out-of-session', twiml('<Say>Nobody is here</Say>', 'application/xml'))
  })
  afterEach(() => twin.functions.close())

  const fromWorker = { from: WORKER_PHONE, to: OTHER_PROXY_NUMBER }
  test('is called by their number, and the customer by theirs', async () => {
    twin.openSession()
    expect(deeds(await twin.call(fromWorker))).toEqual([
      `${WORKER_PHONE} calls ${OTHER_PROXY_NUMBER}`,
      `${CUSTOMER} hears the phone ring: ${PROXY_NUMBER} calls`,
      `${CUSTOMER} answers`,
      `${CUSTOMER} and ${WORKER_PHONE} have talked for 60 s; ${CUSTOMER} hangs up`,
    ])
  })

  test('is known without a session where the wiring knows their phone', async () => {
    expect(wordsTo(await twin.call(fromWorker), WORKER_PHONE)).toEqual(['Nobody is here'])
  })

  test('writes under their number', async () => {
    twin.openSession()
    const { transcript } = await twin.network.text({ ...fromWorker, body: 'On my way' })
    expect(transcript[0]?.event).toMatchObject({ kind: 'said', from: WORKER_PHONE, words: 'On my way' })
  })
})

test('each kind of webhook has a deadline, and a page that names it', () => {
  const seconds = Object.entries(webhookDeadlines).map(([kind, { milliseconds }]) => [kind, milliseconds / 1000])
  expect(Object.fromEntries(seconds)).toEqual({
    twiml: 15,
    callback: 15,
    proxy: 15,
    frontline: 6,
    frontlineRouting: 10,
    conversations: 5,
  })
  for (const { source } of Object.values(webhookDeadlines))
    expect(source).toMatch(/^https:\/\/www\.twilio\.com\/docs\//)
})
