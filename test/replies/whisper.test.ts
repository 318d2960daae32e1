import { afterKey, connectThem, whisperTo } from '../../src/replies/whisper'
import { linksFrom } from '../../src/runtime/paths'
import type { Whisper } from '../../src/webhooks/whisper'
import { twimlIn } from '../support/replied'
import { parseTwiml, wordsIn } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')
const call: Whisper = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  caller: '+12025550199',
  number: '+12025550101',
  team: undefined,
  mode: 'announce',
}
const announce = { kind: 'announce', because: 'announced-only' } as const
const ask = { kind: 'ask', because: 'to-be-accepted', keyToDecline: '2' } as const

describe('a whisper', () => {
  it('says who is calling, digit by digit, and on which number, and then connects', () => {
    expect(twimlIn(whisperTo(announce, call, link))).toEqual(
      parseTwiml(`
        <Response>
          <Say>Call from 1 2 0 2 5 5 5 0 1 9 9, on 1 2 0 2 5 5 5 0 1 0 1.</Say>
        </Response>`),
    )
  })

  it.each([
    [{ caller: undefined }, 'Call from a hidden number, on 1 2 0 2 5 5 5 0 1 0 1.'],
    [{ team: 'night-shift' }, 'Call from 1 2 0 2 5 5 5 0 1 9 9, on 1 2 0 2 5 5 5 0 1 0 1, for night shift.'],
    [{ number: undefined }, 'Call from 1 2 0 2 5 5 5 0 1 9 9.'],
    [{ caller: undefined, number: undefined }, 'Call from a hidden number.'],
  ])('says what is known: %j', (changes, words) => {
    expect(wordsIn(twimlIn(whisperTo(announce, { ...call, ...changes }, link)))).toBe(words)
  })

  it('asks for a key where the call is to be accepted, and ends the leg without one', () => {
    expect(twimlIn(whisperTo(ask, { ...call, mode: 'accept' }, link))).toEqual(
      parseTwiml(`
        <Response>
          <Gather
            input="dtmf"
            numDigits="1"
            finishOnKey=""
            timeout="10"
            action="https://calls.example.com/voice/whisper-action?call=CA0123456789abcdef0123456789abcdef"
            method="POST">
            <Say>Call from 1 2 0 2 5 5 5 0 1 9 9, on 1 2 0 2 5 5 5 0 1 0 1. Press 2 to decline, or any other key to take the call.</Say>
          </Gather>
          <Hangup/>
        </Response>`),
    )
  })
})

it('a whisper of a recorded call says that it is, and then connects', () => {
  const decision = { kind: 'tell-of-recording', because: 'recorded' } as const
  expect(twimlIn(whisperTo(decision, { ...call, mode: 'recorded' }, link))).toEqual(
    parseTwiml('<Response><Say>This call is recorded.</Say></Response>'),
  )
})

describe('after a key', () => {
  it('that takes the call the two are connected', () => {
    expect(afterKey({ kind: 'accept', because: 'key-pressed' })).toEqual(connectThem)
    expect(twimlIn(connectThem)).toEqual(parseTwiml('<Response/>'))
  })

  it('that declines it the leg ends', () => {
    expect(twimlIn(afterKey({ kind: 'decline', because: 'declined' }))).toEqual(
      parseTwiml('<Response><Hangup/></Response>'),
    )
  })
})
