import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newRecordings } from '../../twin/api/recordings'
import { syncOperations } from '../../twin/api/sync'
import { toneWav } from '../../twin/api/tone-wav'
import { isLoopback, startInterception, type Interception } from '../../twin/interception'
import { setUp } from './router-setup'

/** A program that knows nothing of the twin: it gets its script by `-e`, and the way to the twin by its environment. */
async function runProgram(script: string, env: Record<string, string>): Promise<unknown> {
  const program = `Promise.resolve((async () => {${script}})()).then((result) => console.log(JSON.stringify(result)))`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  return JSON.parse(stdout)
}

const CLIENT = `const client = require('twilio')(process.env.ACCOUNT_SID, process.env.AUTH_TOKEN)`

describe('the interception', () => {
  const { account, api, emitted, recordings } = setUp((options) => {
    const recordings = newRecordings(options)
    return { recordings: recordings.store, operations: { ...syncOperations(options), ...recordings.operations } }
  })
  let directory: string
  let interception: Interception

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'interception-'))
    interception = await startInterception({ api, directory })
  })

  afterAll(async () => {
    await interception.close()
    await rm(directory, { recursive: true })
  })

  function run(script: string): Promise<unknown> {
    return runProgram(script, {
      HTTP_PROXY: interception.proxyUrl,
      NODE_EXTRA_CA_CERTS: interception.certificatePath,
      ACCOUNT_SID: account.sid,
      AUTH_TOKEN: account.authToken,
    })
  }

  it('answers the SDK of another process in place of Twilio', async () => {
    const result = await run(`
      ${CLIENT}
      const service = client.sync.v1.services('default')
      const map = await service.syncMaps.create({ uniqueName: 'calls' })
      const items = service.syncMaps('calls').syncMapItems
      for (const key of ['a b', 'c+d', 'é']) await items.create({ key, data: { key } })
      await items('a b').update({ data: { changed: true }, ifMatch: '0' })
      const taken = await items.create({ key: 'é', data: {} }).catch(({ status, code }) => ({ status, code }))
      const removed = await items('c+d').remove()
      return { sid: map.sid, taken, removed, items: (await items.list({ pageSize: 1 })).map(({ key, data }) => [key, data]) }
    `)
    expect(result).toEqual({
      sid: expect.stringMatching(/^MP/),
      taken: { status: 409, code: 54208 },
      removed: true,
      items: [
        ['a b', { changed: true }],
        ['é', { key: 'é' }],
      ],
    })
  })

  it('answers in JSON', async () => {
    const result = await run(`
      ${CLIENT}
      await client.sync.v1.services('default').fetch()
      return client.httpClient.lastResponse.headers['content-type']
    `)
    expect(result).toBe('application/json')
  })

  it('hands bytes over unharmed, and errors in their place', async () => {
    const sid = `RE${'1'.repeat(32)}`
    recordings.add({
      sid,
      callSid: `CA${'1'.repeat(32)}`,
      durationSeconds: 2,
      channels: 2,
      source: 'DialVerb',
      startedAt: new Date('2026-03-02T09:00:00Z'),
      status: 'completed',
    })
    const result = await run(`
      ${CLIENT}
      const { ACCOUNT_SID: username, AUTH_TOKEN: password } = process.env
      const url = 'https://api.twilio.com/2010-04-01/Accounts/' + username + '/Recordings/${sid}'
      const options = { responseType: 'arraybuffer', auth: { username, password }, proxy: false, validateStatus: () => true }
      const fetch = async (extension, changes) => {
        const { status, headers, data } = await client.httpClient.axios.get(url + extension, { ...options, ...changes })
        const hash = require('node:crypto').createHash('sha256').update(data).digest('hex')
        return { status, type: headers['content-type'], length: Number(headers['content-length']), bytes: data.length, hash }
      }
      return { wav: await fetch('.wav'), mp3: await fetch('.mp3'), denied: await fetch('.mp3', { auth: undefined }) }
    `)
    const wav = toneWav({ seconds: 2, channels: 2 })
    const hash = createHash('sha256').update(wav).digest('hex')
    expect(result).toEqual({
      wav: { status: 200, type: 'audio/x-wav', length: wav.length, bytes: wav.length, hash },
      mp3: expect.objectContaining({ status: 200, type: 'audio/mpeg', length: 28 * 576, bytes: 28 * 576 }),
      denied: expect.objectContaining({ status: 401, type: 'application/xml' }),
    })
  })

  it('fails loudly for a host that the twin does not know', async () => {
    const result = await run(`
      ${CLIENT}
      return client.request({ method: 'get', uri: 'https://api.example.com/anything' }).then(({ statusCode, body }) => ({ statusCode, body }))
    `)
    expect(result).toMatchObject({
      statusCode: 501,
      body: {
        code: 0,
        status: 501,
        message: expect.stringMatching(/The twin does not know GET api.example.com\/anything; did you mean /),
      },
    })
    expect(emitted).toContainEqual({
      kind: 'violation',
      operation: 'GET api.example.com/anything',
      problems: ["Twilio's description has no such operation", expect.stringContaining('did you mean')],
    })
    expect(emitted).toContainEqual({ kind: 'did', who: 'twin', what: expect.stringContaining('example.com/anything') })
  })

  it('answers nobody on another machine', async () => {
    const { port } = new URL(interception.proxyUrl)
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
    for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
      await expect(fetch(`http://${address}:${port}/v1/Services`)).rejects.toThrow('fetch failed')
    }
    expect((await fetch(`http://127.0.0.1:${port}/v1/Services`)).status).toBe(501)
  })

  it.each([
    ['::1', true],
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::ffff:127.0.0.1', true],
    ['192.0.2.2', false],
    ['::ffff:192.0.2.2', false],
    ['10.127.0.1', false],
    ['::11', false],
    ['2001:db8::1', false],
    [undefined, false],
  ])('says of a caller at %s: on this machine, %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected)
  })

  it('keeps its certificate authority from one start to the next', async () => {
    const before = await readFile(interception.certificatePath, 'utf8')
    const again = await startInterception({ api, directory })
    await again.close()
    expect(await readFile(again.certificatePath, 'utf8')).toBe(before)
  })

  it('makes a new certificate authority when it cannot use the old one', async () => {
    const other = await mkdtemp(join(tmpdir(), 'interception-'))
    const first = await startInterception({ api, directory: join(other, 'not', 'there', 'yet') })
    await first.close()
    expect(await readFile(first.certificatePath, 'utf8')).toContain('BEGIN CERTIFICATE')
    await rm(other, { recursive: true })
  })

  it('lets nobody else read the key of its certificate authority', async () => {
    expect((await stat(join(directory, 'ca.key'))).mode & 0o077).toBe(0)
  })
})
