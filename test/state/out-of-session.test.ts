import { factsOutOfSession } from '../../src/state/out-of-session'
import { customer, number, portsFor, secretKey, teamOf, textFrom } from '../support/one-team'

describe('an opening that this version cannot read', () => {
  it('keeps nobody waiting: who is at it is not known, and all else is', async () => {
    const { items, ports } = portsFor(teamOf('sticky', 2))
    const contact = textFrom(customer(1))
    const key = secretKey('opening', customer(1), number)
    await items.create({ collection: 'openings', shardKey: key, key }, { v: 1, sid: contact.sid, since: 0 }, 60)
    const facts = await factsOutOfSession(ports, contact, new Date('2026-11-20T12:00:00Z'))
    expect(facts).toMatchObject({ making: { opening: undefined }, teams: [{ id: 'sales' }] })
  })
})
