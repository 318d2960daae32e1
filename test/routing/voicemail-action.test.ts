import { decideVoicemailAction } from '../../src/routing/voicemail-action'

const message = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  recordingSid: 'RE00112233445566778899aabbccddeeff',
}

describe('a message', () => {
  it.each([
    [undefined, 'keep', 'message-left'],
    [0, 'goodbye', 'nothing-heard'],
    [1, 'keep', 'message-left'],
    [120, 'keep', 'message-left'],
  ])('of %s seconds comes to: %s, because %s', (durationSeconds, kind, because) => {
    expect(decideVoicemailAction({ ...message, durationSeconds })).toEqual({ kind, because })
  })

  it('is kept even where nobody knows who left it', () => {
    const anonymous = { ...message, from: undefined, to: undefined, durationSeconds: 17 }
    expect(decideVoicemailAction(anonymous)).toEqual({ kind: 'keep', because: 'message-left' })
  })
})
