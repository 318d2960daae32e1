import type { SessionForNextText } from '../../src/routing/worker-contact'
import { sessionForText } from '../../src/runtime/session-for-text'
import { claimsIn } from '../../src/state/claims'
import { openingsIn } from '../../src/state/openings'
import { secretKeys } from '../../src/state/keys'
import type { NewSession, ProxySessions } from '../../src/twilio/proxy-sessions'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const terms = { uniqueName: 'patchbay-SM0123456789abcdef0123456789abcdef-lxyz', ttlSeconds: 3600 }
const decision: SessionForNextText & { readonly terms: typeof terms } = {
  kind: 'session-for-next-text',
  because: 'chosen',
  worker: { identity: 'worker-1@example.com', phone: '+15559990001' },
  seen: '+15551230003',
  contact: { key: 'key-1', customer: '+15557654321', number: '+15551230001', at: '2026-11-20T12:00:00.000Z' },
  mode: 'message-only',
  terms,
}
const now = new Date('2026-11-20T12:00:00Z')
const engaged = { kind: 'no-customer', because: 'customer-engaged', terms }

/** A Proxy that keeps unique names for ever, as Proxy does; each of the answers comes in place of one of its own. */
function opened(answers: readonly (() => Promise<'created' | 'taken'>)[] = []) {
  const created: NewSession[] = []
  const inPlace = [...answers]
  const create = async (session: NewSession) => {
    const answer = inPlace.shift()
    if (answer) return answer()
    if (created.some(({ uniqueName }) => uniqueName === session.uniqueName)) return 'taken'
    created.push(session)
    return 'created'
  }
  const proxySessions: ProxySessions = { create, parties: async () => undefined, close: async () => undefined }
  const [{ items }, secretKey] = [memoryItems(), secretKeys('constructed-secret-of-32-letters')]
  const openings = openingsIn(items, secretKey)
  return { ports: { claims: claimsIn(items, secretKey, 60), openings, proxySessions }, created }
}

describe('the session for the next text', () => {
  it('is between the worker and the customer, each with the number that they see', async () => {
    const { ports, created } = opened()
    expect(await sessionForText(ports, decision, now)).toEqual(decision)
    expect(created).toEqual([
      {
        ...terms,
        mode: 'message-only',
        parties: [
          { address: '+15559990001', proxyNumber: '+15551230003' },
          { address: '+15557654321', proxyNumber: '+15551230001' },
        ],
      },
    ])
  })

  it('is made once when the same text comes three times, and each time the worker reads the same', async () => {
    const { ports, created } = opened()
    const results = [
      await sessionForText(ports, decision, now),
      ...(await Promise.all([1, 2].map(() => sessionForText(ports, decision, now)))),
    ]
    expect(results).toEqual([decision, decision, decision])
    expect(created).toHaveLength(1)
  })

  it('is made once when the same text comes ten times at once', async () => {
    const { ports, created } = opened()
    const results = await Promise.all(Array.from({ length: 10 }, () => sessionForText(ports, decision, now)))
    expect(new Set(results)).toEqual(new Set([decision]))
    expect(created).toHaveLength(1)
  })

  it('is not made where the customer is engaged, and a repetition learns the same', async () => {
    const taken = async () => 'taken' as const
    const { ports } = opened([taken, taken])
    expect(await sessionForText(ports, decision, now)).toEqual(engaged)
    expect(await sessionForText(ports, decision, now)).toEqual(engaged)
  })

  it('keeps the customer waiting who comes while it is made, and nobody where it is not made', async () => {
    const { ports } = opened()
    await sessionForText(ports, decision, now)
    const { holder } = await ports.openings.begin(decision.contact, 'CA1', now)
    expect(holder).toBe(terms.uniqueName)

    const { ports: others } = opened([async () => 'taken' as const])
    await sessionForText(others, decision, now)
    expect(await others.openings.begin(decision.contact, 'CA1', now)).toMatchObject({ holder: 'CA1' })
  })

  it('is made by a repetition where Twilio failed before', async () => {
    const error = twilioError(503, 20503)
    const { ports, created } = opened([() => Promise.reject(error)])
    await expect(sessionForText(ports, decision, now)).rejects.toBe(error)
    expect(await sessionForText(ports, decision, now)).toEqual(decision)
    expect(created).toHaveLength(1)
  })

  it('needs a deployment that names its Proxy service, and an operator learns of it', async () => {
    const { ports } = opened()
    expect(await sessionForText({ ...ports, proxySessions: undefined }, decision, now)).toEqual({
      kind: 'no-customer',
      because: 'no-proxy-service',
      terms,
      alert: true,
    })
  })
})
