import { paths } from '../../src/runtime/paths'
import type { RoutingFile } from '../../tools/routing/schema'
import { usePatchbay } from '../support/patchbay'
import { openSession } from '../support/proxy-sessions'
import { neverOpen, routing as standard, workers } from '../support/routing'

const numbers = { plain: '+12025550401', paused: '+12025550402', goesOn: '+12025550403', private: '+12025550404' }
const { ada, grace } = workers

/** A number with each rule, and a closed one without. */
const routing: RoutingFile = {
  ...standard,
  teams: [
    ...standard.teams,
    { id: 'closed', workers: [ada.identity], strategy: 'sticky', hours: neverOpen.id },
    { id: 'everybody', workers: [ada.identity, grace.identity], strategy: 'sticky' },
  ],
  numbers: [
    { address: numbers.plain, service: 'proxy', team: 'everybody' },
    { address: numbers.paused, service: 'proxy', team: 'closed', sessions: { pauseWhileClosed: true } },
    { address: numbers.goesOn, service: 'proxy', team: 'closed' },
    { address: numbers.private, service: 'proxy', team: 'everybody', sessions: { keepContactsPrivate: true } },
  ],
  hours: [neverOpen],
}

const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())

let customers = 0
/** A customer in an open session with Ada, who sees this of them. */
function inSession(number: string): { readonly customer: string; readonly seen: string } {
  const customer = `+1303741${String(++customers).padStart(4, '0')}`
  const { proxy } = story.patchbay.platform
  openSession([{ address: customer, sees: number }, { address: ada.phone }], story.patchbay.platform)
  return { customer, seen: proxy.findOpen(customer, number)?.other.proxyIdentifier ?? '' }
}

const write = async (from: string, to: string, body = 'Are you there?') =>
  (await story.patchbay.network.text({ from, to, body })).outcome

const call = async (from: string, to: string) =>
  (await story.patchbay.network.call({ from, to, worker: 'answers', message: 'none' })).outcome

/** Twilio's debugger says that we have stopped it: 80909. */
const announceStop = () => story.announce('debugger', /^80909 /)

describe('In an open session', () => {
  const { plain } = numbers

  it('everything passes, in both directions', async () => {
    const { customer, seen } = inSession(plain)
    expect(await write(customer, plain, 'Call me at +1 303 555 0199')).toBe('delivered')
    expect(await write(ada.phone, seen)).toBe('delivered')
    expect(await call(customer, plain)).toBe('answered')
  })

  it.each([
    ['everybody', (customer: string) => customer],
    ['the worker', (address: string) => ({ address, workers: [ada.identity] })],
  ])('nothing passes any more once the customer is kept from %s, in neither direction', async (_, entry) => {
    announceStop()
    const { customer, seen } = inSession(plain)
    expect(await write(customer, plain)).toBe('delivered')
    await story.patchbay.bring({ ...routing, blocked: [entry(customer)] })
    expect(await write(customer, plain)).toBe('blocked')
    expect(await call(customer, plain)).toBe('blocked')
    expect(await write(ada.phone, seen)).toBe('blocked')
    expect(await call(ada.phone, seen)).toBe('blocked')
  })

  it('everything passes where the customer is kept from another worker', async () => {
    const { customer } = inSession(plain)
    await story.patchbay.bring({ ...routing, blocked: [{ address: customer, workers: [grace.identity] }] })
    expect(await write(customer, plain)).toBe('delivered')
  })
})

describe('While the team is closed', () => {
  it('nothing passes on a number that pauses', async () => {
    announceStop()
    const { customer, seen } = inSession(numbers.paused)
    expect(await write(customer, numbers.paused)).toBe('blocked')
    expect(await call(ada.phone, seen)).toBe('blocked')
  })

  it('an open session goes on at any other number', async () => {
    const { customer, seen } = inSession(numbers.goesOn)
    expect(await write(customer, numbers.goesOn)).toBe('delivered')
    expect(await call(ada.phone, seen)).toBe('answered')
  })
})

describe('On a number that keeps contacts private', () => {
  it.each(['Call me at +1 303 555 0199', 'I am at ada (at) example.com'])(
    'a text does not arrive that says "%s", from neither side',
    async (words) => {
      announceStop()
      const { customer, seen } = inSession(numbers.private)
      expect(await write(customer, numbers.private, words)).toBe('blocked')
      expect(await write(ada.phone, seen, words)).toBe('blocked')
      const { messages } = story.patchbay.platform
      expect(messages.list().filter(({ body, direction }) => body === words && direction !== 'inbound')).toEqual([])
    },
  )

  it('any other text arrives, and calls', async () => {
    const { customer, seen } = inSession(numbers.private)
    expect(await write(customer, numbers.private, 'Order 2026-11-20 for 49.90, 3 pieces')).toBe('delivered')
    expect(await write(ada.phone, seen, 'It comes at 10:30')).toBe('delivered')
    expect(await call(customer, numbers.private)).toBe('answered')
  })
})

describe('Whatever could not be found out, a text passes', () => {
  it.each([
    ['Sync is down', 'sync: 503'],
    ['Sync takes 5 s', 'sync: delay 5s'],
    ['Proxy is down', 'proxy: 503'],
  ])('where %s', async (_, fault) => {
    story.announce('fallback', /\/proxy\/intercept/)
    const { platform } = story.patchbay
    const { customer } = inSession(numbers.private)
    platform.faults.add(fault)
    const stop = platform.events.listen(({ event }) => {
      if (event.kind === 'webhook' && event.exchange.url.endsWith(paths.intercept)) platform.faults.clear()
    })
    expect(await write(customer, numbers.private, 'Call me at +1 303 555 0199')).toBe('delivered')
    stop()
  })
})
