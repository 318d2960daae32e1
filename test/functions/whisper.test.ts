import { wholeEnvironment } from '../fixtures/environment'
import { whisper, whisperAction } from '../fixtures/whisper'
import { brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext } from '../support/fake-context'
import { callSid, scene } from '../support/frontline-scene'
import { coldBundle } from '../support/functions'
import { invoke } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'
import { parseTwiml } from '../support/twiml-tree'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

const withoutSync = () =>
  fakeContext(wholeEnvironment, clientWith(brokenSync(() => Promise.reject(twilioError(503, 20503)))))

async function verbsFor(name: 'whisper' | 'whisperAction', request: object, context = withoutSync()) {
  captureLog()
  const { statusCode, headers, body } = await invoke(coldBundle(name), context, request)
  expect(statusCode).toBe(200)
  expect(headers['Content-Type']).toBe('application/xml')
  return parseTwiml(body ?? '').content.map((verb) => (typeof verb === 'string' ? verb : verb.name))
}

describe('/voice/whisper', () => {
  it('asks nobody: it tells of the call also while Sync is down', async () => {
    expect(await verbsFor('whisper', whisper)).toEqual(['Gather', 'Hangup'])
    expect(await verbsFor('whisper', { ...whisper, mode: 'announce' })).toEqual(['Say'])
  })

  it.each([
    ['the request cannot be read', { ...whisper, call: 'broken' }, withoutSync()],
    ['the environment is empty', whisper, fakeContext({})],
  ])('connects the two without a word when %s', async (_, request, context) => {
    expect(await verbsFor('whisper', request, context)).toEqual([])
  })
})

describe('/voice/whisper, of a recorded call,', () => {
  it.each([
    ['Sync is down', whisper, withoutSync()],
    ['the request cannot be read', { ...whisper, call: 'broken' }, withoutSync()],
    ['the environment is empty', whisper, fakeContext({})],
  ])('says so also when %s', async (_, request, context) => {
    expect(await verbsFor('whisper', { ...request, mode: 'recorded' }, context)).toEqual(['Say'])
  })
})

describe('/voice/whisper-action', () => {
  it('connects or ends the leg, also while Sync is down', async () => {
    expect(await verbsFor('whisperAction', whisperAction)).toEqual([])
    expect(await verbsFor('whisperAction', { ...whisperAction, Digits: '2' })).toEqual(['Hangup'])
  })

  it.each([
    ['nobody knows whose call it is', { ...whisperAction, call: 'broken' }, withoutSync()],
    ['the environment is empty', whisperAction, fakeContext({})],
  ])('goes by the key also when %s', async (_, request, context) => {
    expect(await verbsFor('whisperAction', request, context)).toEqual([])
    expect(await verbsFor('whisperAction', { ...request, Digits: '2' }, context)).toEqual(['Hangup'])
  })

  it('notes which key it was in the timeline of the customer’s call', async () => {
    captureLog()
    const { call, ports } = await scene()
    await call('whisperAction', { ...whisperAction, call: callSid, Digits: '2' })
    expect(await ports.callLog.timeline(callSid)).toEqual([
      { kind: 'whisper', answer: 'declined', at: expect.any(String) },
    ])
    await call('whisperAction', { ...whisperAction, call: callSid, Digits: '1' })
    expect(await ports.callLog.timeline(callSid)).toContainEqual(expect.objectContaining({ answer: 'accepted' }))
  })

  it.each([
    ['no key is named', { ...whisperAction, Digits: '' }, withoutSync()],
    ['no key is named, and the environment is empty', { ...whisperAction, Digits: undefined }, fakeContext({})],
  ])('connects the two when %s', async (_, request, context) => {
    expect(await verbsFor('whisperAction', request, context)).toEqual([])
  })
})
