import type { Twilio } from 'twilio'
import type { paths, publicPaths } from '../../src/runtime/paths'
import { wholeEnvironment } from '../fixtures/environment'
import { fakeContext } from './fake-context'
import { coldBundle } from './functions'
import { invoke } from './invoke'
import { numbers, workers } from './routing'
import { accountWith, type TestAccount } from './routing-account'
import type { Sent } from './twilio-global'

export const customer = '+13035550199'
export const callSid = 'CA0123456789abcdef0123456789abcdef'
export const recordingSid = 'RE00112233445566778899aabbccddeeff'
export const message = {
  callSid,
  customer,
  number: numbers.frontline,
  durationSeconds: 17,
  at: '2026-11-20T12:00:00.000Z',
}

export interface Scene extends TestAccount {
  /** A request to a Function, in a container that stays warm. */
  ask(this: void, name: keyof typeof paths | keyof typeof publicPaths, fields: object): Promise<Sent>
  /** The status of the answer. */
  call(this: void, ...request: Parameters<Scene['ask']>): Promise<number>
  /** What the worker reads in the Conversation. */
  told(this: void): Promise<readonly string[]>
  /** Twilio gives this answer, the twin none: to requests for such a URL. */
  answer(this: void, uri: RegExp, status: number, body: unknown): void
  /** The n-th request to Twilio from now on goes wrong. Tells how many there were. */
  breakAt(this: void, n: number, how: 'fails' | 'loses its answer'): () => number
}

/** A customer of Frontline, in a Conversation with Ada, and the Functions in a container that has just started. */
export async function scene(): Promise<Scene> {
  const account = await accountWith()
  const { client, account: ids } = account.platform
  const service = client.conversations.v1.services(ids.conversationsServiceSid)
  const { sid } = await service.conversations.create({})
  const { participants, messages } = service.conversations(sid)
  await participants.create({
    'messagingBinding.address': customer,
    'messagingBinding.proxyAddress': numbers.frontline,
  })
  await participants.create({ identity: workers.ada.identity })
  account.platform.messages.configure({ numbers: Object.values(numbers) })

  const environment = {
    ...wholeEnvironment,
    SYNC_SERVICE_SID: ids.syncServiceSid,
    CONVERSATIONS_SERVICE_SID: ids.conversationsServiceSid,
  }
  const handlers = new Map<string, ReturnType<typeof coldBundle>>()
  const ask: Scene['ask'] = (name, fields) => {
    const handler = handlers.get(name) ?? coldBundle(name)
    handlers.set(name, handler)
    const context = fakeContext(environment, () => client)
    return invoke(handler, context, fields)
  }
  return {
    ...account,
    ask,
    call: async (...request) => (await ask(...request)).statusCode,
    told: async () => (await messages.list()).map(({ body }) => body),
    answer: (uri, statusCode, body) =>
      changeRequests(client, async (request, others) =>
        uri.test(request.uri) ? { statusCode, body, headers: {} } : others(request),
      ),
    breakAt: (n, how) => breakAt(client, n, how),
  }
}

/** A request that fails does so for all attempts of Functions' client; one whose answer is lost is repeated by it. */
function breakAt(client: Twilio, n: number, how: 'fails' | 'loses its answer'): () => number {
  let made = 0
  changeRequests(client, async (request, others) => {
    made += 1
    if (made !== n) return others(request)
    if (how === 'fails') throw Object.assign(new Error('constructed'), { code: 'ECONNRESET' })
    await others(request)
    return others(request)
  })
  return () => made
}

type Ask = (request: { readonly uri: string }) => Promise<object>

function changeRequests(
  { httpClient }: Twilio,
  change: (request: { readonly uri: string }, others: Ask) => Promise<object>,
) {
  const others = httpClient.request.bind(httpClient) as unknown as Ask // of an answer, only the asker knows the type
  httpClient.request = ((request: { readonly uri: string }) =>
    change(request, others)) as unknown as typeof httpClient.request
}
