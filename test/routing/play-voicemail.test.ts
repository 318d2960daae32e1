import { decidePlayVoicemail } from '../../src/routing/play-voicemail'

const good = { recordingSid: 'RE00112233445566778899aabbccddeeff', isKept: true, audio: 'audio' }

it.each([
  ['plays a good link', {}, { kind: 'play', audio: 'audio', because: 'link-is-good' }],
  ['finds nothing behind a bad link', { recordingSid: undefined }, { kind: 'not-found', because: 'link-is-not-good' }],
  ['finds no message that was deleted', { isKept: false }, { kind: 'not-found', because: 'no-such-message' }],
  ['finds no audio that was deleted', { audio: undefined }, { kind: 'not-found', because: 'no-audio' }],
])('%s', (_, facts, decision) => {
  expect(decidePlayVoicemail({ ...good, ...facts })).toEqual(decision)
})
