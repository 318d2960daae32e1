import { readConfig } from '../../src/runtime/config'
import { paths } from '../../src/runtime/paths'
import { accountOf } from '../../tools/routing/account'
import { recoverVoicemails } from '../../tools/voicemail/recover-command'
import { heard, requestsTo } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { workers } from '../support/routing'
import { numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())
afterEach(() => jest.restoreAllMocks())

/** `npm run voicemail -- recover --json` */
async function recover(): Promise<unknown> {
  const { environment, platform, baseUrl } = story.patchbay
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  said.mockClear()
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // progress
  const account = accountOf(readConfig(environment), platform.client)
  await recoverVoicemails({ json: true }, account, platform.clock.now(), baseUrl)
  return JSON.parse(String(said.mock.calls[0]?.[0]))
}

describe('A message that is left while Sync refuses with 429 for the whole call, its recording callback included,', () => {
  it('is found by recover when Sync is back, told of once, and can be heard', async () => {
    story.announce('fallback')
    story.announce('debugger', /status 503$/)
    const { network, platform, voicemail, ask, visit } = story.patchbay
    await story.patchbay.restartFunctions() // nothing is remembered of the directory
    const customer = '+13037820001'
    platform.faults.add('sync: 429')
    const call = await network.call({ from: customer, to: numbers.attentive, worker: 'no-answer', message: 8 })
    platform.faults.clear()

    const { callSid, recordingSid = '' } = call
    expect(heard(call).at(-1)).toBe('Thank you for calling. Goodbye.')
    const callbacks = requestsTo(paths.voicemailRecording, call)
    expect(callbacks.map(({ status }) => status)).toEqual([503, 503, 503, 503])
    expect(await voicemail(recordingSid)).toBeUndefined()

    const texts = () => platform.messages.list().filter(({ body }) => body.startsWith(`Voicemail from ${customer} `))
    expect(texts()).toEqual([])
    expect(await recover()).toMatchObject({ recovered: [recordingSid], told: [recordingSid], leftAlone: [] })
    expect(await recover()).toMatchObject({ recovered: [] })
    await ask(paths.voicemailRecording, callbacks[0]?.params ?? {}) // so late a repetition changes nothing
    expect(await voicemail(recordingSid)).toMatchObject({
      message: { callSid, customer, number: numbers.attentive, durationSeconds: 8 },
      audio: { status: 'completed' },
    })
    expect(texts()).toEqual([expect.objectContaining({ from: numbers.attentive, to: workers.ada.phone })])
    const [, link = ''] = /(http\S+)/.exec(texts()[0]?.body ?? '') ?? []
    expect((await visit(link)).headers.get('content-type')).toBe('audio/mpeg')
  })
})
