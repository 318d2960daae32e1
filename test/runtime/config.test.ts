import { recordModes, trims, whispers } from '../../src/routing/directory'
import { environment, EnvironmentMistakes, readConfig } from '../../src/runtime/config'
import { wholeEnvironment } from '../fixtures/environment'
import { without } from '../support/clones'

function mistakesIn(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(variables)
    return []
  } catch (error) {
    if (error instanceof EnvironmentMistakes) return error.mistakes
    throw error
  }
}

const SECONDS_A_DAY = 86_400

const everyRecordMode =
  'do-not-record, record-from-answer, record-from-answer-dual, record-from-ringing or record-from-ringing-dual'

describe('the environment', () => {
  it('is read whole', () => {
    expect(readConfig(wholeEnvironment)).toEqual({
      syncServiceSid: 'ISbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
      conversationsServiceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      stateKeySecret: 'constructed-secret-of-32-letters',
      inboundAutocreation: false,
      routingAssignmentTimeoutSeconds: 15,
      inboundTimeoutSeconds: 25,
      record: 'record-from-answer-dual',
      trim: 'trim-silence',
      whisper: 'accept',
      sessionTtlSeconds: 7200,
      assignmentTtlSeconds: 10 * SECONDS_A_DAY,
      callLogTtlSeconds: 20 * SECONDS_A_DAY,
      voicemailTtlSeconds: 40 * SECONDS_A_DAY,
    })
  })

  const required = ['ACCOUNT_SID', 'AUTH_TOKEN', 'SYNC_SERVICE_SID', 'CONVERSATIONS_SERVICE_SID', 'STATE_KEY_SECRET']
  const optional = Object.keys(wholeEnvironment).filter((name) => !required.includes(name))

  it.each(required)('must hold %s', (name) => {
    const mistakes = [expect.stringMatching(new RegExp(`^${name} must be `))]
    expect(mistakesIn(without(wholeEnvironment, name))).toEqual(mistakes)
    expect(mistakesIn({ ...wholeEnvironment, [name]: '' })).toEqual(mistakes)
  })

  it.each(optional)('may leave out %s, and an empty value is absent too', (name) => {
    const absent = readConfig(without(wholeEnvironment, name))
    expect(readConfig({ ...wholeEnvironment, [name]: '' })).toEqual(absent)
  })

  it('has a default for all that may be left out', () => {
    const least = Object.fromEntries(required.map((name) => [name, wholeEnvironment[name]]))
    expect(readConfig(least)).toMatchObject({
      inboundAutocreation: true,
      routingAssignmentTimeoutSeconds: 5,
      inboundTimeoutSeconds: 20,
      record: 'do-not-record',
      trim: 'do-not-trim',
      whisper: 'off',
      sessionTtlSeconds: 3600,
      assignmentTtlSeconds: 30 * SECONDS_A_DAY,
      callLogTtlSeconds: 30 * SECONDS_A_DAY,
      voicemailTtlSeconds: 90 * SECONDS_A_DAY,
    })
  })

  it('may hold variables of somebody else', () => {
    const more = { ...wholeEnvironment, DOMAIN_NAME: 'patchbay-1234.twil.io', MY_OWN: 'x' }
    expect(readConfig(more)).toEqual(readConfig(wholeEnvironment))
  })
})

describe('a mistake in the environment', () => {
  it.each([
    [
      'ACCOUNT_SID',
      'SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'the SID of your Twilio account: AC and 32 hexadecimal digits',
    ],
    [
      'ACCOUNT_SID',
      'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'the SID of your Twilio account: AC and 32 hexadecimal digits',
    ],
    [
      'SYNC_SERVICE_SID',
      'default',
      'the SID of the Sync service that keeps what Patchbay remembers: IS and 32 hexadecimal digits',
    ],
    [
      'CONVERSATIONS_SERVICE_SID',
      'IS',
      'the SID of the Conversations service of Frontline: IS and 32 hexadecimal digits',
    ],
    ['STATE_KEY_SECRET', 'constructed-secret-of-31-letter', 'a secret of 32 characters or more'],
    ['BASE_URL', 'calls.example.com', 'an address such as https://calls.example.com, without a path'],
    ['BASE_URL', 'https://calls.example.com/', 'an address such as https://calls.example.com, without a path'],
    ['BASE_URL', 'https://calls.example.com?x=1', 'an address such as https://calls.example.com, without a path'],
    ['BASE_URL', 'ftp://calls.example.com', 'an address such as https://calls.example.com, without a path'],
    ['BASE_URL', 'https://', 'an address such as https://calls.example.com, without a path'],
    ['INBOUND_TIMEOUT_SECONDS', '4', 'a whole number of seconds from 5 to 600'],
    ['INBOUND_TIMEOUT_SECONDS', '601', 'a whole number of seconds from 5 to 600'],
    ['INBOUND_TIMEOUT_SECONDS', '20 # seconds', 'a whole number of seconds from 5 to 600'],
    ['INBOUND_TIMEOUT_SECONDS', '-20', 'a whole number of seconds from 5 to 600'],
    ['INBOUND_TIMEOUT_SECONDS', '20.5', 'a whole number of seconds from 5 to 600'],
    ['INBOUND_TIMEOUT_SECONDS', '9'.repeat(400), 'a whole number of seconds from 5 to 600'],
    ['INBOUND_AUTOCREATION', 'yes', 'true or false'],
    ['INBOUND_AUTOCREATION', 'TRUE', 'true or false'],
    ['INBOUND_AUTOCREATION', '1', 'true or false'],
    ['ROUTING_ASSIGNMENT_TIMEOUT_SECONDS', '0', 'a whole number of seconds from 1 to 60'],
    ['ROUTING_ASSIGNMENT_TIMEOUT_SECONDS', '61', 'a whole number of seconds from 1 to 60'],
    ['RECORD', 'true', everyRecordMode],
    ['RECORD', 'Record-from-answer', everyRecordMode],
    ['TRIM', 'trim', 'do-not-trim or trim-silence'],
    ['WHISPER', 'on', 'off, announce or accept'],
    ['SESSION_TTL_SECONDS', '0', 'a whole number of seconds from 1 to 2147483646'],
    ['SESSION_TTL_SECONDS', '2147483647', 'a whole number of seconds from 1 to 2147483646'],
    ['ASSIGNMENT_DAYS', '0', 'a whole number of days from 1 to 365'],
    ['ASSIGNMENT_DAYS', '366', 'a whole number of days from 1 to 365'],
    ['CALL_LOG_DAYS', '0', 'a whole number of days from 1 to 365'],
    ['CALL_LOG_DAYS', '366', 'a whole number of days from 1 to 365'],
    ['VOICEMAIL_DAYS', '0', 'a whole number of days from 1 to 335'],
    ['VOICEMAIL_DAYS', '336', 'a whole number of days from 1 to 335'],
  ])('%s=%s is told with what would be right', (name, wrong, expected) => {
    expect(mistakesIn({ ...wholeEnvironment, [name]: wrong })).toEqual([`${name} must be ${expected}`])
  })

  it.each([
    ['INBOUND_TIMEOUT_SECONDS', '5'],
    ['INBOUND_TIMEOUT_SECONDS', '600'],
    ['INBOUND_AUTOCREATION', 'true'],
    ['INBOUND_AUTOCREATION', 'false'],
    ['ROUTING_ASSIGNMENT_TIMEOUT_SECONDS', '1'],
    ['ROUTING_ASSIGNMENT_TIMEOUT_SECONDS', '60'],
    ...recordModes.map((mode): [string, string] => ['RECORD', mode]),
    ...trims.map((trim): [string, string] => ['TRIM', trim]),
    ...whispers.map((whisper): [string, string] => ['WHISPER', whisper]),
    ['SESSION_TTL_SECONDS', '1'],
    ['SESSION_TTL_SECONDS', '2147483646'],
    ['ASSIGNMENT_DAYS', '1'],
    ['ASSIGNMENT_DAYS', '365'],
    ['CALL_LOG_DAYS', '1'],
    ['CALL_LOG_DAYS', '365'],
    ['VOICEMAIL_DAYS', '1'],
    ['VOICEMAIL_DAYS', '335'],
    ['BASE_URL', 'http://localhost:3000'],
  ])('is not %s=%s', (name, value) => {
    expect(mistakesIn({ ...wholeEnvironment, [name]: value })).toEqual([])
  })

  it('is told together with all others', () => {
    const names = Object.keys(environment)
    const wrong = Object.fromEntries(names.map((name) => [name, name === 'AUTH_TOKEN' ? '' : '?']))
    expect(mistakesIn(wrong)).toEqual(names.map((name) => expect.stringMatching(new RegExp(`^${name} must be `))))
  })

  it('is told without what was written there: it could be a secret', () => {
    const wrong = Object.fromEntries(Object.keys(environment).map((name) => [name, 'hush']))
    expect(mistakesIn(wrong).join()).not.toContain('hush')
  })
})
