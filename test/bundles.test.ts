import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { buildFunctions } from '../tools/build'
import { functionFiles } from './support/functions'

const root = join(__dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'patchbay-bundles-'))
const built = join(folder, 'built')
const deployed = join(folder, 'deployed')

/** `Twilio.Response`, which Twilio's runtime puts there. */
const response = join(root, 'node_modules/@twilio/runtime-handler/dist/dev-runtime/internal/response.js')

/** As at Twilio: the bundles, and beside them only what package.json lets Twilio install. */
beforeAll(async () => {
  await buildFunctions(root, built)
  cpSync(join(built, 'functions'), deployed, { recursive: true })
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
  for (const name of Object.keys(dependencies)) {
    const place = join(deployed, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), place)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundles = functionFiles().map((file) => file.replace(/\.ts$/, '.js'))

describe('the bundles', () => {
  it('are one for each Function, and nothing else is deployed', () => {
    const files = readdirSync(join(built, 'functions'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(join(built, 'functions'), join(parentPath, name)))
    expect(new Set(files)).toEqual(new Set(bundles))
  })

  it('come with no asset whose name begins with a dot', () => {
    const assets = readdirSync(join(built, 'assets'), { recursive: true, encoding: 'utf8' })
    expect(assets.filter((file) => file.split('/').some((name) => name.startsWith('.')))).toEqual([])
  })

  it.each(bundles)('%s has at most 200,000 bytes', (bundle) => {
    expect(statSync(join(deployed, bundle)).size).toBeLessThanOrEqual(200_000)
  })

  it.each(bundles)('%s runs alone in a fresh process and exports a handler', async (bundle) => {
    const script = `const exported = require(${JSON.stringify(join(deployed, bundle))})
      console.log(JSON.stringify(Object.entries(exported).map(([name, value]) => [name, typeof value])))`
    const { NODE_PATH: _, NODE_OPTIONS: __, ...env } = process.env
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: deployed, env })
    expect(JSON.parse(stdout)).toEqual([['handler', 'function']])
    expect(stderr).toBe('')
  })

  it.each(bundles)('%s answers an empty request there, whatever it loads late', async (bundle) => {
    const script = `globalThis.Twilio = { Response: require(${JSON.stringify(response)}).Response }
      console.warn = console.error = () => undefined
      const { handler } = require(${JSON.stringify(join(deployed, bundle))})
      handler({ DOMAIN_NAME: 'example.twil.io' }, {}, (error, response) =>
        console.log(JSON.stringify({ error, status: response.statusCode, body: response.body })))`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: deployed })
    expect(JSON.parse(stdout)).toEqual({
      error: null,
      status: expect.any(Number),
      body: expect.anything(),
    })
  })

  it.each(bundles)('%s reads no variable that only the machine of its developer has', (bundle) => {
    expect(readFileSync(join(deployed, bundle), 'utf8')).not.toContain(root)
  })
})
