import { decideWhisper, decideWhisperKey } from '../../src/routing/whisper'

const callSid = 'CA0123456789abcdef0123456789abcdef'
const call = { callSid, caller: '+15557654321', number: '+15551230001', team: undefined }

describe('whoever has answered', () => {
  it('is told of the call where that is all', () => {
    expect(decideWhisper({ ...call, mode: 'announce' })).toEqual({ kind: 'announce', because: 'announced-only' })
  })

  it('is asked where the call is to be accepted', () => {
    expect(decideWhisper({ ...call, mode: 'accept' })).toEqual({
      kind: 'ask',
      because: 'to-be-accepted',
      keyToDecline: '2',
    })
  })

  it('of a recorded call hears that it is, whoever they are', () => {
    expect(decideWhisper({ ...call, mode: 'recorded' })).toEqual({ kind: 'tell-of-recording', because: 'recorded' })
  })

  it.each(['0', '1', '3', '9', '*', '#', '22'])('takes the call with the key %s', (key) => {
    expect(decideWhisperKey({ callSid, key })).toEqual({ kind: 'accept', because: 'key-pressed' })
  })

  it('declines it with the key 2', () => {
    expect(decideWhisperKey({ callSid, key: '2' })).toEqual({ kind: 'decline', because: 'declined' })
  })
})
