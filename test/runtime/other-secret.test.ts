import { secretKeys } from '../../src/state/keys'
import { layoutOf } from '../../src/state/layout'
import { incomingCall } from '../fixtures/incoming-call'
import { outOfSessionCall } from '../fixtures/out-of-session'
import { wholeEnvironment } from '../fixtures/environment'
import { brokenSync } from '../support/broken-sync'
import { captureLog } from '../support/captured-log'
import { clientWith, fakeContext } from '../support/fake-context'
import { coldBundle } from '../support/functions'
import { invoke } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'
import { twilioError } from '../support/twilio-error'

beforeEach(() => installTwilioGlobal())
afterEach(() => jest.restoreAllMocks())

/** Holds a layout, and nothing under any key that is asked for. */
function syncMadeWith(secret: string): object {
  const data = layoutOf(4, secretKeys(secret))
  return {
    ...brokenSync(() => Promise.reject(twilioError(404, 20404))),
    documents: () => ({ fetch: async () => ({ data }) }),
  }
}

describe('A Function whose secret is not the one that the state was made with', () => {
  it.each([
    ['outOfSession', outOfSessionCall],
    ['incomingCall', incomingCall],
  ] as const)('answers all the same, and names the reason in the log: %s', async (name, request) => {
    const log = captureLog()
    const sync = syncMadeWith('another-constructed-secret-of-32-letters')
    const answer = await invoke(coldBundle(name), fakeContext(wholeEnvironment, clientWith(sync)), request)
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('<Record ') })
    expect(log.entries).toEqual([{ level: 'error', text: expect.stringContaining('"name":"OtherSecret"') }])
    expect(log.entries[0]?.text).toContain('"outcome":"fallback"')
    expect(log.entries[0]?.text).not.toContain('constructed-secret')
  })

  it('is another than one whose customers are not there yet', async () => {
    const log = captureLog()
    const sync = syncMadeWith(wholeEnvironment['STATE_KEY_SECRET'] ?? '')
    await invoke(coldBundle('incomingCall'), fakeContext(wholeEnvironment, clientWith(sync)), incomingCall)
    expect(log.entries).toEqual([
      { level: 'log', text: expect.stringContaining('"because":"number-not-in-directory"') },
    ])
  })
})
