import { newProxy } from '../../twin/api/proxy'
import { setUp } from './router-setup'

export const CUSTOMER = '+15551000001'
export const WORKER = '+15551000002'
export const STRANGER = '+15551000003'
export const [ENTRY, POOL_1, POOL_2] = ['+15559000000', '+15559000001', '+15559000002']
export const OUT_OF_SESSION_URL = 'https://example.com/proxy/out-of-session'

/** A service with one reserved number and two others. */
export function setUpProxy(judged = true) {
  const { client, account, ...rest } = setUp(newProxy, { judged })
  rest.store.configure({
    outOfSessionCallbackUrl: OUT_OF_SESSION_URL,
    numbers: [
      { phoneNumber: ENTRY, reserved: true },
      { phoneNumber: POOL_1, reserved: false },
      { phoneNumber: POOL_2, reserved: false },
    ],
  })
  const service = client.proxy.v1.services(account.proxyServiceSid)
  return { client, account, service, sessions: service.sessions, ...rest }
}

/** With one session between the customer and the worker. */
export async function connected(session: object = {}) {
  const twin = setUpProxy()
  const { sid } = await twin.sessions.create(session)
  const participants = twin.sessions(sid).participants
  const customer = await participants.create({
    identifier: CUSTOMER,
    friendlyName: 'a customer',
    proxyIdentifier: ENTRY,
  })
  const worker = await participants.create({ identifier: WORKER })
  const text = {
    type: 'message',
    data: '{"body":"Hello"}',
    inbound: {
      participantSid: customer.sid,
      resourceSid: `SM${'1'.repeat(32)}`,
      resourceType: 'message',
      resourceStatus: 'delivered',
    },
  } as const
  /** The customer writes to the worker. */
  const interact = () => twin.store.interact(sid, text)
  return { ...twin, sid, session: twin.sessions(sid), participants, customer, worker, interact }
}

export type Connected = Awaited<ReturnType<typeof connected>>
