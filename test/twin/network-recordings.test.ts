import { newRecordings } from '../../twin/api/recordings'
import type { RecordingsStore } from '../../twin/api/recordings-store'
import { newPhoneNetwork } from '../../twin/network/phone-network'
import type { CallScript } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { CUSTOMER, FRONTLINE_NUMBER, smallNetwork, type SmallNetwork } from './support/small-network'

describe('the recordings of the account', () => {
  let twin: SmallNetwork
  let recordings: RecordingsStore
  /** What the account had when the action, or the callback, was requested. */
  let seen: (string | undefined)[]
  beforeEach(async () => {
    twin = await smallNetwork()
    recordings = newRecordings(twin).store
    seen = []
    const look = ({ form }: { readonly form: Readonly<Record<string, string>> }) => {
      seen.push(recordings.find(form['RecordingSid'] ?? '')?.status)
      return twiml('<Hangup/>')
    }
    for (const path of ['/done', '/thanks', '/recorded']) twin.functions.answer(path, look)
  })
  afterEach(() => twin.functions.close())

  const EVENTS = 'recordingStatusCallbackEvent="in-progress completed absent"'
  const voicemail = () => `<Record action="/thanks" recordingStatusCallback="/recorded" ${EVENTS}/>`
  const recorded = (record: string) => {
    const callback = `recordingStatusCallback="${twin.functions.url}/recorded" ${EVENTS}`
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" record="${record}" ${callback}/>`
    return `<Connect action="/done">${conversation}</Connect>`
  }

  const call = (verbs: string, script: Partial<CallScript> = {}) => {
    twin.functions.answer('/voice/incoming', twiml(verbs))
    const network = newPhoneNetwork({ ...twin, recordings })
    return network.call({ from: CUSTOMER, to: FRONTLINE_NUMBER, worker: 'answers', message: 'none', ...script })
  }

  test('have a voicemail, whose sound is there when the callback says so', async () => {
    const { callSid, recordingSid } = await call(voicemail(), { message: 8 })
    expect(seen).toEqual(['in-progress', 'processing', 'completed'])
    expect(recordings.list()).toMatchObject([
      { sid: recordingSid, callSid, durationSeconds: 8, channels: 1, source: 'RecordVerb', status: 'completed' },
    ])
  })

  test('have one that is absent when nothing was heard', async () => {
    await call(voicemail())
    expect(seen).toEqual(['in-progress', 'absent'])
    expect(recordings.list()).toMatchObject([{ status: 'absent', errorCode: 16102 }])
  })

  test.each([
    ['record-from-answer', 1, 60],
    ['record-from-ringing-dual', 2, 64],
  ])('have a call that is recorded by %s', async (record, channels, durationSeconds) => {
    await call(recorded(record))
    expect(seen).toEqual(['in-progress', 'processing', 'completed'])
    expect(recordings.list()).toMatchObject([{ channels, durationSeconds, source: 'DialVerb', status: 'completed' }])
  })

  test('have one that is absent when nobody answered', async () => {
    await call(recorded('true'), { worker: 'busy' })
    expect(recordings.list()).toMatchObject([{ status: 'absent', durationSeconds: 0, errorCode: undefined }])
  })

  test('keep it although its callback never comes', async () => {
    twin.faults.add('callback /recorded: never')
    await call(voicemail(), { message: 8 })
    expect(recordings.list()).toMatchObject([{ status: 'completed' }])
  })
})
