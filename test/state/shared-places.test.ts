import { sticky } from '../../src/routing/strategies'
import { customer, number, portsFor, portsOn, reach, sessionsIn, teamOf, type TeamPorts } from '../support/one-team'

/** Something that others wait for until it is opened. */
function newGate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

/**
 * Two workers with one place each, and two contacts of one customer, who belongs to nobody yet, in two containers:
 *
 *   contact A   take one of the favourite → full   assign favourite                       take one of the other → held
 *   contact B   (sees that the favourite is full)  take one of the other → held   assign other → favourite   give back …
 */
describe('A place that another contact of the same customer is put through on', () => {
  it('is not given back, so that nobody else gets it', async () => {
    const team = teamOf('least-busy', 2, 1)
    const { ports, items } = portsFor(team)
    const favourite = sticky(customer(1), team.members)?.identity ?? ''
    const other = team.members.find(({ identity }) => identity !== favourite)?.identity ?? ''
    const [isFull, inVain, mayGoOn] = [newGate(), newGate(), newGate()]
    const [hasTaken, mayGiveBack] = [newGate(), newGate()]

    const pausing: TeamPorts = {
      ...ports,
      leases: {
        ...ports.leases,
        take: async (...asked) => {
          const held = await ports.leases.take(...asked)
          if (held !== 'full') return held
          inVain.open()
          await mayGoOn.opened
          return 'full'
        },
      },
    }
    const a = reach(pausing, customer(1), isFull.opened)
    await settled()
    await ports.leases.take(favourite, 1, { customer: customer(99), number })
    let stranger: string | undefined = 'nobody has asked'
    const another = portsOn(items, team)
    const slow: TeamPorts = {
      ...another,
      leases: {
        ...another.leases,
        take: async (...asked) => {
          const held = await another.leases.take(...asked)
          if (held === 'full') return held
          const giveBack = async () => {
            hasTaken.open()
            await mayGiveBack.opened
            await held.giveBack()
            stranger = await reach(portsOn(items, team), customer(2))
          }
          return { giveBack }
        },
      },
    }
    const b = reach(slow, customer(1), inVain.opened)
    await settled()
    isFull.open()
    await hasTaken.opened
    mayGoOn.open()
    expect(await a).toBe(other)
    mayGiveBack.open()
    await b
    expect(await sessionsIn(items, team)).toEqual({ [favourite]: 1, [other]: 1 })
    expect(stranger).toBeUndefined()
  })
})

/** Longer than anything that is under way in memory. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve))
}
