import { decideVoicemailRecording, holdsMessage, type Facts } from '../../src/routing/voicemail-recording'
import { recordingStatuses } from '../../src/routing/recording'
import type { RecordingStatusChanged } from '../../src/webhooks/recording-status'

const audio: RecordingStatusChanged = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  recordingSid: 'RE00112233445566778899aabbccddeeff',
  status: 'completed',
  durationSeconds: 17,
  channels: 1,
  source: 'RecordVerb',
  track: undefined,
  errorCode: undefined,
  startedAt: undefined,
}
const left = {
  customer: '+15557654321',
  number: '+15551230001',
  durationSeconds: 17,
  at: '2026-11-20T12:00:00.000Z',
}
const facts: Facts = {
  left,
  number: { address: '+15551230001', service: 'proxy', teams: ['sales'] },
  conversation: undefined,
  workers: [{ identity: 'worker-1@example.com', phone: '+15559990001' }],
  teams: [],
}

describe('the audio of a message', () => {
  it('that is ready is told of', () => {
    expect(decideVoicemailRecording(audio, facts)).toEqual({
      kind: 'tell',
      because: 'message-left',
      alert: false,
      left,
      recipients: [{ wish: 'text', way: { by: 'text', from: '+15551230001', to: '+15559990001' } }],
      timeZone: undefined,
    })
  })

  it('of which nobody can be told is for whoever looks after all', () => {
    expect(decideVoicemailRecording(audio, { ...facts, workers: [] })).toEqual({
      kind: 'tell-nobody',
      because: 'nobody-to-tell',
      alert: true,
    })
  })

  it('of which nobody is to be told needs nobody to look after it', () => {
    const number = { address: '+15551230001', service: 'proxy', teams: ['sales'], notify: [] } as const
    expect(decideVoicemailRecording(audio, { ...facts, number })).toMatchObject({ kind: 'tell-nobody', alert: false })
  })

  it.each([
    ['in-progress', undefined],
    ['absent', undefined],
    ['failed', true],
  ] as const)('that is %s is noted', (status, alert) => {
    expect(decideVoicemailRecording({ ...audio, status }, undefined)).toEqual({
      kind: 'note',
      because: status,
      ...(alert && { alert }),
    })
  })

  it.each(['absent', 'failed'] as const)(
    'that is %s, of a message that was confirmed, is told of and looked after',
    (status) => {
      const lost = { ...audio, status }
      expect(decideVoicemailRecording(lost, facts)).toMatchObject({
        kind: 'tell',
        because: 'message-left',
        alert: true,
      })
      const silent = { ...facts, number: { address: '+15551230001', service: 'proxy', teams: [], notify: [] } as const }
      expect(decideVoicemailRecording(lost, silent)).toMatchObject({ kind: 'tell-nobody', alert: true })
    },
  )

  it('that holds nothing is noted', () => {
    expect(decideVoicemailRecording({ ...audio, durationSeconds: 0 }, undefined)).toEqual({
      kind: 'note',
      because: 'nothing-heard',
    })
  })

  it.each([
    [undefined, true],
    [0, false],
    [1, true],
    [120, true],
  ])('of %p seconds holds a message: %p', (durationSeconds, holds) => {
    expect(holdsMessage({ ...audio, durationSeconds })).toBe(holds)
  })

  it.each(recordingStatuses.filter((status) => status !== 'completed'))('holds no message while it is %s', (status) => {
    expect(holdsMessage({ ...audio, status })).toBe(false)
  })
})
