import { newConversations } from '../../twin/api/conversations'
import { newProxy } from '../../twin/api/proxy'
import { syncOperations } from '../../twin/api/sync'
import { send, setUp } from './router-setup'

function judged() {
  const { account, api, client, emitted } = setUp((options) => ({
    operations: {
      ...syncOperations(options),
      ...newProxy(options).operations,
      ...newConversations(options).operations,
    },
  }))
  const at = {
    sync: `sync.twilio.com/v1/Services/${account.syncServiceSid}`,
    proxy: `proxy.twilio.com/v1/Services/${account.proxyServiceSid}`,
    conversations: `conversations.twilio.com/v1/Services/${account.conversationsServiceSid}`,
  }
  const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`
  return {
    emitted,
    sync: client.sync.v1.services(account.syncServiceSid),
    proxy: client.proxy.v1.services(account.proxyServiceSid),
    /** `POST sync /Maps`, with a form and headers that the SDK would not send. */
    ask: (target: string, form: [string, string][] = [], headers: Record<string, string> = {}) => {
      const [method = '', product = '', path = ''] = target.split(' ')
      const host = product in at ? at[product as keyof typeof at] : product // the check has just narrowed it
      return send(api, account, `${method} ${host}${path}`, {
        form: new URLSearchParams(form),
        headers: { authorization, ...(form.length > 0 && { 'content-type': FORM }), ...headers },
      })
    },
  }
}

const FORM = 'application/x-www-form-urlencoded'
const SOME_SID = '0'.repeat(32)

describe('The judge of requests', () => {
  it.each<[string, string, [string, string][], string]>([
    ['an unknown parameter of the form', 'POST sync /Maps', [['Colour', 'red']], 'form Colour is not described'],
    ['a parameter in another case', 'POST sync /Maps', [['uniqueName', 'calls']], 'form uniqueName is not described'],
    ['an unknown parameter of the query', 'GET sync /Maps?Colour=red', [], 'query Colour is not described'],
    ['a form where a query belongs', 'GET sync /Maps', [['PageSize', '1']], 'form PageSize is not described'],
    ['a missing parameter', 'POST proxy /Sessions/KC%/Participants', [], 'form Identifier is missing'],
    ['a parameter that comes twice', 'POST sync /Maps', [['Ttl', '1'], ['Ttl', '2']], 'form Ttl comes 2 times'], // prettier-ignore
    ['a fraction for an integer', 'POST sync /Maps', [['Ttl', '1.5']], 'form Ttl must be integer'],
    ['a number that is too large', 'GET sync /Maps?PageSize=101', [], 'query PageSize must be <= 100'],
    ['a number that is too small', 'GET sync /Maps?PageSize=0', [], 'query PageSize must be >= 1'],
    ['a word outside the list', 'POST proxy /Sessions', [['Mode', 'fax']], 'form Mode must be one of ["message-only"'],
    [
      'a word for true or false',
      'POST proxy /PhoneNumbers',
      [['IsReserved', 'yes']],
      'form IsReserved must be boolean',
    ],
    ['a date that is none', 'POST proxy /Sessions', [['DateExpiry', 'soon']], 'form DateExpiry must match format'],
    [
      'a phone number that is none',
      'POST proxy /PhoneNumbers',
      [['PhoneNumber', '12']],
      'must match format "phone-number"',
    ],
    ['a name where only a SID will do', 'POST proxy /Sessions/order-1', [], 'path Sid must match pattern "^KC'],
    [
      'a SID of another kind',
      `GET proxy /Sessions/KC%/Participants/PN${SOME_SID}`,
      [],
      'path Sid must match pattern "^KP',
    ],
  ])('sees %s', async (_, target, form, problem) => {
    const { ask } = judged()
    await expect(ask(target.replace('KC%', `KC${SOME_SID}`), form)).rejects.toThrow(problem)
  })

  it.each([
    [
      'a condition where there is none',
      'DELETE sync /Documents/routing',
      { 'if-match': '0' },
      'header if-match is not described',
    ],
    ['a header of another operation', 'POST sync /Maps', { 'x-twilio-webhook-enabled': 'true' }, 'is not described'],
    [
      'a value outside the list',
      'POST conversations /Conversations',
      { 'x-twilio-webhook-enabled': 'yes' },
      'must be one of ["true","false"]',
    ],
    [
      'a preference that nobody has described',
      'GET sync /Maps',
      { prefer: 'return=minimal' },
      'header prefer is not described',
    ],
    ['another method', 'POST sync /Maps', { 'x-http-method-override': 'DELETE' }, 'is not described'],
  ])('sees %s among the headers', async (_, target, headers: Record<string, string>, problem) => {
    await expect(judged().ask(target, [], headers)).rejects.toThrow(problem)
  })

  it.each([
    ['application/json', 'is application/json, and not application/x-www-form-urlencoded'],
    ['application/x-www-form-urlencoded-but-not-quite', 'is application/x-www-form-urlencoded-but-not-quite, and not'],
    ['text/plain;charset=utf-8', 'is text/plain, and not'],
    ['', 'is , and not'],
  ])('sees a form of the type "%s"', async (type, problem) => {
    const asked = judged().ask('POST sync /Maps', [['Ttl', '1']], { 'content-type': type })
    await expect(asked).rejects.toThrow(`header content-type ${problem}`)
  })

  it('sees a form without a type, and takes one with a character set', async () => {
    const { account, api } = setUp((options) => ({ operations: syncOperations(options) }))
    const ask = (headers: Record<string, string>) => {
      const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`
      const form = new URLSearchParams({ Ttl: '1' })
      const target = `POST sync.twilio.com/v1/Services/${account.syncServiceSid}/Maps`
      return send(api, account, target, { form, headers: { authorization, ...headers } })
    }
    await expect(ask({})).rejects.toThrow('header content-type is missing')
    expect(await ask({ 'content-type': `${FORM}; charset=UTF-8` })).toMatchObject({ status: 201 })
  })

  it('takes the headers that are described, and those that belong to the connection', async () => {
    const { ask } = judged()
    const headers = { 'x-twilio-webhook-enabled': 'true', 'accept-encoding': 'gzip', host: 'conversations.twilio.com' }
    expect(await ask('POST conversations /Conversations', [], headers)).toMatchObject({ status: 201 })
  })

  it('takes a parameter again and again where Twilio describes a list', async () => {
    const { proxy } = judged()
    await proxy.phoneNumbers.create({ phoneNumber: '+15550300001' })
    await proxy.phoneNumbers.create({ phoneNumber: '+15550300002' })
    const participants = ['+15550100001', '+15550400001'].map((Identifier) => ({ Identifier }))
    expect(await proxy.sessions.create({ participants })).toMatchObject({ status: 'open' })
  })

  it.each([
    ['that Twilio does not have', 'GET sync /Trees'],
    ['by a method that Twilio does not have there', 'DELETE sync /Maps'],
    ['of a version that Twilio does not have', 'GET sync.twilio.com /v9/Services'],
    ['of somebody else', 'GET example.com /v1/Services'],
  ])('sees an operation %s', async (_, target) => {
    await expect(judged().ask(target)).rejects.toThrow(
      /Twilio's description has no such operation\n {2}status 501 is none of Twilio's: The twin does not know .* did you mean/,
    )
  })

  it('sees an operation that the twin does not serve', async () => {
    await expect(judged().sync.syncLists.create()).rejects.toThrow(
      "POST sync.twilio.com/v1/Services/{ServiceSid}/Lists\n  status 501 is none of Twilio's: The twin does not know",
    )
  })

  it('sees a parameter that Twilio has and the twin does not', async () => {
    await expect(judged().ask('POST conversations /Conversations', [['Timers.Closed', 'P1D']])).rejects.toThrow(
      'The twin does not know the parameter Timers.Closed',
    )
  })

  it('names every problem of both sides, though the twin has refused the request', async () => {
    const { ask, emitted } = judged()
    await expect(ask('POST proxy /Sessions', [['Mode', 'fax'], ['Ttl', 'long']])).rejects.toThrow('Mode') // prettier-ignore
    expect(emitted).toMatchObject([{ kind: 'violation', problems: [{}, {}] }])
  })
})
