import { wireBody } from '../../twin/api/wire-body'
import { newPlatform } from '../../twin/platform'
import { send, stoppedClock } from './router-setup'

const NUMBER = '+15550300001'
const SID = `RE${'1'.repeat(32)}`

/** A platform with a recording and a number, on which something is to go wrong. */
function told(fault: string) {
  const platform = newPlatform(stoppedClock('2026-03-02T09:00:00Z'))
  platform.messages.configure({ numbers: [NUMBER] })
  platform.recordings.add({
    sid: SID,
    callSid: `CA${'1'.repeat(32)}`,
    durationSeconds: 1,
    channels: 1,
    source: 'RecordVerb',
    startedAt: platform.clock.now(),
    status: 'completed',
  })
  platform.faults.add(fault)
  const { api, account, client } = platform
  return {
    ...platform,
    get: (extension: string) =>
      send(api, account, `GET api.twilio.com/2010-04-01/Accounts/${account.sid}/Recordings/${SID}${extension}`),
    text: () => client.messages.create({ from: NUMBER, to: '+15550100001', body: 'Hello' }),
  }
}

describe('A fault of the oldest API', () => {
  it('meets downloads alone, and speaks XML there', async () => {
    const { get, client } = told('GET api Recordings .mp3: 503 x1')
    const refused = await get('.mp3')
    expect(refused.status).toBe(503)
    expect(wireBody(refused)?.toString()).toContain('<Code>20503</Code>')
    await expect(client.recordings(SID).fetch()).resolves.toBeDefined()
    expect((await get('.mp3')).status).toBe(200)
  })

  it('asks in JSON for patience, with the code of all products', async () => {
    const { client, get } = told('GET api Recordings: 429 retry-after 2s x2')
    await expect(client.recordings(SID).fetch()).rejects.toMatchObject({ status: 429, code: 20429 })
    expect((await get('.wav')).headers).toEqual({ 'content-type': 'application/xml', 'retry-after': '2' })
  })

  it('lets somebody else delete the same recording just before', async () => {
    const { client } = told('DELETE Recordings: conflict x1')
    await expect(client.recordings(SID).remove()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('loses a text before it is sent', async () => {
    const { text, messages } = told('POST api Messages.json: reset x1')
    await expect(text()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(messages.list()).toEqual([])
    await expect(text()).resolves.toBeDefined()
  })

  it.each(['GET api Recordings', 'DELETE api Recordings', 'POST api Messages', 'GET Recordings/{Sid}.wav'])(
    'may be told to %s',
    (whom) => {
      expect(() => told(`${whom}: hang x1`)).not.toThrow()
    },
  )
})

describe('The platform', () => {
  it('limits nothing of the oldest API, which documents no rate', async () => {
    const { text, messages } = told('sync: hang')
    for (let count = 0; count < 50; count++) await text()
    expect(messages.list()).toHaveLength(50)
  })
})
