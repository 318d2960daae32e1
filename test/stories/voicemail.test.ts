import { linksFrom, paths, publicPaths } from '../../src/runtime/paths'
import { LINK_HOURS, playTokens } from '../../src/runtime/play-link'
import { readConfig } from '../../src/runtime/config'
import { secretKeys } from '../../src/state/keys'
import { accountOf } from '../../tools/routing/account'
import { erase } from '../../tools/voicemail/delete-command'
import type { CallReport } from '../../twin/network/script'
import { requestsTo } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { workerOf } from '../support/routing'
import { numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())

const leaveMessage = (from: string, to: string, worker: 'no-answer' | 'answers' = 'no-answer') =>
  story.patchbay.network.call({ from, to, worker, message: 9 })

const textsAbout = (customer: string) =>
  story.patchbay.platform.messages.list().filter(({ body }) => body.includes(customer))

const writtenIn = ({ conversationSid = '' }: CallReport) =>
  story.patchbay.platform.conversations.messages(conversationSid)

describe('A message that somebody has left', () => {
  it('is told once in the Conversation and once by text, although Twilio delivers its recording callback three times', async () => {
    const { platform, ask } = story.patchbay
    const customer = '+13037740001'
    platform.faults.add(`callback ${paths.voicemailRecording}: twice`)
    const call = await leaveMessage(customer, numbers.attentive)
    const [first, second] = requestsTo(paths.voicemailRecording, call)
    expect(second?.params).toEqual(first?.params)
    expect(await ask(paths.voicemailRecording, first?.params ?? {})).toMatchObject({ status: 204 })

    const words = new RegExp(
      `^Voicemail from \\${customer} to \\${numbers.attentive}, 9 s, .* Listen within 72 hours: http`,
    )
    expect(writtenIn(call)).toEqual([expect.objectContaining({ body: expect.stringMatching(words) })])
    expect(textsAbout(customer)).toEqual([
      expect.objectContaining({
        from: numbers.attentive,
        to: workerOf(customer).phone,
        body: expect.stringMatching(words),
      }),
    ])
  })

  it('is told once although three callbacks come at the same moment', async () => {
    const { platform, ask } = story.patchbay
    const customer = '+13037740002'
    platform.faults.add(`callback ${paths.voicemailRecording}: never`)
    const call = await leaveMessage(customer, numbers.attentive)
    expect(writtenIn(call)).toEqual([])

    const CallSid = call.callSid
    const RecordingSid = call.recordingSid ?? ''
    const params = { CallSid, RecordingSid, RecordingStatus: 'completed', RecordingDuration: '9' }
    await Promise.all([1, 2, 3].map(() => ask(paths.voicemailRecording, params)))
    expect(writtenIn(call)).toHaveLength(1)
    expect(textsAbout(customer)).toHaveLength(1)
  })

  it('is written in the name of the customer, to whose phone it therefore does not go', async () => {
    const customer = '+13037740003'
    const call = await leaveMessage(customer, numbers.plain)
    expect(writtenIn(call)).toEqual([expect.objectContaining({ author: customer })])
    expect(story.patchbay.platform.messages.list().filter(({ to }) => to === customer)).toEqual([])
  })

  it('is told by text where there is no Conversation', async () => {
    const customer = '+13037740004'
    await leaveMessage(customer, numbers.asksStrangers, 'answers')
    expect(textsAbout(customer)).toHaveLength(1)
  })
})

describe('The link to a message', () => {
  /** A message, and the link that the workers read. */
  async function linkFrom(customer: string) {
    const call = await leaveMessage(customer, numbers.plain)
    const [message] = writtenIn(call)
    const link = /http\S+$/.exec(message?.body ?? '')?.[0] ?? ''
    return { recordingSid: call.recordingSid ?? '', link }
  }
  const statusOf = async (link: string) => (await story.patchbay.visit(link)).status
  const madeAgo = (recordingSid: string, milliseconds: number) => {
    const { baseUrl, environment } = story.patchbay
    const tokens = playTokens(secretKeys(environment['STATE_KEY_SECRET'] ?? ''))
    const t = tokens.make(recordingSid, new Date(Date.now() - milliseconds))
    return linksFrom(baseUrl)(publicPaths.playVoicemail, { t })
  }

  it('plays it to whoever has the link', async () => {
    const { link } = await linkFrom('+13037750001')
    const answer = await story.patchbay.visit(link)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('audio/mpeg')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes.length).toBeGreaterThan(1_000)
    expect([bytes[0], (bytes[1] ?? 0) & 0xe0]).toEqual([0xff, 0xe0]) // how a frame of MPEG audio begins
  })

  it('plays nothing with one changed character, whichever it is', async () => {
    const { link } = await linkFrom('+13037750002')
    const start = link.indexOf('t=') + 2
    const places = [start + 5, start + 36, link.length - 1]
    for (const place of places) {
      const other = link[place] === '1' ? '2' : '1'
      expect(await statusOf(link.slice(0, place) + other + link.slice(place + 1))).toBe(404)
    }
    expect(await statusOf(link)).toBe(200)
  })

  it('dies at its hour', async () => {
    const { recordingSid } = await linkFrom('+13037750003')
    const lifetime = LINK_HOURS * 60 * 60 * 1000
    expect(await statusOf(madeAgo(recordingSid, lifetime - 60_000))).toBe(200)
    expect(await statusOf(madeAgo(recordingSid, lifetime))).toBe(404)
  })

  it('dies with the message, of which nothing is left', async () => {
    const { link, recordingSid } = await linkFrom('+13037750004')
    const { environment, platform, voicemail } = story.patchbay
    const erased = await erase(recordingSid, accountOf(readConfig(environment), platform.client))
    expect(erased).toEqual({ recording: 'removed', message: 'removed' })
    expect(await statusOf(link)).toBe(404)
    expect(platform.recordings.find(recordingSid)).toBeUndefined()
    expect(await voicemail(recordingSid)).toBeUndefined()
  })
})
