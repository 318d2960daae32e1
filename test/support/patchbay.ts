import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callLogIn, type CallEvent } from '../../src/state/call-log'
import { assignmentsIn } from '../../src/state/assignments'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { voicemailsIn, type Voicemail } from '../../src/state/voicemails'
import { startLocal, type Local } from '../../tools/local'
import type { RoutingFile } from '../../tools/routing/file'
import { VOICE_TIMEOUT_MILLISECONDS, requestWebhook, type WebhookAnswer } from '../../twin/signed-request'
import { routing as standardRouting } from './routing'

/** The whole of Patchbay between two halves of a local Twilio, and what a story wants to know of it. */
export interface Patchbay extends Local {
  /** A signed request, as Twilio would make it. */
  ask(path: string, params: Record<string, string>, method?: 'GET' | 'POST'): Promise<WebhookAnswer>
  timeline(callSid: string): Promise<readonly CallEvent[]>
  voicemail(recordingSid: string): Promise<Voicemail | undefined>
  assignedTo(customer: string, number: string): Promise<string | undefined>
  /** What the Functions have logged since the last look: one object a request. */
  takeLog(): readonly LogLine[]
}

export interface LogLine {
  readonly webhook: string
  readonly outcome: 'answered' | 'refused' | 'fallback'
  readonly decision?: string
  readonly because?: string
}

export async function startPatchbay(routing: RoutingFile = standardRouting): Promise<Patchbay> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
  const output: string[] = []
  const local = await startLocal({ root: process.cwd(), port: 0, folder, routing, onLog: (line) => output.push(line) })
  const { account, client, events } = local.platform
  const sync = client.sync.v1.services(account.syncServiceSid)
  const items = syncItems(sync, syncLayout(sync))
  const secretKey = secretKeys(local.environment['STATE_KEY_SECRET'] ?? '')
  return {
    ...local,
    ask: (path, params, method = 'POST') =>
      requestWebhook({
        method,
        url: local.baseUrl + path,
        params,
        authToken: account.authToken,
        events,
        timeoutMilliseconds: VOICE_TIMEOUT_MILLISECONDS,
      }),
    timeline: (callSid) => callLogIn(items, 0).timeline(callSid),
    voicemail: (recordingSid) => voicemailsIn(items, 0).find(recordingSid),
    assignedTo: (customer, number) => assignmentsIn(items, secretKey, 0).find(customer, number),
    takeLog: () =>
      output
        .splice(0)
        .filter((line) => line.startsWith('{'))
        .map((line): LogLine => JSON.parse(line)),
    close: async () => {
      await local.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * One Patchbay for all stories of a file. Our fallbacks swallow what went wrong, so that a story which did not announce
 * one fails when one was taken.
 */
export function usePatchbay(routing?: RoutingFile): { readonly patchbay: Patchbay; announceFallbacks(): void } {
  let patchbay: Patchbay | undefined
  let fallbacksAnnounced = false
  beforeAll(async () => {
    patchbay = await startPatchbay(routing)
  })
  afterAll(() => patchbay?.close())
  beforeEach(() => {
    fallbacksAnnounced = false
    patchbay?.takeLog()
  })
  afterEach(() => {
    const fallbacks = patchbay?.takeLog().filter((line) => line.outcome === 'fallback')
    if (!fallbacksAnnounced) expect(fallbacks).toEqual([])
  })
  return {
    get patchbay() {
      if (!patchbay) throw new Error('Patchbay runs only inside a story')
      return patchbay
    },
    announceFallbacks: () => {
      fallbacksAnnounced = true
    },
  }
}
