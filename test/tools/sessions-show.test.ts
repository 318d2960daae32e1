import { readFileSync } from 'node:fs'
import { readConfig } from '../../src/runtime/config'
import { accountOf } from '../../tools/routing/account'
import { proxyOf } from '../../tools/sessions/proxy-account'
import { showSession } from '../../tools/sessions/show-command'
import { wholeEnvironment } from '../fixtures/environment'
import { ada, bob, main, newSessionsAccount, second } from '../support/sessions-account'
import { listenToCommands } from '../support/said'

const { said, saidAside } = listenToCommands()

const seed = '@twilio/cli-core/src/services/twilio-api/twilio_proxy_v1.json'
const described = JSON.parse(readFileSync(require.resolve(seed), 'utf8')) as {
  components: { schemas: Record<string, { properties: object }> }
}

/** `date_created` => `dateCreated` */
function propertiesOf(schema: string): readonly string[] {
  return Object.keys(described.components.schemas[schema]?.properties ?? {})
    .map((name) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .toSorted()
}

const callSid = `CA${'1'.repeat(32)}`
const dialledSid = `CA${'2'.repeat(32)}`

async function withCall() {
  const account = newSessionsAccount()
  const sid = account.between()
  const [one, other] = await account.service.sessions(sid).participants.list()
  const leg = { resourceType: 'call', resourceStatus: 'completed' } as const
  const interaction = account.platform.proxy.interact(sid, {
    type: 'voice',
    data: '{"duration":"5"}',
    inbound: { ...leg, participantSid: one?.sid ?? '', resourceSid: callSid },
  })
  account.platform.proxy.updateInteraction(interaction.sid, {
    outbound: { ...leg, participantSid: other?.sid ?? '', resourceSid: dialledSid },
  })
  return { account, sid }
}

describe('show', () => {
  it('has all properties of the session, of its participants and of its interactions', async () => {
    const { account, sid } = await withCall()
    await showSession(sid, { json: true }, account)
    const { participants, interactions, ...session } = JSON.parse(said.join('\n')) as Record<string, object[]>
    expect(Object.keys(session).toSorted()).toEqual(propertiesOf('proxy.v1.service.session'))
    expect(participants).toHaveLength(2)
    expect(Object.keys(participants?.[0] ?? {}).toSorted()).toEqual(
      propertiesOf('proxy.v1.service.session.participant'),
    )
    expect(interactions).toHaveLength(1)
    expect(Object.keys(interactions?.[0] ?? {}).toSorted()).toEqual(
      propertiesOf('proxy.v1.service.session.interaction'),
    )
  })

  it('says them in words', async () => {
    const { account, sid } = await withCall()
    await showSession(sid, {}, account)
    const text = said.join('\n')
    for (const name of propertiesOf('proxy.v1.service.session')) expect(text).toMatch(new RegExp(`^${name}\\b`, 'm'))
    expect(text).toMatch(/^ttl +3600 s$/m)
    expect(text).toMatch(/^dateExpiry +-$/m)
    expect(text).toMatch(/^ends +2026-11-20T13:00:00.000Z$/m)
    expect(text).toMatch(new RegExp(`^KP\\w+ +\\${ada} +\\${main}`, 'm'))
    expect(text).toMatch(new RegExp(`^KP\\w+ +\\${bob} +\\${second}`, 'm'))
    expect(text).toMatch(new RegExp(`^KI\\w+ .*voice +\\${ada} +${callSid}, completed +${dialledSid}, completed$`, 'm'))
  })

  it('shows who was removed', async () => {
    const { account, sid } = await withCall()
    const [one] = await account.service.sessions(sid).participants.list()
    await account.service
      .sessions(sid)
      .participants(one?.sid ?? '')
      .remove()
    await showSession(sid, {}, account)
    expect(said.join('\n')).toContain('removed 2026-11-20 12:00')
  })

  it('finds a session by its name', async () => {
    const account = newSessionsAccount()
    account.platform.proxy.createSession({ uniqueName: 'Order #1234?/' })
    await showSession('Order #1234?/', {}, account)
    expect(said.join('\n')).toContain('Nobody is in it.')
  })

  it('warns of its own numbers that too many share', async () => {
    const { account, sid } = await withCall()
    for (let n = 0; n < 101; n++) {
      const { sid } = account.platform.proxy.createSession({})
      account.platform.proxy.addParticipant(sid, `+1303555${1000 + n}`, second)
    }
    await showSession(sid, {}, account)
    expect(saidAside).toEqual([expect.stringContaining(`${second} has at least 102 participants`)])
  })
})

it('says to set PROXY_SERVICE_SID where it is not', () => {
  const { client } = newSessionsAccount()
  expect(() => proxyOf(accountOf(readConfig(wholeEnvironment), client))).toThrow('PROXY_SERVICE_SID is not set')
})
