import { isNear } from '../../twin/api/proxy-geography'
import { setUpProxy, CUSTOMER, ENTRY, OUT_OF_SESSION_URL, POOL_1, POOL_2, WORKER } from './proxy-setup'

type Twin = ReturnType<typeof setUpProxy>

/** In a new session, which is closed again. */
async function assigned({ sessions }: Twin, participant: { identifier: string; proxyIdentifier?: string }) {
  const { sid } = await sessions.create()
  const { proxyIdentifier } = await sessions(sid).participants.create(participant)
  await sessions(sid).update({ status: 'closed' })
  return proxyIdentifier
}

describe('Proxy chooses', () => {
  it('the number that the participant saw last, where it prefers to be sticky', async () => {
    const twin = setUpProxy()
    expect(await assigned(twin, { identifier: CUSTOMER })).toBe(POOL_1)
    expect(await assigned(twin, { identifier: CUSTOMER, proxyIdentifier: POOL_2 })).toBe(POOL_2)
    expect(await assigned(twin, { identifier: CUSTOMER })).toBe(POOL_2)
    expect(await assigned(twin, { identifier: WORKER })).toBe(POOL_1)
  })

  it('another one, where the last one leads elsewhere or is gone', async () => {
    const twin = setUpProxy()
    const { sid } = await twin.sessions.create()
    await twin.sessions(sid).participants.create({ identifier: CUSTOMER, proxyIdentifier: POOL_2 })
    expect(await assigned(twin, { identifier: CUSTOMER })).toBe(POOL_1)
    await twin.sessions(sid).update({ status: 'closed' })
    const numbers = [{ phoneNumber: POOL_2, reserved: false }]
    twin.store.configure({ outOfSessionCallbackUrl: OUT_OF_SESSION_URL, numbers })
    expect(await assigned(twin, { identifier: CUSTOMER })).toBe(POOL_2)
  })

  it('a number that the participant never saw, or saw longest ago, where it avoids to be sticky', async () => {
    const twin = setUpProxy()
    await twin.service.update({ numberSelectionBehavior: 'avoid-sticky' })
    const chosen = [1, 2, 3, 4].map(() => ({ identifier: CUSTOMER }))
    const seen: string[] = []
    for (const participant of chosen) seen.push(await assigned(twin, participant))
    expect(seen).toEqual([POOL_1, POOL_2, POOL_1, POOL_2])
  })

  it('a reserved number never, but takes it when it is named', async () => {
    const twin = setUpProxy()
    const numbers = [{ phoneNumber: ENTRY, reserved: true }]
    twin.store.configure({ outOfSessionCallbackUrl: OUT_OF_SESSION_URL, numbers })
    expect(await assigned(twin, { identifier: CUSTOMER, proxyIdentifier: ENTRY })).toBe(ENTRY)
    await expect(assigned(twin, { identifier: CUSTOMER })).rejects.toMatchObject({ status: 400, code: 80207 })
  })

  it('a number of the country of the participant, or refuses', async () => {
    const twin = setUpProxy()
    await expect(assigned(twin, { identifier: '+447700900001' })).rejects.toMatchObject({ status: 400, code: 80206 })
    await twin.service.phoneNumbers.create({ phoneNumber: '+447700900002' })
    expect(await assigned(twin, { identifier: '+447700900001' })).toBe('+447700900002')
    expect(await assigned(twin, { identifier: '+447700900003', proxyIdentifier: POOL_1 })).toBe(POOL_1)
  })

  it('a number of the area, where the service asks for that', async () => {
    const twin = setUpProxy()
    await twin.service.update({ geoMatchLevel: 'area-code' })
    await expect(assigned(twin, { identifier: '+12025550199' })).rejects.toMatchObject({ status: 400, code: 80206 })
    await twin.service.phoneNumbers.create({ phoneNumber: '+12025550101' })
    expect(await assigned(twin, { identifier: '+12025550199' })).toBe('+12025550101')
    expect(await assigned(twin, { identifier: CUSTOMER })).toBe(POOL_1)
  })
})

describe('A number', () => {
  it.each([
    ['+12025550199', '+12025550101', 'area-code', true],
    ['+12025550199', '+16175550101', 'country', true],
    ['+12025550199', '+16175550101', 'area-code', false],
    ['+12025550199', '+16175550101', 'overlay', false],
    ['+12025550199', '+16175550101', 'radius', false],
    ['+12025550199', '+16175550101', 'extended-area-code', false],
    ['+447700900001', '+442079460001', 'area-code', true],
    ['+447700900001', '+12025550101', 'country', false],
    ['+35315550001', '+35315550002', 'country', true],
    ['+35315550001', '+35225550002', 'country', false],
    ['+4915550001', '+4325550002', 'country', false],
    ['+79995550001', '+74955550002', 'country', true],
    ['whatsapp:+447700900001', '+12025550101', 'country', false],
    ['messenger:12345', '+12025550101', 'area-code', true],
  ] as const)('for %s: %s by %s is near: %s', (identifier, phoneNumber, level, near) => {
    expect(isNear(identifier, phoneNumber, level)).toBe(near)
  })
})
