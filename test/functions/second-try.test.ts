import { connectAction } from '../fixtures/connect-action'
import { captureLog } from '../support/captured-log'
import { callSid, customer, scene } from '../support/frontline-scene'
import { numbers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'
import { elementsIn, parseTwiml } from '../support/twiml-tree'

beforeEach(() => {
  installTwilioGlobal()
  captureLog()
})
afterEach(() => jest.restoreAllMocks())

const broken = { ...connectAction, CallSid: callSid, From: customer, To: numbers.frontline, Result: 'internal-error' }

describe('A session that Twilio could not hold', () => {
  it('is tried once more for the team that the caller has chosen', async () => {
    const { ask } = await scene()
    const { body } = await ask('connectAction', { ...broken, team: 'advice' })
    const connect = elementsIn(parseTwiml(body ?? '')).find(({ name }) => name === 'Connect')
    const { searchParams } = new URL(connect?.attributes['action'] ?? '')
    expect(Object.fromEntries(searchParams)).toEqual({ attempt: '2', team: 'advice' })
  })

  it('ends in a voicemail where its end cannot be noted', async () => {
    const { ask, answer } = await scene()
    answer(/patchbay\.calls/, 503, { status: 503, code: 20503, message: 'constructed' })
    const { body } = await ask('connectAction', broken)
    const names = elementsIn(parseTwiml(body ?? '')).map(({ name }) => name)
    expect([names.includes('Record'), names.includes('Connect')]).toEqual([true, false])
  })
})

describe('A call that a worker has declined by a key', () => {
  const success = { ...broken, Result: 'session-success', DialCallStatus: 'completed' }
  const verbsAfter = async (answer: '1' | '2') => {
    const { ask, call } = await scene()
    await call('whisperAction', { call: callSid, Digits: answer })
    const { body } = await ask('connectAction', success)
    return elementsIn(parseTwiml(body ?? '')).map(({ name }) => name)
  }

  it('ends in a voicemail also where Twilio calls it a success, and one that was taken does not', async () => {
    expect(await verbsAfter('2')).toContain('Record')
    expect(await verbsAfter('1')).toEqual(['Response', 'Hangup'])
  })
})
