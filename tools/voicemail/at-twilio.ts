import type { Twilio } from 'twilio'
import type { RecordingInstance } from 'twilio/lib/rest/api/v2010/account/recording'
import { holdsMessage } from '../../src/routing/voicemail-recording'
import type { RecordingStatusChanged } from '../../src/webhooks/recording-status'
import { inWords } from '../command'
import { patiently } from '../patiently'
import type { RoutingAccount } from '../routing/account'
import type { Stored } from './stored'

/** A message as Twilio's API knows it. */
export interface AtTwilio {
  /** What the recording callback told, or should have told. */
  readonly told: RecordingStatusChanged
  /** When the caller had left it. */
  readonly leftAt: Date
}

export const LOOKED_BACK_DAYS = 7

/** https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources */
const LARGEST_PAGE = 1000

/** What was recorded with `<Record>` since then, in this account and whatever for, and is not silent. The newest first. */
export async function* messagesAtTwilio(client: Twilio, since: Date): AsyncGenerator<readonly AtTwilio[]> {
  let page: Page | undefined = await patiently(() => firstPage(client, since))
  while (page) {
    yield messagesOf(page.instances, since)
    const last: Page = page
    page = await patiently(async () => last.nextPage())
  }
}

/** The part of the SDK's page that is the same for the first page and for those that follow. */
interface Page {
  readonly instances: readonly RecordingInstance[]
  nextPage(): Promise<Page> | undefined
}

/** In one request, so that nobody waits for it: of the last days and the newest recordings only. */
export async function hintAtUnkept({ client }: RoutingAccount, stored: Stored, now: Date): Promise<void> {
  const since = new Date(now.getTime() - LOOKED_BACK_DAYS * 24 * 60 * 60 * 1000)
  const { instances } = await firstPage(client, since).catch((error: unknown) => {
    console.error(`Whether Twilio has more is not known: ${String(inWords(error))}`)
    return { instances: [] }
  })
  const foundIn = findIn(stored)
  const lost = messagesOf(instances, since).filter(({ told }) =>
    ['nothing', 'part'].includes(foundIn(told.recordingSid)),
  )
  if (lost.length === 0) return
  console.error(
    `Twilio has ${lost.length} recordings of the last ${LOOKED_BACK_DAYS} days that Patchbay does not wholly know. ` +
      'Should they be messages: npm run voicemail -- recover',
  )
}

/** What Sync has of each recording. `aside`: deleted, or not to be read by this version. */
export function findIn({ voicemails, deleted, unreadable }: Stored) {
  const bySid = new Map(voicemails.map((voicemail) => [voicemail.recordingSid, voicemail]))
  const aside = new Set([...deleted, ...unreadable])
  return (recordingSid: string): 'nothing' | 'part' | 'whole' | 'aside' => {
    if (aside.has(recordingSid)) return 'aside'
    const { message, audio } = bySid.get(recordingSid) ?? {}
    if (message && audio && audio.status !== 'in-progress') return 'whole'
    // Without the message, nobody knows yet whose it is.
    return message ? 'part' : 'nothing'
  }
}

/** Twilio documents a date here, and says of no time what becomes of it: the whole day is asked for. */
function firstPage(client: Twilio, since: Date): Promise<Page> {
  const dateCreatedAfter = new Date(since.toISOString().slice(0, 10))
  return client.recordings.page({ dateCreatedAfter, pageSize: LARGEST_PAGE })
}

function messagesOf(instances: readonly RecordingInstance[], since: Date): readonly AtTwilio[] {
  return instances
    .filter(({ source, status }) => source === 'RecordVerb' && status === 'completed')
    .filter(({ dateCreated }) => dateCreated >= since)
    .map(messageOf)
    .filter(({ told }) => holdsMessage(told))
}

function messageOf({ sid, callSid, duration, channels, source, startTime, dateCreated }: RecordingInstance): AtTwilio {
  const durationSeconds = Number(duration)
  return {
    told: {
      callSid,
      recordingSid: sid,
      status: 'completed',
      durationSeconds,
      channels,
      source,
      track: undefined,
      errorCode: undefined,
      startedAt: startTime,
    },
    leftAt: new Date(dateCreated.getTime() + durationSeconds * 1000),
  }
}
