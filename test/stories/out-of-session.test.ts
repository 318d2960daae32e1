import { called } from '../support/heard'
import { numbers, workers } from '../support/proxy-routing'
import { aMinute, useProxy } from '../support/proxy-story'
import { sticky } from '../../src/routing/strategies'

const story = useProxy()
const { text, later, decisions } = story

const phoneFor = (customer: string) => sticky(customer, [workers.ada, workers.grace])?.phone
const askAbout = (From: string, n: string) =>
  story.patchbay.ask('/proxy/out-of-session', {
    MessageSid: `SM${n.padStart(32, '0')}`,
    From,
    To: numbers.advice,
    Body: 'Hello',
    NumMedia: '0',
  })

describe('A customer who is in no session', () => {
  it('is asked about once, and then stays in the session that was made', async () => {
    const from = '+13037310101'
    const passing = ['/proxy/intercept', '/proxy/interaction', '/proxy/interaction']
    expect(called(await text(from, numbers.advice, 'First'))).toEqual(['/proxy/out-of-session', ...passing])
    expect(called(await text(from, numbers.advice, 'Second'))).toEqual(passing)
  })

  it('belongs to the worker they were put through to, from then on', async () => {
    const from = '+13037310102'
    await text(from, numbers.advice)
    expect(await story.patchbay.assignedTo(from, numbers.advice)).toBe(
      sticky(from, [workers.ada, workers.grace])?.identity,
    )
    await later(aMinute)
    await decisions()
    expect(JSON.parse((await askAbout(from, '2')).body)).toMatchObject({ participantIdentifier: phoneFor(from) })
    expect(await decisions()).toEqual(['session: assigned'])
  })

  it('is named in one session only, however often Twilio asks about one text', async () => {
    const asks = [1, 2, 3].map(() => askAbout('+13037310103', '7'))
    const bodies = (await Promise.all(asks)).map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ participantIdentifier: phoneFor('+13037310103') })
  })
})

describe('A customer whose worker cannot be noted down', () => {
  it('is put through all the same', async () => {
    story.announce('fallback')
    const { faults } = story.patchbay.platform
    const from = '+13037310104'
    faults.add('POST sync Items: 500')
    const { body } = await askAbout(from, '8')
    faults.clear()
    expect(JSON.parse(body)).toMatchObject({ participantIdentifier: phoneFor(from) })
  })
})
