import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callLogIn, type CallEvent } from '../../src/state/call-log'
import { paths } from '../../src/runtime/paths'
import { assignmentsIn } from '../../src/state/assignments'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { voicemailsIn, type Voicemail } from '../../src/state/voicemails'
import { LOCAL_SHARDS, startLocal, type Local, type LocalOptions } from '../../tools/local'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceFrom, importDirectory } from '../../tools/routing/import'
import type { RoutingFile } from '../../tools/routing/schema'
import { requestWebhook, type WebhookAnswer } from '../../twin/signed-request'
import { webhookDeadlines } from '../../twin/webhook-deadlines'
import { troubleIn } from './asked'
import { collectLog, isTwilioRuns, type LogLine } from './collected-log'
import { namesKept, naming, personalIn } from './personal'
import { numbers, routing as standardRouting } from './routing'
import { surprises, type Announcement, type Trouble, type TroubleKind } from './trouble'

/** The whole of Patchbay between two halves of a local Twilio, and what a story wants to know of it. */
export interface Patchbay extends Local {
  /** A signed request, as Twilio would make it. */
  ask(
    this: void,
    path: string,
    params: Readonly<Record<string, string>>,
    method?: 'GET' | 'POST',
  ): Promise<WebhookAnswer>
  /** What anybody gets who opens one of our public links. */
  visit(this: void, url: string): Promise<Response>
  timeline(this: void, callSid: string): Promise<readonly CallEvent[]>
  voicemail(this: void, recordingSid: string): Promise<Voicemail | undefined>
  assignedTo(this: void, customer: string, number: string): Promise<string | undefined>
  /** The operator imports another routing file. */
  bring(this: void, file: RoutingFile): Promise<void>
  /** What the Functions have logged since the last look: one line a request, all of them there. */
  takeLog(this: void): Promise<readonly LogLine[]>
  /** Log lines since the last look, keys in Sync and names of sessions that name somebody who has called or written. */
  takeDisclosures(this: void): Promise<readonly string[]>
  /** What has gone wrong since the last look, in words. */
  takeTrouble(this: void): Promise<readonly Trouble[]>
}

export async function startPatchbay(
  options: Partial<Omit<LocalOptions, 'root' | 'port' | 'folder' | 'onLog'>> = {},
): Promise<Patchbay> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
  const log = collectLog()
  const printed: string[] = []
  const base = { root: process.cwd(), port: 0, folder, routing: standardRouting }
  const onLog = (line: string) => {
    if (!isTwilioRuns(line)) printed.push(line)
    log.take(line)
  }
  const local = await startLocal({ ...base, ...options, onLog })
  const { account, client, events } = local.platform

  const reported: Trouble[] = []
  const personal = new Set<string>()
  events.listen(({ event }) => {
    if (event.kind === 'webhook') {
      if (isFunctions(event.exchange.status)) log.expectOneMore()
      for (const value of personalIn(event.exchange.params)) personal.add(value)
    }
    if (event.kind === 'debugger') reported.push({ kind: 'debugger', what: `${event.code} ${event.message}` })
    if (event.kind === 'violation') reported.push({ kind: 'violation', what: event.problems.join('; ') })
  })
  let ending = false
  const watch = () =>
    void local
      .ended()
      .then((output) => ending || reported.push({ kind: 'gone', what: `twilio-run has ended: ${output}` }))
  watch()

  const sync = client.sync.v1.services(account.syncServiceSid)
  const secretKey = secretKeys(local.environment['STATE_KEY_SECRET'] ?? '')
  const items = syncItems(sync, syncLayout(sync, secretKey))
  return {
    ...local,
    ask: async (path, params, method = 'POST') => {
      const url = local.baseUrl + path
      const timeoutMilliseconds = webhookDeadlines.twiml.milliseconds
      const answer = await requestWebhook({
        method,
        url,
        params,
        authToken: account.authToken,
        events,
        timeoutMilliseconds,
      })
      reported.push(...troubleIn(answer))
      return answer
    },
    visit: async (url) => {
      const answer = await fetch(url)
      if (isFunctions(answer.status)) log.expectOneMore()
      return answer
    },
    timeline: (callSid) => callLogIn(items, secretKey, 0).timeline(callSid),
    voicemail: (recordingSid) => voicemailsIn(items, 0).find(recordingSid),
    assignedTo: (customer, number) => assignmentsIn(items, secretKey, 0).find(customer, number),
    bring: async (file) => {
      const compiled = compileDirectory(file, secretKey)
      await importDirectory(sync, await differenceFrom(sync, compiled, LOCAL_SHARDS))
    },
    takeLog: log.lines,
    takeDisclosures: async () => naming([...printed.splice(0), ...(await namesKept(local.platform))], personal),
    takeTrouble: async () => [...(await log.trouble()), ...reported.splice(0)],
    restartFunctions: async () => {
      ending = true
      await local.restartFunctions()
      ending = false
      watch()
    },
    close: async () => {
      ending = true
      await local.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The edge answers these itself, and 0 stands for no answer at all. It lets all of our signed requests pass, so that 403 is ours. */
function isFunctions(status: number): boolean {
  return ![0, 405, 413, 429, 431, 502, 504].includes(status)
}

export interface Story {
  readonly patchbay: Patchbay
  /** This story is about trouble of this kind: it must happen, and nothing else may. */
  announce(kind: TroubleKind, matching?: RegExp): void
}

/**
 * Routing waits two seconds for what is good to know. On a busy machine its first request, which loads what all others find,
 * takes longer, and would be looked after as trouble in whichever story came first.
 */
async function warmUp({ ask, takeTrouble, takeLog, platform }: Patchbay): Promise<void> {
  await ask(paths.conversationRouting, {
    ConversationSid: platform.account.conversationsServiceSid.replace(/^IS/, 'CH'),
    'MessagingBinding.Address': '+13035550100',
    'MessagingBinding.ProxyAddress': numbers.frontline,
  })
  await takeTrouble()
  await takeLog()
}

/**
 * One Patchbay for all stories of a file. Our fallbacks swallow what went wrong, so that a story fails when anything did
 * that it has not announced.
 */
export function usePatchbay(...options: Parameters<typeof startPatchbay>): Story {
  let patchbay: Patchbay | undefined
  let announced: readonly Announcement[] = []
  beforeAll(async () => {
    patchbay = await startPatchbay(...options)
    await warmUp(patchbay)
  })
  afterAll(async () => {
    const disclosures = await patchbay?.takeDisclosures()
    await patchbay?.close()
    expect(disclosures).toEqual([])
  })
  afterEach(async () => {
    const trouble = (await patchbay?.takeTrouble()) ?? []
    await patchbay?.takeLog()
    const surprised = surprises(trouble, announced)
    announced = []
    expect(surprised).toEqual([])
  })
  return {
    get patchbay() {
      if (!patchbay) throw new Error('Patchbay runs only inside a story')
      return patchbay
    },
    announce: (kind, matching = /./) => {
      announced = [...announced, { kind, matching }]
    },
  }
}
