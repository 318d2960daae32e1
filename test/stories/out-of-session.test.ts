import { called, heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers, workerOf } from '../support/routing'

const customer = '+12025550199'
const story = usePatchbay()

describe('A customer who is in no session', () => {
  it('reaches a worker by text, and neither sees the number of the other', async () => {
    const { patchbay } = story
    const text = await patchbay.network.text({ from: customer, to: numbers.proxy, body: 'Is my order ready?' })

    expect(text.outcome).toBe('delivered')
    expect(called(text)).toEqual(['/proxy/out-of-session'])
    const [toProxy, toWorker] = text.transcript.flatMap(({ event }) => (event.kind === 'said' ? [event] : []))
    expect(toProxy).toMatchObject({ to: numbers.proxy, words: 'Is my order ready?' })
    expect(toWorker).toMatchObject({ to: workerOf(customer).phone, words: 'Is my order ready?' })
    expect(toWorker?.from).not.toContain(customer)
  })

  it('stays in the session that was made: Twilio does not ask again', async () => {
    const { patchbay } = story
    const from = '+12025550198'
    await patchbay.network.text({ from, to: numbers.proxy, body: 'First' })
    const second = await patchbay.network.text({ from, to: numbers.proxy, body: 'Second' })

    expect(second.outcome).toBe('delivered')
    expect(called(second)).toEqual([])
  })

  it('reaches a worker by phone', async () => {
    const { patchbay } = story
    const call = await patchbay.network.call({
      from: '+12025550197',
      to: numbers.proxy,
      worker: 'answers',
      message: 'none',
    })
    expect(call.outcome).toBe('answered')
    expect(await patchbay.takeLog()).toMatchObject([{ decision: 'session', because: 'first-contact' }])
  })

  it('belongs to the worker they were put through to, from then on', async () => {
    const { patchbay } = story
    const from = '+12025550196'
    await patchbay.network.text({ from, to: numbers.proxy, body: 'Hello' })
    expect(await patchbay.assignedTo(from, numbers.proxy)).toBe(workerOf(from).identity)

    await patchbay.takeLog()
    const again = await patchbay.ask('/proxy/out-of-session', message(from, '2'))
    expect(JSON.parse(again.body)).toMatchObject({ participantIdentifier: workerOf(from).phone })
    expect(await patchbay.takeLog()).toMatchObject([{ decision: 'session', because: 'assigned' }])
  })

  it('gets one worker however many first texts arrive at once', async () => {
    const { patchbay } = story
    const from = '+12025550195'
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => patchbay.ask('/proxy/out-of-session', message(from, String(n)))),
    )
    const reached = new Set(answers.map(({ body }) => (JSON.parse(body) as object)['participantIdentifier' as never]))
    expect(reached).toEqual(new Set([workerOf(from).phone]))
  })

  it('is named in one session only, however often Twilio asks about one text', async () => {
    const { patchbay } = story
    const asks = [1, 2, 3].map(() => patchbay.ask('/proxy/out-of-session', message('+12025550194', '7')))
    const bodies = (await Promise.all(asks)).map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
  })
})

describe('A customer whose worker cannot be noted down', () => {
  it('is put through all the same', async () => {
    story.announce('fallback')
    const { platform, ask } = story.patchbay
    platform.faults.add('POST sync Items: 500')
    const from = '+12025550193'
    const answer = await ask('/proxy/out-of-session', message(from, '8'))
    platform.faults.clear()
    expect(JSON.parse(answer.body)).toMatchObject({ participantIdentifier: workerOf(from).phone })
  })
})

describe('A customer for whom nobody can be reached', () => {
  it('leaves a message after calling, and where nobody can be told of it, an operator is', async () => {
    story.announce('alert', /"because":"nobody-to-tell"/)
    const { patchbay } = story
    const call = await patchbay.network.call({ from: customer, to: numbers.unstaffed, worker: 'answers', message: 6 })

    expect(call.outcome).toBe('voicemail')
    await expect(patchbay.voicemail(call.recordingSid ?? '')).resolves.toMatchObject({
      message: { customer, number: numbers.unstaffed, durationSeconds: 6 },
      audio: { status: 'completed' },
    })
  })

  it('gets an answer to a text', async () => {
    const text = await story.patchbay.network.text({ from: customer, to: numbers.unstaffed, body: 'Hello?' })
    expect(text.outcome).toBe('replied')
    expect(heard(text).at(-1)).toBe('Sorry, nobody is available right now. Please try again later.')
  })

  it('may leave a message without showing a number', async () => {
    const { patchbay } = story
    const answer = await patchbay.ask('/proxy/out-of-session', {
      CallSid: `CA${'b'.repeat(32)}`,
      From: 'anonymous',
      To: numbers.proxy,
      CallStatus: 'ringing',
    })
    expect(answer.body).toContain('<Record ')
    expect(await patchbay.takeLog()).toMatchObject([{ decision: 'voicemail', because: 'sender-unknown' }])
  })
})

function message(From: string, n: string) {
  return { MessageSid: `SM${n.padStart(32, '0')}`, From, To: numbers.proxy, Body: 'Hello', NumMedia: '0' }
}
