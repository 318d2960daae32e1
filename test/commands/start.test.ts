import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import { freePort } from '../../twin/free-port'
import { newCheckout, type Running } from '../support/checkout'
import { readmeCommands } from '../support/readme'

const checkout = newCheckout()
afterAll(() => checkout.remove())

describe('npm start', () => {
  let port: string
  let running: Running
  const startedAt = Date.now()
  let readyAfterMilliseconds: number

  beforeAll(async () => {
    port = String(await freePort())
    running = await checkout.npmUntil('Ready', ['start'], { PORT: port })
    readyAfterMilliseconds = Date.now() - startedAt
  }, 60_000)

  it('is ready within 20 s, the tour included', () => {
    expect(readyAfterMilliseconds).toBeLessThan(20_000)
    expect(running.output()).toMatch(new RegExp(`^Ready at http://localhost:${port}\\b`, 'm'))
  })

  it('tells four scenes', () => {
    const output = running.output()
    expect(output).toContain('grace@example.com answers')
    expect(output).toMatch(/In Sync: message RE[0-9a-f]{32} from \+12025550199 to \+12025550101, 12 s, audio completed/)
    expect(output).toMatch(/\+1202555\d{4} → \+12025550152 {2}"Is my order ready\?"/)
    expect(output).toContain('ada@example.com writes to +12025550198 as +12025550101')
  })

  it('shows every URL and where it belongs', () => {
    expect(running.output()).toContain(`http://localhost:${port}/voice/incoming `)
    expect(running.output()).toContain('"Outgoing Conversation Callback URL"')
  })

  it('writes the account down for other programs', () => {
    expect(environment()).toEqual({
      BASE_URL: `http://localhost:${port}`,
      HTTP_PROXY: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      NODE_EXTRA_CA_CERTS: join(checkout.folder, '.twin/ca.pem'),
      ACCOUNT_SID: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      AUTH_TOKEN: expect.stringMatching(/^[0-9a-f]{32}$/),
      SYNC_SERVICE_SID: expect.stringMatching(/^IS[0-9a-f]{32}$/),
      PROXY_SERVICE_SID: expect.stringMatching(/^KS[0-9a-f]{32}$/),
      CONVERSATIONS_SERVICE_SID: expect.stringMatching(/^IS[0-9a-f]{32}$/),
      STATE_KEY_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/),
      CONTROL_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    })
  })

  it('lets another terminal place a call, and print it as one JSON document', async () => {
    const call = ['--from', '+12025550188', '--to', '+12025550101']
    const { code, output } = await checkout.run('call', [...call, '--worker', 'busy', '--message', '7', '--json'])
    expect(code).toBe(0)
    const report: unknown = JSON.parse(output)
    expect(report).toMatchObject({
      outcome: 'voicemail',
      requests: expect.arrayContaining([
        {
          method: 'POST',
          url: `http://localhost:${port}/voice/connect-action`,
          params: expect.objectContaining({ Result: 'dialed-call-incomplete', DialCallStatus: 'busy' }),
          status: 200,
          contentType: expect.stringMatching(/^application\/xml/),
          body: expect.stringContaining('<Record '),
        },
      ]),
    })
  })

  it('lets another terminal place a call, and read it', async () => {
    const { output } = await checkout.run('call', ['--from', '+12025550188', '--to', '+12025550101'])
    expect(output).toMatch(/Twilio → customer {2}"Welcome to Example and Company\."/)
    expect(output).toContain('Outcome: answered')
  })

  it.each(readmeCommands.filter((line) => /^npm run (?:--silent )?(?:call|text) /.test(line)))(
    'runs as the README says: %s',
    async (line) => {
      const { code, output } = await checkout.shell(line)
      expect(code).toBe(0)
      if (line.endsWith('--json')) expect(JSON.parse(output)).toHaveProperty('outcome')
      else expect(output).toContain('Outcome: ')
    },
  )

  it('lets another terminal send a text', async () => {
    const text = ['--from', '+12025550188', '--to', '+12025550103', '--body', 'Hi']
    const { output } = await checkout.run('text', [...text, '--json'])
    expect(JSON.parse(output)).toMatchObject({
      outcome: 'delivered',
      requests: expect.arrayContaining([expect.objectContaining({ status: 200 })]),
    })
  })

  it('names the numbers that can be called when somebody calls another', async () => {
    const { code, errors } = await checkout.run('call', ['--from', '+12025550188', '--to', '+19995550100'])
    expect(code).toBe(1)
    expect(errors).toContain('+12025550101')
  })

  it('takes the directory from the routing command, which writes only what differs', async () => {
    const { output, errors } = await checkout.run('routing', ['import', 'routing.example.json', '--env', '.twin/env'])
    expect(errors).not.toContain('Warning') // the account has the numbers of the file that it was started with
    expect(output).toBe(
      'The directory holds routing.example.json: 0 added, 0 changed, 0 removed, 23 unchanged. The state is spread over 2 shards.\n',
    )
  })

  it('says so when its port is taken, and what to do', async () => {
    const { code, errors } = await checkout.run('start', ['--no-tour'], { PORT: port })
    expect(code).toBe(1)
    expect(errors).toContain(`Port ${port} is in use.`)
    expect(errors).toContain(`PORT=${Number(port) + 1} npm start`)
  })

  it('ends when asked to, and leaves nothing running', async () => {
    const { CONTROL_URL = '', BASE_URL = '' } = environment()
    expect(await running.stop('SIGTERM')).toBe(0)
    await expect(fetch(BASE_URL)).rejects.toThrow('fetch failed')
    await expect(fetch(CONTROL_URL)).rejects.toThrow('fetch failed')
  })

  it('is missed, with what to do, by a call that comes too late', async () => {
    const { code, errors } = await checkout.run('call', ['--from', '+12025550188', '--to', '+12025550101'])
    expect(code).toBe(1)
    expect(errors).toBe('No local Twilio is running here. Start one in another terminal: npm start\n')
  })

  function environment(): NodeJS.Dict<string> {
    return parseEnv(readFileSync(join(checkout.folder, '.twin/env'), 'utf8'))
  }
})

describe('npm start with faults and a distance', () => {
  it('lets a person see them happen', async () => {
    const port = String(await freePort())
    const options = ['--no-tour', '--latency', '150ms', '--fault', 'POST sync Items: 500 x4']
    const running = await checkout.npmUntil('Ready', ['start', '--', ...options], { PORT: port })
    const call = ['--from', '+12025550187', '--to', '+12025550101', '--message', 'none']
    expect((await checkout.run('call', call)).output).toContain('Outcome: answered')
    expect((await checkout.run('fault', ['--clear'])).output).toBe('Nothing is to fail.\n')
    const misspelt = await checkout.run('fault', ['GET snyc Itemz: 429'])
    expect(misspelt).toMatchObject({ code: 1, errors: expect.stringContaining('Nobody would ever meet') })
    const set = await checkout.run('fault', ['callback conversation-status: twice x3'])
    expect(set.output).toBe('callback conversation-status: twice x3\n')

    expect(await running.stop('SIGTERM')).toBe(0)
    expect(running.output()).toContain('twin answers 500 to POST sync.twilio.com')
    const milliseconds = [...running.output().matchAll(/"milliseconds":(\d+)/g)].map(([, value]) => Number(value))
    expect(Math.min(...milliseconds)).toBeGreaterThanOrEqual(150)
  })
})

describe('npm start -- --live', () => {
  const account = {
    ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    AUTH_TOKEN: '2'.repeat(32),
    SYNC_SERVICE_SID: `IS${'3'.repeat(32)}`,
    CONVERSATIONS_SERVICE_SID: `IS${'4'.repeat(32)}`,
    STATE_KEY_SECRET: '5'.repeat(32),
    // Nobody answers there: these tests reach no network.
    HTTP_PROXY: 'http://127.0.0.1:9',
  }
  const writeEnv = (variables: object) =>
    writeFileSync(
      join(checkout.folder, '.env'),
      Object.entries(variables)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    )

  it('says what to do without an account', async () => {
    const { code, errors } = await checkout.run('start', ['--live'])
    expect(code).toBe(1)
    expect(errors).toBe('There is no .env. Copy .env.example and fill it in.\n')
  })

  it('names every mistake in the account, a comment behind a value among them, since it would be deployed as part of it', async () => {
    writeEnv({ ...account, AUTH_TOKEN: '', INBOUND_TIMEOUT_SECONDS: '20 # seconds' })
    const { code, errors } = await checkout.run('start', ['--live'])
    expect(code).toBe(1)
    expect(errors).toBe(
      'The environment is not right:\n' +
        '  AUTH_TOKEN must be the auth token of your Twilio account\n' +
        '  INBOUND_TIMEOUT_SECONDS must be a whole number of seconds from 5 to 600\n',
    )
  })

  it('answers what Twilio has signed for the tunnel, also while Twilio itself cannot be reached, and nothing else', async () => {
    writeEnv(account)
    const port = String(await freePort())
    const tunnel = 'https://tunnel.example.com'
    const live = await checkout.npmUntil('Ready', ['start', '--', '--live', '--url', tunnel], { PORT: port })
    expect(live.output()).toContain(`Listening on http://localhost:${port}, where the tunnel must lead.`)
    expect(live.output()).toContain(`Ready at ${tunnel}.`)

    const params = { CallSid: `CA${'6'.repeat(32)}`, From: '+12025550199', To: '+12025550101' }
    const signature = getExpectedTwilioSignature(account.AUTH_TOKEN, `${tunnel}/voice/incoming`, params)
    const ask = (headers: Record<string, string>) =>
      fetch(`http://localhost:${port}/voice/incoming`, { method: 'POST', body: new URLSearchParams(params), headers })
    const signed = await ask({ 'X-Twilio-Signature': signature })
    expect(signed.status).toBe(200)
    expect(await signed.text()).toContain(`action="${tunnel}/voice/voicemail-action"`)
    expect((await ask({})).status).toBe(403)

    expect(await live.stop('SIGINT')).toBe(0)
    expect(existsSync(join(checkout.folder, '.twin/live-env'))).toBe(false)
  })

  it('tells in one line that Twilio cannot be reached, and keeps the credentials to itself', async () => {
    writeEnv(account)
    const { code, output, errors } = await checkout.run('routing', ['import', 'routing.example.json'])
    expect(code).toBe(1)
    expect(errors).toMatch(/^Twilio cannot be reached: .*\n$/)
    const credentials = Buffer.from(`${account.ACCOUNT_SID}:${account.AUTH_TOKEN}`).toString('base64')
    expect(output + errors).not.toContain(credentials.slice(0, 40))
  })
})
