import { checkRoutingFile } from '../../tools/routing/check'
import { broken, type Example } from '../support/broken-routing'

const mistakesIn = (change: (file: Example) => void) => {
  const checked = checkRoutingFile(broken(change))
  return checked.ok ? [] : checked.mistakes
}

type Case = readonly [mistake: string, change: (file: Example) => void, told: readonly string[]]

const names: readonly Case[] = [
  [
    'a number twice',
    ({ numbers }) => (numbers as unknown[]).push({ ...numbers[0] }),
    ['numbers.4.address: is there already'],
  ],
  [
    'a worker twice',
    ({ workers }) => (workers as unknown[]).push({ identity: 'linus@example.com' }),
    ['workers.3.identity: is there already'],
  ],
  [
    'a team twice',
    ({ teams }) => (teams as unknown[]).push({ id: 'advice', workers: ['ada@example.com'] }),
    ['teams.2.id: is there already'],
  ],
  ['hours twice', ({ hours }) => (hours as unknown[]).push({ ...hours[0] }), ['hours.1.id: is there already']],
  [
    'a team that nobody made',
    ({ numbers }) => (numbers[2]['team'] = 'sales'),
    ['numbers.2.team: "sales" is not among the teams'],
  ],
  [
    'a team that is misspelt',
    ({ numbers }) => (numbers[2]['team'] = 'advise'),
    ['numbers.2.team: "advise" is not among the teams; did you mean "advice"?'],
  ],
  [
    'a worker who is not there',
    ({ teams }) => (teams[0]['workers'] = ['ada@example.com', 'eve@example.com']),
    ['teams.0.workers: "eve@example.com" is not among the workers'],
  ],
  [
    'a worker who is misspelt',
    ({ teams }) => (teams[0]['workers'] = ['ada@exmaple.com']),
    ['teams.0.workers: "ada@exmaple.com" is not among the workers; did you mean "ada@example.com"?'],
  ],
  [
    'a worker who is in a team twice',
    ({ teams }) => (teams[0]['workers'] = ['ada@example.com', 'grace@example.com', 'ada@example.com']),
    ['teams.0.workers: "ada@example.com" is there twice'],
  ],
  [
    'hours that are misspelt, and therefore used by nobody',
    ({ teams }) => (teams[1]['hours'] = 'warehose'),
    [
      'teams.1.hours: "warehose" is not among the hours; did you mean "warehouse"?',
      'hours.0.id: no team has these hours; give them to one or remove them',
    ],
  ],
  [
    'a team to overflow to that is not there',
    ({ teams }) => (teams[1]['overflow'] = 'night'),
    ['teams.1.overflow: "night" is not among the teams'],
  ],
]

const menuOf = (...teams: readonly (readonly [key: string, team: string])[]) =>
  teams.map(([key, team]) => ({ key, team, words: 'Press it.' }))

const calls: readonly Case[] = [
  [
    'a key twice',
    ({ numbers }) => (numbers[0]['menu'] = menuOf(['1', 'advice'], ['2', 'advice'], ['1', 'deliveries'])),
    ['numbers.0.menu.2.key: is there already'],
  ],
  [
    'a key to a team that is misspelt',
    ({ numbers }) => (numbers[0]['menu'] = menuOf(['1', 'advice'], ['2', 'deliverys'])),
    ['numbers.0.menu.1.team: "deliverys" is not among the teams; did you mean "deliveries"?'],
  ],
  [
    'what Proxy does not heed',
    ({ numbers }) =>
      Object.assign(numbers[2], {
        greeting: 'Hello',
        menu: menuOf(['1', 'advice']),
        inboundAutocreation: true,
        routingAssignmentTimeoutSeconds: 5,
        inboundTimeoutSeconds: 20,
        record: 'record-from-answer',
        trim: 'trim-silence',
        whisper: 'off',
        withoutConversation: 'reject',
        missedCallText: 'Sorry.',
        notify: ['text', 'conversation'],
      }),
    [
      'numbers.2.greeting: has no effect on a Proxy number',
      'numbers.2.menu: has no effect on a Proxy number',
      'numbers.2.inboundAutocreation: has no effect on a Proxy number',
      'numbers.2.routingAssignmentTimeoutSeconds: has no effect on a Proxy number',
      'numbers.2.inboundTimeoutSeconds: has no effect on a Proxy number',
      'numbers.2.record: has no effect on a Proxy number',
      'numbers.2.trim: has no effect on a Proxy number',
      'numbers.2.whisper: has no effect on a Proxy number',
      'numbers.2.withoutConversation: has no effect on a Proxy number',
      'numbers.2.missedCallText: has no effect on a Proxy number',
      'numbers.2.notify.1: has no effect on a Proxy number',
      'numbers.2.withoutConversation: has no effect where every caller gets a Conversation',
    ],
  ],
  [
    'texts from a number that sends none',
    ({ numbers }) => (numbers[1]['address'] = 'whatsapp:+12025550199'),
    [
      'numbers.1.missedCallText: needs a phone number, from which a text can be sent',
      'numbers.1.notify.1: needs a phone number, from which a text can be sent',
    ],
  ],
  [
    'recordings that are trimmed but not made',
    ({ numbers }) => Object.assign(numbers[0], { record: 'do-not-record', trim: 'trim-silence' }),
    ['numbers.0.trim: has no effect where calls are not recorded'],
  ],
  [
    'what becomes of strangers where there are none',
    ({ numbers }) => Object.assign(numbers[0], { inboundAutocreation: true, withoutConversation: 'reject' }),
    ['numbers.0.withoutConversation: has no effect where every caller gets a Conversation'],
  ],
  [
    'a wait for Conversations that nobody creates',
    ({ numbers }) => Object.assign(numbers[0], { inboundAutocreation: false, routingAssignmentTimeoutSeconds: 5 }),
    ['numbers.0.routingAssignmentTimeoutSeconds: has no effect where no Conversation is created'],
  ],
  [
    'a notice twice',
    ({ numbers }) => (numbers[0]['notify'] = ['text', 'text']),
    ['numbers.0.notify.1: is there already'],
  ],
]

/** What says the same as a default of the environment, or could have an effect by it. */
const harmless: readonly (readonly [string, object])[] = [
  ['a trim, and recordings as in the environment', { trim: 'trim-silence' }],
  ['no trim, and no recordings', { record: 'do-not-record', trim: 'do-not-trim' }],
  ['what becomes of strangers, and Conversations as in the environment', { withoutConversation: 'reject' }],
  ['what becomes of strangers who get no Conversation', { inboundAutocreation: false, withoutConversation: 'message' }],
  ['a wait for Conversations', { inboundAutocreation: true, routingAssignmentTimeoutSeconds: 60 }],
  ['nobody to be told', { notify: [] }],
  ['nine keys to one team', { menu: menuOf(...'123456789'.split('').map((key) => [key, 'advice'] as const)) }],
]

const overflow: readonly Case[] = [
  [
    'a team that overflows to itself',
    ({ teams }) => (teams[1]['overflow'] = 'deliveries'),
    ['teams.1.overflow: must be another team'],
  ],
  [
    'two teams that overflow to each other, once',
    ({ teams }) => (teams[0]['overflow'] = 'deliveries'),
    ['teams.0.overflow: goes in a circle: advice → deliveries → advice; the last team must have no overflow'],
  ],
  [
    'a circle of three, and not of the team that leads into it',
    ({ teams }) => {
      const [advice] = teams
      advice['overflow'] = 'night'
      ;(teams as unknown[]).push(
        { ...advice, id: 'night', overflow: 'day' },
        { ...advice, id: 'day', overflow: 'advice' },
      )
    },
    ['teams.0.overflow: goes in a circle: advice → night → day → advice; the last team must have no overflow'],
  ],
  [
    'a Proxy number whose teams have no phone',
    ({ teams }) => {
      delete teams[1]['overflow']
      teams[1]['workers'] = ['linus@example.com']
    },
    ['numbers.3.team: nobody in "deliveries" has a phone, and a Proxy number needs one to ring'],
  ],
  [
    'a Proxy number whose whole chain of teams has no phone',
    ({ teams, numbers }) => {
      teams[0]['workers'] = ['linus@example.com']
      teams[1]['workers'] = ['linus@example.com']
      numbers[2]['service'] = 'frontline'
    },
    ['numbers.3.team: nobody in "deliveries", "advice" has a phone, and a Proxy number needs one to ring'],
  ],
]

const chainOf = (length: number, { teams }: Example) => {
  const [advice] = teams
  const ids = Array.from({ length }, (_, n) => `late-${n}`)
  const late = ids.map((id, n) => ({ ...advice, id, ...(n + 1 < length && { overflow: ids[n + 1] }) }))
  ;(teams as unknown[]).push(...late)
}

const longChains: readonly Case[] = [
  ['nothing in a chain of ten teams', (file) => chainOf(10, file), []],
  [
    'a chain of eleven teams',
    (file) => chainOf(11, file),
    [expect.stringMatching(/^teams\.2\.overflow: begins a chain of 11 teams, late-0 → .* → late-10; it may have 10$/)],
  ],
  [
    'a chain of a thousand teams, once',
    (file) => chainOf(1000, file),
    [expect.stringMatching(/^teams\.991\.overflow: begins a chain of 11 teams, late-989 → /)],
  ],
]

const addresses: readonly Case[] = [
  [
    'an address of two workers',
    ({ workers }) => (workers[2]['proxyAddresses'] = ['chat:grace']),
    ['workers.2.proxyAddresses.0: is already an address of "grace@example.com"'],
  ],
  [
    'a proxy address that belongs to Proxy',
    ({ workers }) => (workers[2]['proxyAddresses'] = ['+12025550103']),
    ['workers.2.proxyAddresses.0: is a number of Proxy, from which Frontline cannot write; it must be another'],
  ],
  [
    'a phone of two workers',
    ({ workers }) => (workers[2]['phone'] = '+12025550151'),
    ['workers.2.phone: is already the phone of "ada@example.com"'],
  ],
  [
    'a phone that is a number of ours',
    ({ workers }) => (workers[2]['phone'] = '+12025550103'),
    ["workers.2.phone: is one of our numbers; it must be the worker's own"],
  ],
  [
    'a blocked number of ours, also on WhatsApp',
    ({ blocked }) => blocked.push('+12025550103', 'whatsapp:+12025550102'),
    ['blocked.2: is one of our numbers', 'blocked.3: is one of our numbers'],
  ],
  [
    'a worker who is blocked',
    ({ blocked }) => blocked.push('+12025550152'),
    ['blocked.2: is the phone of "grace@example.com"'],
  ],
  ['somebody who is blocked twice', ({ blocked }) => blocked.push('+12025550190'), ['blocked.2: is there already']],
  [
    'somebody who is blocked for everybody and for some',
    ({ blocked }) => blocked.push({ address: '+12025550190', workers: ['ada@example.com'] }),
    ['blocked.2.address: is there already'],
  ],
  [
    'workers for whom somebody is blocked, of whom one is misspelt and one is there twice',
    ({ blocked }) =>
      blocked.push({
        address: '+12025550192',
        workers: ['ada@example.com', 'grace@exmaple.com', 'ada@example.com'],
      }),
    [
      'blocked.2.workers: "grace@exmaple.com" is not among the workers; did you mean "grace@example.com"?',
      'blocked.2.workers: "ada@example.com" is there twice',
    ],
  ],
  [
    'a worker who is blocked for another',
    ({ blocked }) => blocked.push({ address: '+12025550152', workers: ['ada@example.com'] }),
    ['blocked.2.address: is the phone of "grace@example.com"'],
  ],
]

const templates: readonly Case[] = [
  [
    'a misspelt placeholder, one that there is not, and half of one',
    ({ templates }) => {
      templates[0].templates[0]['content'] = 'Hello {{firstname}}, {{ company }}, {{}}, {{name}'
      templates[0].templates[1]['content'] = 'Hello {{{name}}} {{first_name}} {name}'
    },
    [
      'templates.0.templates.0.content: {{firstname}} is not a placeholder; did you mean "first_name"?',
      'templates.0.templates.0.content: {{ company }} is not a placeholder; there are {{name}}, {{first_name}}, {{worker}}',
      'templates.0.templates.0.content: {{}} is not a placeholder; there are {{name}}, {{first_name}}, {{worker}}',
      'templates.0.templates.0.content: has {{ without its counterpart; placeholders are {{name}}, {{first_name}}, {{worker}}',
      'templates.0.templates.1.content: has {{ without its counterpart; placeholders are {{name}}, {{first_name}}, {{worker}}',
      'templates.0.templates.1.content: has }} without its counterpart; placeholders are {{name}}, {{first_name}}, {{worker}}',
    ],
  ],
  ['a group twice', ({ templates }) => (templates[1]['name'] = 'Openers'), ['templates.1.name: is there already']],
  [
    'more templates than Sync takes',
    ({ templates }) => {
      const many = Array.from({ length: 12 }, () => ({ content: 'x'.repeat(1_600) }))
      Object.assign(templates[1], { templates: many })
    },
    [
      expect.stringMatching(
        /^templates: would take \d+ bytes in Sync, which holds 16384; shorten some of them, or leave some out$/,
      ) as string,
    ],
  ],
]

const switches: readonly Case[] = [
  [
    'a switch of the Frontline app that nobody asks for',
    ({ teams }) => (teams as unknown[]).push({ id: 'office', workers: ['ada@example.com'], asksAvailability: true }),
    ['teams.2.asksAvailability: has no effect where no number of Frontline leads to the team'],
  ],
  [
    'a release on a Proxy number',
    ({ numbers }) => (numbers[2]['releaseOnClose'] = false),
    ['numbers.2.releaseOnClose: has no effect on a Proxy number'],
  ],
]

const reserved: readonly Case[] = [
  [
    'a number that is kept for two workers',
    ({ workers }) => {
      workers[0]['reservedNumber'] = '+12025550161'
      workers[1]['reservedNumber'] = '+12025550161'
    },
    ['workers.1.reservedNumber: is already kept for "ada@example.com"'],
  ],
  [
    'a number that is kept for a worker and that customers call',
    ({ workers }) => (workers[0]['reservedNumber'] = '+12025550103'),
    ['workers.0.reservedNumber: is among the numbers; it must be one that no customer knows'],
  ],
  [
    'a number that is kept for a worker and from which one writes in Frontline',
    ({ workers }) => {
      workers[0]['reservedNumber'] = '+12025550161'
      workers[1]['proxyAddresses'] = ['whatsapp:+12025550161']
    },
    ['workers.0.reservedNumber: is an address of "grace@example.com" in Frontline, which cannot use a number of Proxy'],
  ],
  [
    'a number that is kept for a worker and is the phone of one, or blocked',
    ({ workers }) => {
      workers[0]['reservedNumber'] = '+12025550152'
      workers[1]['reservedNumber'] = '+12025550190'
    },
    ["workers.1.phone: is one of our numbers; it must be the worker's own", 'blocked.0: is one of our numbers'],
  ],
  [
    'what Proxy would heed of a worker whom it does not reach',
    ({ workers }) => Object.assign(workers[2], { mode: 'voice-only', reservedNumber: '+12025550161' }),
    [
      'workers.2.mode: has no effect without a phone, by which Proxy reaches the worker',
      'workers.2.reservedNumber: has no effect without a phone, by which Proxy reaches the worker',
    ],
  ],
]

const sessions: readonly Case[] = [
  [
    'what only Proxy heeds',
    ({ numbers }) => Object.assign(numbers[0], { mode: 'voice-only', sessions: { endAtClosing: true } }),
    [
      'numbers.0.mode: has no effect on a number of Frontline',
      'numbers.0.sessions: has no effect on a number of Frontline',
    ],
  ],
  [
    'the closing of a team that never closes',
    ({ numbers }) => (numbers[2]['sessions'] = { endAtClosing: true, pauseWhileClosed: true }),
    [
      'numbers.2.sessions.endAtClosing: needs hours, which none of its teams has: "advice"',
      'numbers.2.sessions.pauseWhileClosed: needs hours, which none of its teams has: "advice"',
    ],
  ],
  [
    'nothing of teams of which one closes, nor of rules that are off',
    ({ numbers }) => {
      numbers[2]['sessions'] = { endAtClosing: false, pauseWhileClosed: false }
      numbers[3]['sessions'] = { endAtClosing: true, pauseWhileClosed: true }
    },
    [],
  ],
  [
    'the end of calls that there are none of',
    ({ numbers }) =>
      Object.assign(numbers[2], {
        mode: 'message-only',
        sessions: { endAfterCall: true, keepContactsPrivate: true },
      }),
    ['numbers.2.sessions.endAfterCall: has no effect where no calls are put through'],
  ],
  [
    'a watch over messages that there are none of',
    ({ numbers }) =>
      Object.assign(numbers[2], { mode: 'voice-only', sessions: { endAfterCall: true, keepContactsPrivate: true } }),
    ['numbers.2.sessions.keepContactsPrivate: has no effect where no messages are put through'],
  ],
  [
    'a number for messages where phones take only calls',
    ({ workers, numbers }) => {
      workers[0]['mode'] = 'voice-only'
      workers[1]['mode'] = 'voice-only'
      numbers[2]['mode'] = 'message-only'
    },
    ['numbers.2.mode: nobody in "advice" takes messages, which is all that is put through'],
  ],
  [
    'a number for calls where the only phones of its teams take messages',
    ({ workers, numbers }) => {
      workers[0]['mode'] = 'message-only'
      workers[1]['mode'] = 'message-only'
      delete numbers[3]['sessions']
      numbers[3]['mode'] = 'voice-only'
    },
    ['numbers.3.mode: nobody in "deliveries", "advice" takes calls, which is all that is put through'],
  ],
  [
    'nothing of a number where one phone takes what it is for',
    ({ workers, numbers }) => {
      workers[0]['mode'] = 'voice-only'
      numbers[2]['mode'] = 'message-only'
    },
    [],
  ],
]

const hours: readonly Case[] = [
  [
    'a time zone that is misspelt',
    ({ hours }) => (hours[0]['timeZone'] = 'Europe/Berln'),
    ['hours.0.timeZone: "Europe/Berln" is not a time zone that is known here; did you mean "Europe/Berlin"?'],
  ],
  [
    'a city without its continent',
    ({ hours }) => (hours[0]['timeZone'] = 'Berlin'),
    ['hours.0.timeZone: "Berlin" is not a time zone that is known here; did you mean "Europe/Berlin"?'],
  ],
  [
    'a time zone like no other',
    ({ hours }) => (hours[0]['timeZone'] = 'Moon/Crater'),
    ['hours.0.timeZone: "Moon/Crater" is not a time zone that is known here, such as Europe/Berlin'],
  ],
  [
    'days that no calendar has',
    ({ hours }) => (hours[0]['holidays'] = ['2026-02-30', '02-30', '2026-02-29', '04-31', '02-29', '2028-02-29']),
    [
      'hours.0.holidays.0: is no day: that month has 28 days',
      'hours.0.holidays.1: is no day: that month has 29 days',
      'hours.0.holidays.2: is no day: that month has 28 days',
      'hours.0.holidays.3: is no day: that month has 30 days',
    ],
  ],
  [
    'a closure that ends as it begins, or on no day',
    ({ hours }) =>
      (hours[0]['closures'] = [
        { from: '2026-11-27T12:00', until: '2026-11-27T12:00' },
        { from: '2026-11-27T12:00', until: '2026-11-31T12:00' },
      ]),
    [
      'hours.0.closures.0.until: must be after it begins',
      'hours.0.closures.1.until: is no day: that month has 30 days',
    ],
  ],
]

const prompts: readonly Case[] = [
  [
    'a number in a language without prompts, and of prompts that no number has',
    ({ numbers }) => (numbers[0]['language'] = 'fr-FR'),
    ['numbers.0.language: "fr-FR" is not among the prompts', 'prompts.0.language: no number has "en-US"'],
  ],
  [
    'prompts twice for a language',
    ({ prompts }) => (prompts as unknown[]).push({ ...prompts[0] }),
    ['prompts.2.language: is there already'],
  ],
  [
    'a voice that is misspelt',
    ({ prompts }) => (prompts[0]['voice'] = 'Polly.Johanna'),
    ['prompts.0.voice: is not a voice of <Say>; did you mean "Polly.Joanna"?'],
  ],
  [
    'a recording where a text is sent',
    ({ prompts }) => (prompts[0]['sorry'] = 'https://example.com/sorry.mp3'),
    ['prompts.0.sorry: must be words: it is sent as a text'],
  ],
  ...['http://example.com/closed.mp3', 'HTTPS://example.com/closed.mp3', ' https://a.example/b', 'https://a b'].map(
    (url): Case => [
      `a recording that would be read out: "${url}"`,
      ({ prompts, numbers }) => {
        prompts[1]['afterHours'] = url
        Object.assign(numbers[0], { greeting: url, menu: [{ key: '1', words: url, team: 'advice' }] })
      },
      ['prompts.1.afterHours', 'numbers.0.greeting', 'numbers.0.menu.0.words'].map(
        (at) => `${at}: would be read out: a recording begins with https:// and holds no spaces`,
      ),
    ],
  ),
]

describe('The check of a routing file names', () => {
  it.each([
    ...names,
    ...calls,
    ...overflow,
    ...longChains,
    ...addresses,
    ...templates,
    ...switches,
    ...reserved,
    ...sessions,
    ...hours,
    ...prompts,
  ])('%s', (_, change, told) => {
    expect(mistakesIn(change)).toEqual(told)
  })

  it.each(harmless)('nothing of %s', (_, fields) => {
    expect(mistakesIn(({ numbers }) => Object.assign(numbers[0], fields))).toEqual([])
  })

  it.each<readonly [string, (file: Example) => void, string, number]>([
    [
      'a worker with too many addresses',
      ({ workers }) => (workers[2]['proxyAddresses'] = Array.from({ length: 500 }, (_, n) => `chat:${n}`)),
      'workers.2: would take BYTES bytes in Sync, which holds 16384; shorten its addresses and those of its teams',
      16_384,
    ],
    [
      'a team of hours with too many holidays',
      ({ hours }) => (hours[0]['holidays'] = Array.from({ length: 1300 }, () => '2026-12-25')),
      'teams.1: would take BYTES bytes in Sync, which holds 16384; shorten the holidays and closures of its hours',
      16_384,
    ],
    [
      'a number of too many letters',
      ({ numbers }) => {
        const words = '語'.repeat(500)
        const menu = '123456789'.split('').map((key) => ({ key, team: 'deliveries', words }))
        Object.assign(numbers[1], { greeting: words, missedCallText: words, menu })
      },
      'numbers.1: would take BYTES bytes in Sync, which holds 16384; shorten its greeting, its menu and the chains of its overflow teams',
      16_384,
    ],
    [
      'a blocked address with too many workers',
      ({ workers, teams, blocked }) => {
        const identities = Array.from({ length: 700 }, (_, n) => `worker-${n}@a-long-name.example.com`)
        ;(workers as unknown[]).push(...identities.map((identity) => ({ identity })))
        ;(teams as unknown[]).push({ id: 'all', workers: identities })
        blocked.push({ address: '+12025550192', workers: identities })
      },
      'blocked.2: would take BYTES bytes in Sync, which holds 16384; shorten the list of its workers',
      16_384,
    ],
    [
      'prompts of too many letters',
      ({ prompts }) => {
        const [, german] = prompts
        for (const name of Object.keys(german)) {
          if (name !== 'language' && name !== 'voice') german[name] = '語'.repeat(500)
        }
      },
      'prompts.1: would take BYTES bytes in Sync, which holds 16384; shorten its words',
      16_384,
    ],
  ])('%s, whose entry Sync would refuse, and its size', (_, change, told, limit) => {
    const [mistake = '', ...others] = mistakesIn(change)
    const bytes = Number(/\d{4,}/.exec(mistake)?.[0])
    expect(others).toEqual([])
    expect(bytes).toBeGreaterThan(limit)
    expect(mistake).toBe(told.replace('BYTES', `${bytes}`))
  })
})

describe('The check of a large file', () => {
  it('takes less than a second for a thousand misspelt workers among a thousand', () => {
    const identities = Array.from({ length: 1000 }, (_, n) => `worker-${n}@example.com`)
    const text = JSON.stringify({
      version: 1,
      workers: identities.map((identity) => ({ identity })),
      teams: [{ id: 'all', workers: identities.map((identity) => identity.replace('example', 'exmaple')) }],
      numbers: [],
    })
    const begun = process.cpuUsage() // other tests may use the same cores
    const checked = checkRoutingFile(text)
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000)
    expect(checked.ok ? [] : checked.mistakes[999]).toBe(
      'teams.0.workers: "worker-999@exmaple.com" is not among the workers; did you mean "worker-999@example.com"?',
    )
  })
})

const weeks: readonly (readonly [week: Readonly<Record<string, readonly string[]>>, told: readonly string[]])[] = [
  [{ monday: ['09:00-12:00', '12:00-18:00'] }, []],
  [{ monday: ['09:00-12:01', '12:00-18:00'] }, ['monday.1: overlaps 09:00-12:01 of monday']],
  [{ monday: ['12:00-18:00', '09:00-12:01'] }, ['monday.1: overlaps 12:00-18:00 of monday']],
  [{ monday: ['09:00-12:00', '09:00-12:00'] }, ['monday.1: overlaps 09:00-12:00 of monday']],
  [{ monday: ['09:00-18:00', '10:00-11:00'] }, ['monday.1: overlaps 09:00-18:00 of monday']],
  [{ monday: ['00:00-24:00'], tuesday: ['00:00-24:00'] }, []],
  [{ monday: ['22:00-06:00'], tuesday: ['06:00-22:00'] }, []],
  [{ monday: ['22:00-06:01'], tuesday: ['06:00-22:00'] }, ['tuesday.0: overlaps 22:00-06:01 of monday']],
  [{ sunday: ['22:00-06:00'], monday: ['06:00-22:00'] }, []],
  [{ sunday: ['22:00-06:01'], monday: ['06:00-22:00'] }, ['sunday.0: overlaps 06:00-22:00 of monday']],
  [{ monday: ['09:00-09:00'], tuesday: ['09:00-09:00'] }, []],
  [{ monday: ['09:00-09:00'], tuesday: ['08:59-09:00'] }, ['tuesday.0: overlaps 09:00-09:00 of monday']],
  [{ saturday: ['00:00-00:00'], sunday: ['00:00-00:00'] }, []],
  [{ monday: [], tuesday: ['09:00-17:00'] }, []],
]

describe('The check of a week', () => {
  it.each(weeks)('of %j finds what overlaps: %j', (week, told) => {
    const expected = told.map((one) => `hours.0.week.${one}`)
    expect(mistakesIn(({ hours }) => Object.assign(hours[0], { week }))).toEqual(expected)
  })
})
