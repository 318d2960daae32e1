import { startControl, type Control } from '../../twin/control'
import { twiml } from './support/fake-functions'
import { CUSTOMER, FRONTLINE_NUMBER, smallNetwork, WORKER, type SmallNetwork } from './support/small-network'

describe('another process', () => {
  let twin: SmallNetwork
  let control: Control
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/thanks', twiml('<Hangup/>'))
    control = await startControl(twin)
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" url="/whisper"/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/done">${conversation}</Connect>`))
    twin.functions.answer('/whisper', twiml('<Gather action="/accept" numDigits="1"/><Hangup/>'))
    twin.functions.answer('/accept', twiml(''))
    twin.functions.answer('/done', twiml('<Gather action="/menu" numDigits="1"/>'))
    twin.functions.answer('/menu', twiml('<Say>Sorry</Say><Record action="/thanks"/>'))
  })
  afterEach(async () => {
    await control.close()
    await twin.functions.close()
  })

  const post = async (path: string, script: object) => {
    const response = await fetch(control.url + path, { method: 'POST', body: JSON.stringify(script) })
    return { status: response.status, answer: await response.json() }
  }
  const call = { from: CUSTOMER, to: FRONTLINE_NUMBER, worker: 'answers', message: 'none' }
  const workerCall = { worker: WORKER, from: FRONTLINE_NUMBER, to: CUSTOMER, customer: 'answers' }

  test.each([
    [{ whisper: { keys: ['1'] } }, 'answered'],
    [{ whisper: { hangsUp: true } }, 'no-answer'],
    [{ keys: ['1'], worker: 'busy', message: 4 }, 'voicemail'],
    [{ keys: ['1'], worker: 'busy', customerHangsUp: 'during-prompt' }, 'hung-up'],
    [{ twilioFails: 'always' }, 'no-answer'],
    [{ creationFails: 'limit' }, 'no-answer'],
  ])('has a customer call: %j', async (changes, outcome) => {
    twin.functions.answer(
      '/whisper',
      twiml('<Gather action="/accept" numDigits="1"><Say>Press 1</Say></Gather><Hangup/>'),
    )
    expect(await post('/calls', { ...call, ...changes })).toMatchObject({ status: 200, answer: { outcome } })
  })

  test.each([
    [{ whisper: { keys: ['1'] } }, 'answered'],
    [{ customer: 'busy' }, 'no-answer'],
    [{ conversation: 'invalid' }, 'no-answer'],
    [{ workerHangsUp: 'while-it-rings' }, 'hung-up'],
  ])('has a worker call: %j', async (changes, outcome) => {
    expect(await post('/worker-calls', { ...workerCall, ...changes })).toMatchObject({
      status: 200,
      answer: { outcome },
    })
  })

  test.each([
    ['/calls', { ...call, customerHangsUp: 'never' }],
    ['/calls', { ...call, keys: ['1x'] }],
    ['/calls', { ...call, hangsUp: 'after-message' }],
    ['/calls', { ...call, customer: 'busy' }],
    ['/worker-calls', { ...workerCall, message: 3 }],
    ['/worker-calls', { ...workerCall, from: '+15559999999' }],
    ['/nowhere', {}],
  ])('is told what is wrong with a request to %s: %j', async (path, script) => {
    expect(await post(path, script)).toEqual({ status: 400, answer: { error: expect.any(String) } })
  })
})
