import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startInterception, type Interception } from '../../twin/interception'
import { newPlatform } from '../../twin/platform'
import { stoppedClock } from './router-setup'

/** A program of its own, as a Function is: what it meets is a real connection, and the SDK's real HTTP client. */
const program = `
  const client = require('twilio')(process.env.ACCOUNT_SID, process.env.AUTH_TOKEN, { timeout: 1000 })
  const service = client.sync.v1.services('default')
  const meet = (work) => work.then(() => 'fulfilled', ({ status, code, message }) => ({ status, code, message }))
  void (async () => {
    const startedAt = performance.now()
    const late = await meet(service.fetch())
    const milliseconds = performance.now() - startedAt
    const tooMany = await meet(service.fetch())
    const { 'retry-after': retryAfter } = client.httpClient.lastResponse.headers
    const met = { late, milliseconds, tooMany, retryAfter }
    met.hangs = await meet(service.fetch())
    met.breaks = await meet(service.fetch())
    met.taken = await meet(service.documents.create({ uniqueName: 'routing' }))
    met.violation = await meet(service.documents.create({ uniqueName: 'other', ttl: 'long' }))
    met.afterwards = await meet(service.fetch())
    console.log(JSON.stringify(met))
  })()
`

describe('A program on the other side of a real connection', () => {
  const { account, api, faults } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'))
  let directory: string
  let interception: Interception

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'api-faults-'))
    interception = await startInterception({ api, directory })
  })

  afterAll(async () => {
    await interception.close()
    await rm(directory, { recursive: true })
  })

  it('meets every fault as it would meet it at Twilio', async () => {
    for (const fault of ['GET: delay 100ms x1', 'GET: 429 retry-after 2s x1', 'GET: hang x1', 'GET: reset x1']) {
      faults.add(fault)
    }
    faults.add('POST Documents: conflict x1')
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HTTP_PROXY: interception.proxyUrl,
        NODE_EXTRA_CA_CERTS: interception.certificatePath,
        ACCOUNT_SID: account.sid,
        AUTH_TOKEN: account.authToken,
      },
    })
    const met = JSON.parse(stdout) as { readonly milliseconds: number } // the program above has printed it
    expect(met).toMatchObject({
      late: 'fulfilled',
      tooMany: { status: 429, code: 54009 },
      retryAfter: '2',
      hangs: { code: 'ECONNABORTED', message: 'timeout of 1000ms exceeded' },
      breaks: { code: 'ECONNRESET' },
      taken: { status: 409, code: 54301 },
      violation: { status: 501, message: expect.stringContaining('form Ttl must be integer') },
      afterwards: 'fulfilled',
    })
    expect(met.milliseconds).toBeGreaterThanOrEqual(99)
    expect(faults.list()).toEqual([])
  })
})
