import { measureRoundTrips, type RoundTrips } from '../../bench/scenarios/round-trips'

let measured: readonly RoundTrips[]
beforeAll(async () => {
  measured = await measureRoundTrips()
})

const of = (webhook: string) => {
  const found = measured.find((one) => one.webhook === webhook)
  if (!found) throw new Error(`Nobody measured ${webhook}`)
  return found
}

describe('On the path of a warm webhook', () => {
  it('whisper asks nothing', () => {
    expect(of('whisper').warm.calls).toEqual([])
  })

  it('incoming reads the block list, and no more', () => {
    expect(of('incoming').warm).toMatchObject({ calls: ['read blocked'], roundTrips: 1 })
  })

  it('a known customer out of session takes one round trip, in which the session is begun', () => {
    const { calls, writes, roundTrips } = of('known customer out of session').warm
    expect(calls).toContain('create openings')
    expect({ writes, roundTrips }).toEqual({ writes: 1, roundTrips: 1 })
  })

  it('a first contact takes two round trips, and one write more', () => {
    expect(of('first contact out of session').warm).toMatchObject({ writes: 2, roundTrips: 2 })
  })

  it('a worker who calls back waits until it is known with whom they were in touch, and then for their session', () => {
    const { calls, roundTrips } = of('a worker calls back').warm
    expect(calls.slice(4)).toEqual([
      'list recents',
      'list calls',
      'read blocked',
      'create claims',
      'create openings',
      'create Sessions',
      'create Sessions Participants',
      'create Sessions Participants',
    ])
    expect(roundTrips).toBe(8)
  })

  it('choose-customer notes the choice, and no more', () => {
    expect(of('choose-customer').warm).toMatchObject({ calls: ['create calls'], roundTrips: 1 })
  })

  it('intercept asks who is in a session once, and each time who is blocked', () => {
    expect(of('intercept').warm).toMatchObject({ writes: 0, roundTrips: 3 })
    expect(of('intercept, of a session that is known').warm).toMatchObject({ calls: ['read blocked'], roundTrips: 1 })
  })

  it('interaction notes the interaction, and whom the worker was in touch with', () => {
    const { calls, roundTrips } = of('interaction').warm
    expect(calls.slice(-2)).toEqual(['create calls', 'create recents'])
    expect(roundTrips).toBe(3)
    expect(of('interaction, of a session that is known').warm).toMatchObject({
      calls: ['create calls', 'create recents', 'read recents', 'update recents'],
      roundTrips: 3,
    })
  })

  it.each(['conversation-status', 'conversation-recording', 'whisper-action'])(
    '%s is one write and no read',
    (webhook) => {
      expect(of(webhook).warm).toMatchObject({ reads: 0, writes: 1, roundTrips: 1 })
    },
  )

  it.each([
    ['connect-action', ['create calls']],
    ['connect-action, no answer', ['create calls']],
    ['voicemail-action', ['create voicemails', 'create calls']],
  ])('%s notes in one round trip, and no more', (webhook, calls) => {
    expect(of(webhook).warm).toMatchObject({ calls, roundTrips: 1 })
  })

  it('voicemail-recording keeps what it is told, and then announces it, which nobody waits for', () => {
    const { calls, writes, roundTrips } = of('voicemail-recording').warm
    expect(calls[0]).toBe('create voicemails')
    expect(calls.at(-1)).toBe('create Messages')
    expect({ writes, roundTrips }).toEqual({ writes: 4, roundTrips: 6 })
  })

  it('call-status reads what became of the call, and announces it where it was missed', () => {
    expect(of('call-status').warm).toMatchObject({ calls: ['list calls'], roundTrips: 1 })
    const { calls, writes, roundTrips } = of('call-status, missed').warm
    expect(calls.at(-1)).toBe('create Messages')
    expect({ writes, roundTrips }).toEqual({ writes: 3, roundTrips: 5 })
  })

  it('play-voicemail looks for the message, and fetches its audio', () => {
    expect(of('play-voicemail').warm).toMatchObject({ calls: ['list voicemails', 'read Recordings'], roundTrips: 2 })
  })
})

describe('On the path of a warm webhook of Frontline', () => {
  it('outgoing-conversation learns all at once, and then gives the address and notes it', () => {
    expect(of('outgoing-conversation').warm).toMatchObject({
      calls: ['list ParticipantConversations', 'read given', 'read assignments', 'create openings', 'create given'],
      roundTrips: 3,
    })
  })

  const learned = [
    'list Conversations Participants',
    'list ParticipantConversations',
    'read assignments',
    'read blocked',
    'list Conversations Participants',
  ]

  it('routing learns all at once, and then who was in the last Conversation', () => {
    expect(of('routing, a worker is there').warm).toMatchObject({ calls: learned, roundTrips: 2 })
  })

  it('routing adds the worker and then notes the number; before, a first contact is assigned, and others agree', () => {
    const added = ['create Conversations Participants', 'create given']
    expect(of('routing, a known customer').warm).toMatchObject({
      calls: [...learned, 'create openings', ...added],
      roundTrips: 5,
    })
    expect(of('routing, a first contact').warm).toMatchObject({
      calls: [...learned, 'create assignments', 'create Conversations Participants', 'create openings', 'create given'],
      roundTrips: 5,
    })
  })

  it('conversations reads whose the address is, and then the customer, and describes whoever joins', () => {
    const calls = ['read customers', 'read customers']
    expect(of('conversations, one is made').warm).toMatchObject({ calls, roundTrips: 2 })
    expect(of('conversations, a customer joins').warm).toMatchObject({
      calls: [...calls, 'update Conversations Participants'],
      roundTrips: 3,
    })
  })

  it('conversations asks who was in one that is closed, and no more where customers stay with their workers', () => {
    expect(of('conversations, one is closed').warm).toMatchObject({
      calls: ['list Conversations Participants'],
      roundTrips: 1,
    })
  })

  it('conversations looks who is there when a customer writes, and routes where nobody is', () => {
    expect(of('conversations, a customer writes').warm).toMatchObject({
      calls: ['list Conversations Participants'],
      roundTrips: 1,
    })
    const { calls, roundTrips } = of('routing, a first contact').warm
    expect(of('conversations, a customer writes to nobody').warm).toMatchObject({
      calls,
      roundTrips: roundTrips + 1,
    })
  })

  it('crm reads two lists at once, and to search them, first what begins where', () => {
    expect(of('crm, the list').warm).toMatchObject({ calls: ['list customers', 'list customers'], roundTrips: 1 })
    expect(of('crm, a search').warm).toMatchObject({
      calls: Array.from({ length: 4 }, () => 'list customers'),
      roundTrips: 2,
    })
  })

  it.each(['crm, one customer', 'templates'])('%s reads the customer, and no more', (webhook) => {
    expect(of(webhook).warm).toMatchObject({ calls: ['read customers'], roundTrips: 1 })
  })
})

describe('Where sessions or turns are counted', () => {
  it.each([
    ['a capacity of 50', { known: 2, first: 2 }],
    ['least busy', { known: 2, first: 2 }],
    ['round robin', { known: 1, first: 3 }],
  ])('%s costs as many round trips as decisions/010 says', (name, { known, first }) => {
    expect(of(`known customer out of session, ${name}`).warm.roundTrips).toBe(known)
    expect(of(`first contact out of session, ${name}`).warm.roundTrips).toBe(first)
  })
})

describe('In a container that has just started', () => {
  it('a webhook that only notes reads the layout before', () => {
    expect(of('conversation-status').cold.calls).toEqual(['read layout', 'create calls'])
  })

  /** Number and team, or number and layout, each after the other. */
  const twoMore =
    /^(?:connect-action|voicemail-recording|call-status, missed|intercept$|a worker calls back|.*session, .*)/
  /** For an answer about an interaction nobody waits; and what is known only a warm container knows. */
  const others = /^interaction|of a session that is known$/

  it('a caller waits for at most one round trip more than in a warm one, and two more where somebody counts or notes', () => {
    const more = ({ webhook }: RoundTrips) => (twoMore.test(webhook) ? 2 : 1)
    const longer = measured.filter(
      (one) => !others.test(one.webhook) && one.cold.roundTrips > one.warm.roundTrips + more(one),
    )
    expect(longer).toEqual([])
  })
})
