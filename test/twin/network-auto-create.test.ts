import { parseAutoCreate } from '../../twin/network/auto-create'

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide, "Sample auto-create session JSON" */
const sample = {
  uniqueName: 'autoCreatedSession23423',
  ttl: 3360,
  mode: 'voice-and-message',
  participantIdentifier: '+14152345555',
}

describe('auto-create JSON', () => {
  test.each([
    ['the sample', sample],
    ['the one field that is required', { participantIdentifier: '+14152345555' }],
    ['every field', { ...sample, dateExpiry: '2026-01-05T10:00:00Z', participantProxyIdentifier: '+15550300002' }],
  ])('is taken with %s', (_, session) => {
    expect(parseAutoCreate(JSON.stringify(session))).toEqual({ ok: true, session })
  })

  test.each([
    ['participantIdentifier is required', { ...sample, participantIdentifier: undefined }],
    ['participantIdentifier must be', { ...sample, participantIdentifier: 14152345555 }],
    ['participantIdentifier must be', { ...sample, participantIdentifier: '' }],
    ['ParticipantIdentifier is no field', { ...sample, ParticipantIdentifier: '+1' }],
    ['toString is no field', { ...sample, toString: '+1' }],
    ['ttl must be', { ...sample, ttl: '3360' }],
    ['ttl must be', { ...sample, ttl: 0 }],
    ['ttl must be', { ...sample, ttl: 2147483647 }],
    ['mode must be', { ...sample, mode: 'voice' }],
    ['uniqueName must be', { ...sample, uniqueName: 'x'.repeat(192) }],
    ['dateExpiry must be', { ...sample, dateExpiry: 'tomorrow' }],
    ['participantProxyIdentifier must be', { ...sample, participantProxyIdentifier: null }],
    ['the JSON was encoded twice', JSON.stringify(sample)],
    ['not a JSON object', [sample]],
    ['not a JSON object', null],
  ])('is refused: %s', (problem, session) => {
    expect(parseAutoCreate(JSON.stringify(session))).toEqual({
      ok: false,
      problems: [expect.stringContaining(problem)],
    })
  })

  test('is refused when it is no JSON', () => {
    expect(parseAutoCreate('<Response/>')).toEqual({ ok: false, problems: ['the body is not a JSON object'] })
  })

  test('names every problem at once', () => {
    const body = JSON.stringify({ ttl: '1', mode: 'x', name: 'y' })
    expect(parseAutoCreate(body)).toMatchObject({ problems: { length: 4 } })
  })
})
