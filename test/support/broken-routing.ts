import { readFileSync } from 'node:fs'

export const example = readFileSync('routing.example.json', 'utf8')

type Parts = Record<string, unknown>

/** The parts of the example that a mistake is put into. */
export interface Example extends Parts {
  readonly workers: [Parts, Parts, Parts]
  readonly teams: [Parts, Parts]
  readonly numbers: [Parts, Parts, Parts, Parts]
  readonly hours: [Parts & { readonly week: Parts }]
  readonly prompts: [Parts, Parts]
  readonly templates: [Parts & { readonly templates: [Parts, Parts] }, Parts]
  readonly blocked: unknown[]
}

/** The text of the example with one thing changed. */
export function broken(change: (file: Example) => void): string {
  const file = JSON.parse(example) as Example
  change(file)
  return JSON.stringify(file)
}

/** Mistakes of form: those that an editor sees too. */
export const ofForm: readonly (readonly [mistake: string, text: string, told: readonly string[]])[] = [
  [
    'a list in place of the whole',
    '[]',
    ['version: is missing', 'workers: is missing', 'teams: is missing', 'numbers: is missing'],
  ],
  ['a word in place of the whole', '"routing"', ['the file: must be an object in curly brackets']],
  ['a version that is not known', broken((file) => (file['version'] = 2)), ['version: must be 1']],
  [
    'a number without its +',
    broken(({ numbers }) => (numbers[0]['address'] = '12025550101')),
    ['numbers.0.address: must be a number such as +12025550123 or whatsapp:+12025550123'],
  ],
  [
    'a phone that is none',
    broken(({ workers }) => (workers[0]['phone'] = '555-0101')),
    ['workers.0.phone: must be a phone number such as +12025550123'],
  ],
  [
    'an identity that is empty',
    broken(({ workers }) => Object.assign(workers, { 3: { identity: '' } })),
    ['workers.3.identity: must not be empty'],
  ],
  [
    'no capacity at all',
    broken(({ workers }) => (workers[0]['capacity'] = 0)),
    ['workers.0.capacity: must be a whole number from 1 to 500'],
  ],
  [
    'more capacity than anybody has',
    broken(({ workers }) => (workers[0]['capacity'] = 501)),
    ['workers.0.capacity: must be a whole number from 1 to 500'],
  ],
  [
    'a proxy address that lacks its +',
    broken(({ workers }) => (workers[0]['proxyAddresses'] = ['12025550177'])),
    ['workers.0.proxyAddresses.0: must be +12025550123, whatsapp:+12025550123 or a chat identity'],
  ],
  [
    'a team without workers',
    broken(({ teams }) => (teams[0]['workers'] = [])),
    ['teams.0.workers: must have a worker'],
  ],
  [
    'a team with a name of its own kind',
    broken(({ teams }) => Object.assign(teams, { 2: { ...teams[0], id: 'Advice & Co' } })),
    ['teams.2.id: must be made of small letters, digits and hyphens, such as "sales"'],
  ],
  [
    'a strategy that nobody has written',
    broken(({ teams }) => (teams[0]['strategy'] = 'random')),
    ['teams.0.strategy: must be "sticky", "least-busy" or "round-robin"'],
  ],
  ['a number without a team', broken(({ numbers }) => delete numbers[0]['team']), ['numbers.0.team: is missing']],
  [
    'a greeting that XML cannot hold',
    broken(({ numbers }) => (numbers[0]['greeting'] = 'Hello\u0000')),
    ['numbers.0.greeting: must be words, without line breaks or other control characters'],
  ],
  [
    'a greeting of silence',
    broken(({ numbers }) => (numbers[0]['greeting'] = ' ')),
    ['numbers.0.greeting: must be words, without line breaks or other control characters'],
  ],
  [
    'a phone that rings too long',
    broken(({ numbers }) => (numbers[0]['inboundTimeoutSeconds'] = 600.5)),
    ['numbers.0.inboundTimeoutSeconds: must be a whole number of seconds from 5 to 600'],
  ],
  ['a menu without keys', broken(({ numbers }) => (numbers[0]['menu'] = [])), ['numbers.0.menu: must have a key']],
  [
    'a key that means something else',
    broken(({ numbers }) => (numbers[0]['menu'] = [{ key: '0', team: 'advice', words: 'Press zero.' }])),
    ['numbers.0.menu.0.key: must be a key in quotes, "1" to "9"'],
  ],
  [
    'a key that is a number',
    broken(({ numbers }) => (numbers[0]['menu'] = [{ key: 1, team: 'advice', words: 'Press one.' }])),
    ['numbers.0.menu.0.key: must be text in quotes'],
  ],
  [
    'a key without words',
    broken(({ numbers }) => (numbers[0]['menu'] = [{ key: '1', team: 'advice' }])),
    ['numbers.0.menu.0.words: is missing'],
  ],
  [
    'an answer that is neither yes nor no',
    broken(({ numbers }) => (numbers[0]['inboundAutocreation'] = 'true')),
    ['numbers.0.inboundAutocreation: must be true or false'],
  ],
  [
    'routing that has no time at all',
    broken(({ numbers }) => (numbers[0]['routingAssignmentTimeoutSeconds'] = 0)),
    ['numbers.0.routingAssignmentTimeoutSeconds: must be a whole number of seconds from 1 to 60'],
  ],
  [
    'routing that has more time than anybody waits',
    broken(({ numbers }) => (numbers[0]['routingAssignmentTimeoutSeconds'] = 61)),
    ['numbers.0.routingAssignmentTimeoutSeconds: must be a whole number of seconds from 1 to 60'],
  ],
  [
    'a recording as it was written once',
    broken(({ numbers }) => (numbers[0]['record'] = true)),
    [
      'numbers.0.record: must be "do-not-record", "record-from-answer", "record-from-answer-dual", ' +
        '"record-from-ringing" or "record-from-ringing-dual"',
    ],
  ],
  [
    'a whisper that nobody has written',
    broken(({ numbers }) => (numbers[0]['whisper'] = 'on')),
    ['numbers.0.whisper: must be "off", "announce" or "accept"'],
  ],
  [
    'a trim, a policy and a notice of no kind',
    broken(({ numbers }) => Object.assign(numbers[0], { trim: 'yes', withoutConversation: 'x', notify: ['mail'] })),
    [
      'numbers.0.trim: must be "do-not-trim" or "trim-silence"',
      'numbers.0.withoutConversation: must be "voicemail", "message" or "reject"',
      'numbers.0.notify.0: must be "conversation" or "text"',
    ],
  ],
  [
    'a language that <Say> does not speak',
    broken(({ numbers }) => (numbers[0]['language'] = 'en_US')),
    ['numbers.0.language: must be a language that <Say> speaks, such as en-US; did you mean "en-US"?'],
  ],
  [
    'a misspelt name',
    broken(({ numbers }) => (numbers[0]['greetings'] = 'Hello')),
    ['numbers.0.greetings: is not known here; did you mean "greeting"?'],
  ],
  [
    'a name that is none of ours',
    broken(({ numbers }) => (numbers[0]['colour'] = 'red')),
    ['numbers.0.colour: is not known here; is it misspelt?'],
  ],
  [
    'a time that no clock shows',
    broken(({ hours }) => (hours[0].week['monday'] = ['09:00-25:00'])),
    ['hours.0.week.monday.0: must be from when until when, such as 09:00-17:30'],
  ],
  [
    'a day in another language',
    broken(({ hours }) => (hours[0].week['lundi'] = ['09:00-17:00'])),
    ['hours.0.week.lundi: is not known here; is it misspelt?'],
  ],
  [
    'a week without days',
    broken(({ hours }) => Object.assign(hours[0], { week: {} })),
    ['hours.0.week: must have a day, such as "monday": ["09:00-17:00"]'],
  ],
  [
    'a holiday as an American writes it',
    broken(({ hours }) => (hours[0]['holidays'] = ['12/25/2026'])),
    ['hours.0.holidays.0: must be a day such as 2026-12-25, or 12-25 for every year'],
  ],
  [
    'a closure without a time',
    broken(({ hours }) => (hours[0]['closures'] = [{ from: '2026-11-27', until: '2026-11-27T17:00' }])),
    ['hours.0.closures.0.from: must be a day and a time such as 2026-11-27T12:00'],
  ],
  [
    'a time zone that has no form',
    broken(({ hours }) => (hours[0]['timeZone'] = '+01:00')),
    ['hours.0.timeZone: must be a time zone such as Europe/Berlin'],
  ],
  ['prompts that lack words', broken(({ prompts }) => delete prompts[1]['sorry']), ['prompts.1.sorry: is missing']],
  [
    'a blocked address that is none',
    broken(({ blocked }) => (blocked[0] = 'the tax office')),
    ['blocked.0: must be a number such as +12025550123 or whatsapp:+12025550123'],
  ],
  [
    'a blocked address that is a count',
    broken(({ blocked }) => (blocked[0] = 5)),
    ['blocked.0: must be text in quotes'],
  ],
  [
    'a blocked pair that lacks its workers, and has another name',
    broken(({ blocked }) => (blocked[0] = { address: '+12025550190', wrokers: ['ada@example.com'] })),
    ['blocked.0.workers: is missing', 'blocked.0.wrokers: is not known here; did you mean "workers"?'],
  ],
  [
    'a blocked pair of no phone and nobody',
    broken(({ blocked }) => (blocked[0] = { address: 'whatsapp:+12025550190', workers: [] })),
    ['blocked.0.address: must be a phone number such as +12025550123', 'blocked.0.workers: must have a worker'],
  ],
  [
    'a mode of no kind, of a number and of a phone',
    broken(({ workers, numbers }) => {
      workers[0]['mode'] = 'sms-only'
      numbers[2]['mode'] = 'video'
    }),
    [
      'workers.0.mode: must be "message-only", "voice-only" or "voice-and-message"',
      'numbers.2.mode: must be "message-only", "voice-only" or "voice-and-message"',
    ],
  ],
  [
    'a number kept for a worker that is none',
    broken(({ workers }) => (workers[0]['reservedNumber'] = 'whatsapp:+12025550161')),
    ['workers.0.reservedNumber: must be a phone number such as +12025550123'],
  ],
  [
    'sessions that end before they begin, and in words',
    broken(({ numbers }) => (numbers[2]['sessions'] = { ttlSeconds: 0, endAtClosing: 'yes' })),
    [
      'numbers.2.sessions.ttlSeconds: must be a whole number of seconds from 1 to 2147483646',
      'numbers.2.sessions.endAtClosing: must be true or false',
    ],
  ],
  [
    'sessions that last longer than Proxy takes',
    broken(({ numbers }) => (numbers[2]['sessions'] = { ttlSeconds: 2_147_483_647 })),
    ['numbers.2.sessions.ttlSeconds: must be a whole number of seconds from 1 to 2147483646'],
  ],
  [
    'sessions without a rule',
    broken(({ numbers }) => (numbers[2]['sessions'] = {})),
    ['numbers.2.sessions: must have a rule, such as "ttlSeconds": 3600'],
  ],
  [
    'a rule of sessions that is misspelt',
    broken(({ numbers }) => (numbers[2]['sessions'] = { endAfterCalls: true })),
    ['numbers.2.sessions.endAfterCalls: is not known here; did you mean "endAfterCall"?'],
  ],
  [
    'answers that come all the time',
    broken(({ numbers }) => (numbers[2]['answerEverySeconds'] = 59)),
    ['numbers.2.answerEverySeconds: must be a whole number of seconds from 60 to 604800'],
  ],
  [
    'answers that come never',
    broken(({ numbers }) => (numbers[2]['answerEverySeconds'] = 604_801)),
    ['numbers.2.answerEverySeconds: must be a whole number of seconds from 60 to 604800'],
  ],
  [
    'a switch and a release that are neither on nor off',
    broken(({ teams, numbers }) => {
      teams[1]['asksAvailability'] = 'yes'
      numbers[1]['releaseOnClose'] = 1
    }),
    ['teams.1.asksAvailability: must be true or false', 'numbers.1.releaseOnClose: must be true or false'],
  ],
  [
    'a template that nobody could send, and one that says nothing',
    broken(({ templates }) => {
      templates[0].templates[0]['content'] = 'x'.repeat(1_601)
      templates[0].templates[1]['content'] = '\n'
    }),
    [
      'templates.0.templates.0.content: must have at most 1600 characters',
      'templates.0.templates.1.content: must be words, without control characters other than line breaks (\\n)',
    ],
  ],
  [
    'a group without templates, and a misspelt mark',
    broken(({ templates }) => {
      Object.assign(templates[0].templates[0], { whatsappApproved: true })
      templates[1]['templates'] = []
    }),
    [
      'templates.0.templates.0.whatsappApproved: is not known here; did you mean "whatsAppApproved"?',
      'templates.1.templates: must have a template',
    ],
  ],
  [
    'mistakes in several places',
    broken((file) => {
      file['version'] = 2
      file.numbers[0]['service'] = 'sip'
      file.teams[0]['workers'] = 'ada@example.com'
    }),
    [
      'version: must be 1',
      'teams.0.workers: must be a list in square brackets',
      'numbers.0.service: must be "frontline" or "proxy"',
    ],
  ],
]
