import { createHash, randomUUID } from 'node:crypto'
import { german } from '../fixtures/prompts'
import { neverOpen, routing as standard, numbers, workers } from '../support/routing'
import { heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import type { RoutingFile } from '../../tools/routing/schema'

const proxy = {
  limited: '+12025550121',
  turns: '+12025550122',
  busy: '+12025550123',
  closed: '+12025550124',
  overflowing: '+12025550125',
}
const [ada, grace] = [workers.ada.identity, workers.grace.identity]
const tom = { identity: 'tom@example.com', phone: '+12025550153', capacity: 1, proxyAddresses: [] }
const ina = { identity: 'ina@example.com', phone: '+12025550154', capacity: 1, proxyAddresses: [] }
const blocked = '+13035550666'

/** Teams that choose in each way, one that is always closed, and one that overflows. */
const routing: RoutingFile = {
  ...standard,
  workers: [...standard.workers, tom, ina],
  teams: [
    ...standard.teams,
    { id: 'limited', workers: [tom.identity, ina.identity], strategy: 'sticky' },
    { id: 'turns', workers: [ada, grace], strategy: 'round-robin' },
    { id: 'busy', workers: [ada, grace], strategy: 'least-busy' },
    { id: 'closed', workers: [ada], strategy: 'sticky', hours: 'never' },
    { id: 'overflowing', workers: [ada], strategy: 'sticky', hours: 'never', overflow: 'night-shift' },
    { id: 'night-shift', workers: [grace], strategy: 'sticky' },
  ],
  numbers: [
    ...standard.numbers,
    { address: proxy.limited, service: 'proxy', team: 'limited' },
    { address: proxy.turns, service: 'proxy', team: 'turns' },
    { address: proxy.busy, service: 'proxy', team: 'busy' },
    { address: proxy.closed, service: 'proxy', team: 'closed', language: 'de-DE' },
    { address: proxy.overflowing, service: 'proxy', team: 'overflowing' },
  ],
  hours: [neverOpen],
  prompts: [german],
  blocked: [blocked],
}

const story = usePatchbay({ routing })

/** The same text each time, so that it does not wait for itself; and nobody's number. */
const textOf = (from: string, to: string) => `SM${createHash('md5').update(`${from} ${to}`).digest('hex')}`

/** Who a text of this customer is put through to, by phone; the words of the answer where that is nobody. */
async function reached(from: string, to: string, sid = textOf(from, to)): Promise<string> {
  const { body } = await story.patchbay.ask('/proxy/out-of-session', {
    MessageSid: sid,
    From: from,
    To: to,
    Body: 'Hi',
  })
  return body.startsWith('{') ? String((JSON.parse(body) as Record<string, unknown>)['participantIdentifier']) : body
}

const customers = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => `+1303${prefix}${String(n).padStart(4, '0')}`)

describe('A team whose workers have one session at most', () => {
  it('takes as many customers as it has workers, each by another, and no more', async () => {
    const [first = '', second = '', third = ''] = customers(3, '701')
    const phones = [await reached(first, proxy.limited), await reached(second, proxy.limited)]
    expect(new Set(phones)).toEqual(new Set([tom.phone, ina.phone]))
    expect(await reached(third, proxy.limited)).toContain('Sorry, nobody is available right now.')

    // Who holds a place is not in their own way.
    expect(await reached(first, proxy.limited)).toBe(phones[0])
    const log = await story.patchbay.takeLog()
    expect(log.map(({ because }) => because)).toEqual([
      'first-contact',
      'first-contact',
      'nobody-available',
      'assigned',
    ])
  })

  it('takes another when a session has come to its end', async () => {
    await story.patchbay.platform.clock.sleep(3631 * 1000)
    // Time passes at Twilio, and not for the Functions, which remember for five seconds of their own who was full.
    await story.patchbay.restartFunctions()
    expect([tom.phone, ina.phone]).toContain(await reached('+13037020001', proxy.limited))
  })
})

describe('A team that goes by turns', () => {
  it('is reached by one customer after the other, each time somebody else, and stays with them', async () => {
    // Each shard counts by itself: enough customers for all of them.
    const all = customers(40, '703')
    const first: string[] = []
    for (const customer of all) first.push(await reached(customer, proxy.turns))
    const count = first.filter((phone) => phone === workers.ada.phone).length
    expect(Math.abs(count - 20)).toBeLessThanOrEqual(1)
    expect(await reached(all[0] ?? '', proxy.turns)).toBe(first[0])
    expect(await reached(all[1] ?? '', proxy.turns)).toBe(first[1])
  })
})

describe('A team that chooses the least busy', () => {
  it('shares its customers evenly', async () => {
    const phones: string[] = []
    for (const customer of customers(10, '704')) phones.push(await reached(customer, proxy.busy))
    expect(phones.filter((phone) => phone === workers.ada.phone)).toHaveLength(5)
  })
})

describe('A team that is closed', () => {
  it("says so in the number's language, and takes a message", async () => {
    const call = await story.patchbay.network.call({
      from: '+13037050001',
      to: proxy.closed,
      worker: 'answers',
      message: 5,
    })
    expect(call.outcome).toBe('voicemail')
    expect(heard(call)[0]).toBe(german.afterHours)
    expect(await story.patchbay.takeLog()).toContainEqual(
      expect.objectContaining({ decision: 'voicemail', because: 'after-hours' }),
    )
  })

  it('answers a text', async () => {
    expect(await reached('+13037050002', proxy.closed)).toContain(german.sorryAfterHours)
  })

  it('is stood in for by the team that it overflows to', async () => {
    expect(await reached('+13037050003', proxy.overflowing)).toBe(workers.grace.phone)
  })
})

describe('A blocked customer', () => {
  it('is rejected when calling, and not answered when writing', async () => {
    const params = { CallSid: `CA${'6'.repeat(32)}`, From: blocked, To: numbers.proxy, CallStatus: 'ringing' }
    const { body } = await story.patchbay.ask('/proxy/out-of-session', params)
    expect(body).toContain('<Reject/>')
    expect(await reached(blocked, numbers.proxy)).toContain('<Response/>')
    expect(await story.patchbay.assignedTo(blocked, numbers.proxy)).toBeUndefined()
  })
})

describe('Ten first contacts of one customer at once, and ten more,', () => {
  it.each([
    ['a sticky team', numbers.proxy],
    ['a team of limited workers', proxy.limited],
    ['a team that goes by turns', proxy.turns],
    ['a team that chooses the least busy', proxy.busy],
  ])('reach one worker of %s', async (_, to) => {
    await story.patchbay.platform.clock.sleep(3631 * 1000)
    const one = () => reached('+13037060001', to, `SM${randomUUID().replaceAll('-', '')}`)
    const ten = () => Promise.all(Array.from({ length: 10 }, one))
    const answers = [...(await ten()), ...(await ten())]
    // One of them makes the session; the others are sent back to Proxy, where they find it.
    const [phone, ...more] = answers.filter((answer) => !answer.includes('<Redirect'))
    expect(more).toEqual([])
    expect([...Object.values(workers), tom, ina].map(({ phone }) => phone)).toContain(phone)
  })
})
