import type { OwnNumber } from '../../src/routing/directory'
import { ourAddress } from '../../src/state/our-address'

const listed = (address: string): OwnNumber => ({ address, service: 'frontline', teams: ['sales'] })
const numbers = new Map(['+15551230001', 'whatsapp:+15551230002', '+15551230003'].map((one) => [one, listed(one)]))
const owners = new Map([
  ['+15551230001', 'eve'],
  ['whatsapp:+15551230003', 'ada'],
  ['+15551230004', 'bob'],
])
const directory = {
  number: async (address: string) => numbers.get(address),
  ownerOf: async (address: string) => owners.get(address),
}

describe('An address of ours', () => {
  it.each([
    ['is answered by its team, also where it is somebody’s own besides', '+15551230001', '+15551230001', undefined],
    ['is on WhatsApp that of the phone', 'whatsapp:+15551230001', '+15551230001', undefined],
    ['is on WhatsApp its own, where it is listed so', 'whatsapp:+15551230002', 'whatsapp:+15551230002', undefined],
    ['is not that of WhatsApp for calls and texts', '+15551230002', undefined, undefined],
    ['is somebody’s own on WhatsApp, and a team’s number for calls', 'whatsapp:+15551230003', undefined, 'ada'],
    ['is a team’s number for calls, and somebody’s own on WhatsApp', '+15551230003', '+15551230003', undefined],
    ['is somebody’s own', '+15551230004', undefined, 'bob'],
    ['is somebody’s own on WhatsApp, too', 'whatsapp:+15551230004', undefined, 'bob'],
    ['is nobody’s', 'whatsapp:+15551230005', undefined, undefined],
  ])('%s: %s', async (_, address, number, owner) => {
    const found = await ourAddress(directory, address)
    expect([found.number?.address, found.owner]).toEqual([number, owner])
  })
})
