import { newConversations } from '../../twin/api/conversations'
import { newProxy } from '../../twin/api/proxy'
import { mapItemOperations } from '../../twin/api/sync-map-items'
import { newMapStore } from '../../twin/api/sync-map-store'
import { syncOperations } from '../../twin/api/sync'
import { newRecord } from '../../twin/api/sync-service'
import { send, setUp } from './router-setup'

const CUSTOMER = '+15550100001'
const WORKER = 'worker-1@example.com'
const NUMBER = '+15550300001'

/** Those that the tests of each product do not come across anyway. */
describe('Conversations answers', () => {
  function conversations() {
    const { client, account } = setUp(newConversations)
    return client.conversations.v1.services(account.conversationsServiceSid).conversations
  }

  it.each([
    ['50390 to a unique name that looks like a SID', { uniqueName: `CH${'0'.repeat(32)}` }, 50390],
    ['20001 to a friendly name of more than 256 characters', { friendlyName: 'n'.repeat(257) }, 20001],
    ['20001 to attributes of more than 16 KB', { attributes: JSON.stringify('x'.repeat(16 * 1024)) }, 20001],
  ])('%s', async (_, conversation, code) => {
    await expect(conversations().create(conversation)).rejects.toMatchObject({ status: 400, code })
  })

  it.each([
    ['50374 to a state that is empty', '', 50374],
    ['50378 to a state that there is not', 'asleep', 50378],
  ])('%s', async (_, State, code) => {
    const { api, account } = setUp(newConversations, { judged: false })
    const target = `POST conversations.twilio.com/v1/Services/${account.conversationsServiceSid}/Conversations`
    const form = new URLSearchParams({ State })
    expect(await send(api, account, target, { form })).toMatchObject({ status: 400, body: { code } })
  })

  it('20001 to attributes of a message of more than 4 KB', async () => {
    const all = conversations()
    const { sid } = await all.create()
    const message = all(sid).messages.create({ body: 'Hello', attributes: JSON.stringify('x'.repeat(4095)) })
    await expect(message).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it('50418 to the 51st participant who is not in a chat, and takes a worker all the same', async () => {
    const all = conversations()
    const { participants } = all((await all.create()).sid)
    const binding = (n: number) => ({
      'messagingBinding.address': `+1555010${String(n).padStart(4, '0')}`,
      'messagingBinding.proxyAddress': NUMBER,
    })
    for (let n = 1; n <= 50; n++) await participants.create(binding(n))
    await expect(participants.create(binding(51))).rejects.toMatchObject({ status: 400, code: 50418 })
    await expect(participants.create({ identity: WORKER })).resolves.toBeDefined()
  })

  it('50417 to the 1001st participant', async () => {
    const all = conversations()
    const { participants } = all((await all.create()).sid)
    for (let n = 1; n <= 1000; n++) await participants.create({ identity: `worker-${n}` })
    await expect(participants.create({ identity: WORKER })).rejects.toMatchObject({ status: 400, code: 50417 })
  })

  it('50214 to the 1001st Conversation of a worker, until one of them is closed', async () => {
    const all = conversations()
    const sids: string[] = []
    for (let n = 0; n <= 1000; n++) sids.push((await all.create()).sid)
    const [first = '', last = ''] = [sids[0], sids.at(-1)]
    for (const sid of sids.slice(0, -1)) await all(sid).participants.create({ identity: WORKER })
    const tooMany = all(last).participants.create({ identity: WORKER })
    await expect(tooMany).rejects.toMatchObject({ status: 400, code: 50214 })
    await all(first).update({ state: 'closed' })
    await expect(all(last).participants.create({ identity: WORKER })).resolves.toBeDefined()
  })
})

describe('Proxy answers', () => {
  function proxy(numbers: readonly { phoneNumber: string; reserved: boolean }[] = []) {
    const { client, account, store } = setUp(newProxy)
    store.configure({ outOfSessionCallbackUrl: 'https://example.com/', numbers })
    const service = client.proxy.v1.services(account.proxyServiceSid)
    return { service, sessions: service.sessions }
  }

  it.each([
    ['80205 when the service has no number at all', [], 80205],
    ['80207 when all numbers are reserved', [{ phoneNumber: NUMBER, reserved: true }], 80207],
  ])('%s', async (_, numbers, code) => {
    const { sessions } = proxy(numbers)
    const { sid } = await sessions.create()
    const participant = sessions(sid).participants.create({ identifier: CUSTOMER })
    await expect(participant).rejects.toMatchObject({ status: 400, code })
  })

  it('80206 when a participant has every number already', async () => {
    const { sessions } = proxy([{ phoneNumber: NUMBER, reserved: false }])
    const [one, other] = [await sessions.create(), await sessions.create()]
    await sessions(one.sid).participants.create({ identifier: CUSTOMER })
    const again = sessions(other.sid).participants.create({ identifier: CUSTOMER })
    await expect(again).rejects.toMatchObject({ status: 400, code: 80206 })
  })

  it('80308 for a unique name that there is not', async () => {
    await expect(proxy().sessions('order-1').fetch()).rejects.toMatchObject({ status: 404, code: 80308 })
  })

  it('80616 to an identifier that cannot be called, in a session for voice only', async () => {
    const { sessions } = proxy([{ phoneNumber: NUMBER, reserved: false }])
    const { sid } = await sessions.create({ mode: 'voice-only' })
    const participant = sessions(sid).participants.create({ identifier: 'messenger:12345' })
    await expect(participant).rejects.toMatchObject({ status: 400, code: 80616 })
  })

  it('20001 to a friendly name of more than 255 characters', async () => {
    const { sessions } = proxy([{ phoneNumber: NUMBER, reserved: false }])
    const { sid } = await sessions.create()
    const participant = { identifier: CUSTOMER, friendlyName: 'n'.repeat(256) }
    await expect(sessions(sid).participants.create(participant)).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it.each([
    ['unreserved', 500, false],
    ['reserved', 5000, true],
  ])('80622 when its numbers that are %s are %d already', async (_, most, reserved) => {
    const numberOf = (n: number) => `+1202${String(n).padStart(7, '0')}`
    const { service } = proxy(Array.from({ length: most }, (_, n) => ({ phoneNumber: numberOf(n), reserved })))
    const add = (isReserved: boolean) => service.phoneNumbers.create({ phoneNumber: numberOf(most), isReserved })
    await expect(add(reserved)).rejects.toMatchObject({ status: 400, code: 80622 })
    await expect(add(!reserved)).resolves.toBeDefined()
  })
})

describe('Sync answers', () => {
  function sync() {
    const { client, account } = setUp((options) => ({ operations: syncOperations(options) }))
    return client.sync.v1.services(account.syncServiceSid)
  }

  it('54010 to an update that says nothing', async () => {
    const { documents, syncMaps } = sync()
    const document = await documents.create({ uniqueName: 'routing' })
    const map = await syncMaps.create({ uniqueName: 'calls' })
    await syncMaps('calls').syncMapItems.create({ key: 'k', data: {} })
    for (const update of [
      documents(document.sid).update(),
      syncMaps(map.sid).update(),
      syncMaps(map.sid).syncMapItems('k').update(),
    ]) {
      await expect(update).rejects.toMatchObject({ status: 400, code: 54010 })
    }
  })

  it('20001 to the 1,000,001st item of a Map, until one of them is gone', async () => {
    const { client, account } = setUp(({ account, clock }) => {
      const now = () => clock.now()
      const maps = newMapStore(now)
      const { items, ...map } = maps.create(newRecord(`MP${'0'.repeat(32)}`, 'full', undefined, now()))
      // As if a million were there already: all that there really are come on top.
      maps.replace({ ...map, items: { ...items, count: () => 1_000_000 - 1 + items.count() } })
      return { operations: mapItemOperations({ account, now, url: 'https://sync.twilio.com/v1' }, maps) }
    })
    const items = client.sync.v1.services(account.syncServiceSid).syncMaps('full').syncMapItems
    await items.create({ key: 'the last one', data: {} })
    await expect(items.create({ key: 'more', data: {} })).rejects.toMatchObject({ status: 400, code: 20001 })
    await items('the last one').remove()
    await expect(items.create({ key: 'more', data: {} })).resolves.toBeDefined()
  })
})
