import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkEnvironment } from '../../twin/environment-limits'
import { startFunctionsHost } from '../../twin/functions-host'

describe('an environment', () => {
  test('of a few variables can be deployed', () => {
    expect(checkEnvironment({ SYNC_SERVICE_SID: `IS${'0'.repeat(32)}`, EMPTY: '', MISSING: undefined })).toEqual([])
  })

  test.each([
    ['x'.repeat(450), []],
    ['x'.repeat(451), [{ code: undefined, message: 'PROMPT has 451 bytes: the limit is 450' }]],
    ['ä'.repeat(226), [{ code: undefined, message: 'PROMPT has 452 bytes: the limit is 450' }]],
  ])('may have 450 bytes in one value, and not one more', (PROMPT, problems) => {
    expect(checkEnvironment({ PROMPT })).toEqual(problems)
  })

  test('may have 3 KB as JSON, with Twilio’s own, and not a byte more', () => {
    const sid = { ACCOUNT_SID: 34, AUTH_TOKEN: 32, SERVICE_SID: 34, ENVIRONMENT_SID: 34 }
    const own = Object.fromEntries(Object.entries(sid).map(([name, length]) => [name, 'x'.repeat(length)]))
    const all = { ...own, DOMAIN_NAME: 'patchbay-1234-dev.twil.io', PATH: '/frontline/outgoing-conversation' }
    const used = Buffer.byteLength(JSON.stringify(all)) + 7 * ',"V0":""'.length
    const values = (bytes: number) =>
      Object.fromEntries(
        Array.from({ length: 7 }, (_, n) => [`V${n}`, 'x'.repeat(n < 6 ? 400 : bytes - used - 6 * 400)]),
      )
    expect(checkEnvironment(values(3072))).toEqual([])
    expect(checkEnvironment(values(3073))).toMatchObject([
      { code: 82006, message: expect.stringContaining('3073 bytes') },
    ])
  })

  test('has every problem named at once', () => {
    const variables = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`V${n}`, 'x'.repeat(500)]))
    expect(checkEnvironment(variables)).toHaveLength(9)
  })
})

describe('the host of the Functions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'environment-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('refuses what Twilio would refuse, before it starts anything', async () => {
    const envFile = join(folder, 'env')
    writeFileSync(envFile, `PROMPT=${'x'.repeat(451)}\nNODE_EXTRA_CA_CERTS=/${'y'.repeat(500)}\n`)
    const start = startFunctionsHost({ envFile, cwd: folder, onLog: () => undefined, env: {} })
    await expect(start).rejects.toThrow(
      /would not run Functions with the environment in .*:\n {2}PROMPT has 451 bytes: the limit is 450$/,
    )
  })
})
