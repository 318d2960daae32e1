import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openPorts, type Ports } from '../../src/runtime/ports'
import { readConfig } from '../../src/runtime/config'
import { writeEnvFile } from '../../tools/env-file'
import { checkRoutingFile } from '../../tools/routing/check'
import { virtualClock } from '../../twin/clock'
import { freePort } from '../../twin/free-port'
import { startInterception } from '../../twin/interception'
import { newPlatform } from '../../twin/platform'

const customer = '+12025550199'
const proxyNumber = '+12025550103'
const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 16)

const documentation = readFileSync('docs/routing.md', 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'patchbay-routing-'))
const envFile = join(folder, 'env')
const file = (name: string) => join(folder, name)

let ports: Ports
let certificates: string
let close: () => Promise<void>

beforeAll(async () => {
  const { api, account, client, incomingNumbers } = newPlatform(virtualClock())
  incomingNumbers.own(['+12025550101', '+12025550102', '+12025550103', '+12025550104'])
  const interception = await startInterception({ api, directory: folder, port: await freePort() })
  const environment = {
    HTTP_PROXY: interception.proxyUrl,
    NODE_EXTRA_CA_CERTS: interception.certificatePath,
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    SYNC_SERVICE_SID: account.syncServiceSid,
    CONVERSATIONS_SERVICE_SID: account.conversationsServiceSid,
    STATE_KEY_SECRET: 'constructed-secret-of-32-letters',
  }
  writeEnvFile(envFile, environment)
  ports = openPorts(readConfig(environment), client)
  certificates = interception.certificatePath
  close = () => interception.close()
})

afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** As a person would run it, against a local Twilio without Functions. */
async function routing(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/routing-command.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificates },
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { output, errors, code }
}

/** On the account of the test. */
const onAccount = (...args: readonly string[]) => routing(...args, '--env', envFile)

describe('npm run routing', () => {
  it('has the commands that its documentation names, and an example of each kind', async () => {
    const { code, output } = await routing('--help')
    expect(code).toBe(0)
    const named = [...documentation.matchAll(/npm run (?:--silent )?routing -- ([a-z-]+)/g)].map(([, name]) => name)
    const commands = [...output.matchAll(/^ {2}([a-z-]+) .*[<[]/gm)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(commands.filter((name) => name !== 'help')))
    expect(output).toContain('npm run routing -- import routing.json --dry-run')
  })

  it('names every mistake of a file with its path, and ends with 1', async () => {
    const broken = readFileSync('routing.example.json', 'utf8')
      .replace('"team": "advice"', '"team": "advise"')
      .replace('"+12025550151"', '"0151"')
    writeFileSync(file('broken.json'), broken)
    const checked = await routing('check', file('broken.json'))
    expect(checked).toMatchObject({ code: 1, output: '' })
    expect(checked.errors).toContain(`${file('broken.json')} is not right:\n`)
    expect(checked.errors).toContain('  workers.0.phone: must be a phone number such as +12025550123\n')
    expect(checked.errors).toContain('  numbers.0.team: "advise" is not among the teams; did you mean "advice"?\n')
  })

  it('tells what to do where nothing is set up yet, without a stack', async () => {
    const shown = await onAccount('show', customer)
    expect(shown).toMatchObject({ code: 1, output: '' })
    expect(shown.errors).toBe(
      'The Sync service holds no Patchbay state yet. Run: npm run routing -- import routing.json\n',
    )
  })

  it('shows what an import would make, makes it, and makes nothing when it is repeated', async () => {
    const example = 'routing.example.json'
    const dry = await onAccount('import', example, '--dry-run')
    expect(dry.output).toMatch(/^\+ number \+12025550103$/m)
    expect(dry.output).toContain('Nothing was written.')

    const imported = await onAccount('import', example)
    expect(imported.output).toContain(`The directory holds ${example}: 23 added, 0 changed, 0 removed, 0 unchanged.`)
    const again = await onAccount('import', example, '--json')
    expect(JSON.parse(again.output)).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 23, changes: [] })
  }, 60_000)

  it('warns of a number that the account does not have, and imports all the same', async () => {
    const right = await onAccount('import', 'routing.example.json', '--dry-run')
    expect(right.errors).not.toContain('Warning')

    const example = readFileSync('routing.example.json', 'utf8')
    writeFileSync(file('other.json'), example.replace('"address": "+12025550104"', '"address": "+12025550114"'))
    const other = await onAccount('import', file('other.json'), '--dry-run')
    expect(other).toMatchObject({ code: 0, output: expect.stringContaining('+ number +12025550114\n') })
    expect(other.errors).toContain(
      'Warning: numbers.3.address: +12025550114 is not among the numbers of the account; did you mean "+12025550104"?',
    )
  }, 60_000)

  it('exports a file that is right', async () => {
    const exported = await onAccount('export', '--to', file('exported.json'))
    expect(exported.output).toContain('holds 4 numbers, 2 teams, 3 workers, 2 blocked addresses.')
    expect(checkRoutingFile(readFileSync(file('exported.json'), 'utf8'))).toMatchObject({ ok: true })
  })

  it('shows a worker who was said to be away, and who gets the call instead', async () => {
    const away = await onAccount('set-availability', 'ada@example.com', 'away', '--until', `${tomorrow}Z`)
    expect(away.output).toMatch(/^ada@example\.com is away until .*Z\. .* within 10 seconds\.\n$/)

    const shown = await onAccount('show', customer, '--to', proxyNumber, '--json')
    expect(JSON.parse(shown.output)).toMatchObject([
      { from: customer, to: proxyNumber, outcome: 'session', worker: 'grace@example.com', because: 'first-contact' },
    ])
  }, 60_000)

  it('forgets a customer, after it has said of what', async () => {
    await ports.assignments.assign(customer, proxyNumber, 'grace@example.com')
    const recording = `RE${'7'.repeat(32)}`
    const message = { callSid: `CA${'7'.repeat(32)}`, customer, at: '2026-11-20T09:00:00.000Z' }
    await ports.voicemails.keepMessage(recording, message)
    const figures =
      'assignments 1, counted sessions 0, recent contacts 0, addresses given 0, call events 0 (of 0 calls), messages 1.'
    const audio = `The audio lies with Twilio, and has to be deleted there:\n  ${recording}\n`

    const dry = await onAccount('forget', customer, '--dry-run')
    expect(dry).toMatchObject({ code: 0, output: `${audio}Would be erased of ${customer}: ${figures}\n` })
    const forgotten = await onAccount('forget', customer)
    expect(forgotten).toMatchObject({ code: 0, output: `${audio}Erased of ${customer}: ${figures}\n` })
    expect((await onAccount('forget', customer)).output).toBe(`Nothing is remembered of ${customer}.\n`)
  }, 60_000)

  it('refuses an unknown worker, and says who was meant', async () => {
    const refused = await onAccount('set-availability', 'ada@exampel.com', 'away')
    expect(refused).toEqual({
      code: 1,
      output: '',
      errors: 'ada@exampel.com is not among the workers of the directory; did you mean "ada@example.com"?\n',
    })
  })
})
