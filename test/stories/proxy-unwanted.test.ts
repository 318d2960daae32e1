import { builtIn } from '../../src/replies/prompts'
import { called, heard } from '../support/heard'
import { blocked, numbers } from '../support/proxy-routing'
import { sessionsWith } from '../support/proxy-sessions'
import { useProxy } from '../support/proxy-story'

const story = useProxy()
const { call, text, decisions } = story

describe('Somebody who is blocked', () => {
  afterAll(async () => {
    expect(await sessionsWith(blocked.fromAll, story.patchbay.platform)).toEqual([])
  })

  it('is rejected when calling', async () => {
    const calling = await call(blocked.fromAll, numbers.advice)
    expect([calling.outcome, heard(calling)]).toEqual(['rejected', []])
    expect(await decisions()).toEqual(['reject: blocked'])
  })

  it('gets nothing when writing, not even where nobody would be there', async () => {
    for (const number of [numbers.advice, numbers.closed]) {
      const writing = await text(blocked.fromAll, number, 'Hello')
      expect([writing.outcome, heard(writing)]).toEqual(['no-reply', ['Hello']])
    }
    expect(await decisions()).toEqual(['ignore: blocked', 'ignore: blocked'])
  })
})

describe('Somebody who writes a word that is for Twilio', () => {
  const customer = '+13037610001'
  afterAll(async () => {
    expect(await sessionsWith(customer, story.patchbay.platform)).toEqual([])
  })

  it.each(['HELP', 'start', ' Info '])('gets nothing from us, and no session: %p', async (word) => {
    const writing = await text(customer, numbers.advice, word)
    expect(writing.outcome).toBe('no-reply')
    expect(called(writing)).toEqual(['/proxy/out-of-session'])
    expect(await decisions()).toEqual(['ignore: opt-out'])
  })

  it('which Proxy does not pass on, is not even asked about', async () => {
    story.announce('debugger', /^80901 /)
    expect(called(await text(customer, numbers.advice, 'STOP'))).toEqual([])
  })

  it('is not answered should Proxy ask, nor where nobody is there', async () => {
    for (const [n, To] of [numbers.advice, numbers.closed].entries()) {
      const MessageSid = `SM${String(n).padStart(32, '0')}`
      const { body } = await story.patchbay.ask('/proxy/out-of-session', {
        MessageSid,
        From: customer,
        To,
        Body: 'Stop',
      })
      expect(body).toContain('<Response/>')
    }
    expect(await decisions()).toEqual(['ignore: opt-out', 'ignore: opt-out'])
  })

  it('among others is put through', async () => {
    expect((await text('+13037610002', numbers.advice, 'Please stop the delivery.')).outcome).toBe('delivered')
  })
})

describe('Somebody who shows no number', () => {
  it.each(['anonymous', '+', 'sip:ada@example.com'])('leaves a message: %s', async (from) => {
    const calling = await call(from, numbers.advice, { message: 5 })
    expect(calling.outcome).toBe('voicemail')
    expect(heard(calling)).toEqual([builtIn.notAvailable, builtIn.saved])
    expect(await decisions()).toEqual(['voicemail: sender-unknown'])
  })

  it('is answered when writing', async () => {
    const writing = await text('12345', numbers.advice, 'Your parcel has arrived.')
    expect(heard(writing).slice(1)).toEqual([builtIn.sorry])
    expect(await decisions()).toEqual(['apology: sender-unknown'])
  })
})
