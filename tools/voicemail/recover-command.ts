import { UserError } from '../command'
import { patiently } from '../patiently'
import type { RoutingAccount } from '../routing/account'
import { say } from '../routing/say'
import { sayEverySecond } from '../say-every-second'
import { findIn, LOOKED_BACK_DAYS, messagesAtTwilio } from './at-twilio'
import { forEachOf, inList, progressOf } from './each'
import { recoverIfLost, type Fate, type Found } from './recover'
import { storedVoicemails } from './stored'

export interface RecoverOptions {
  /** Seven days ago, if not said. */
  readonly since?: Date | undefined
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Finds the messages that Twilio has and of which it could not tell us: keeps them, and tells of them once. */
export async function recoverVoicemails(
  { since: wanted, dryRun = false, json }: RecoverOptions,
  account: RoutingAccount,
  now: Date,
  baseUrl: string | undefined,
): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000)
  const since = wanted ?? daysAgo(LOOKED_BACK_DAYS)
  const keptDays = account.config.voicemailTtlSeconds / (24 * 60 * 60)
  if (since < daysAgo(keptDays)) {
    throw new UserError(`Messages are kept for ${keptDays} days (VOICEMAIL_DAYS): --since cannot lie longer ago.`)
  }
  if (!baseUrl && !dryRun) {
    throw new UserError('BASE_URL is not set, and says where your Functions are: whoever is told gets a link to them.')
  }

  const onProgress = sayEverySecond()
  const found = new Map<string, Found>()
  const foundIn = findIn(await storedVoicemails(account, onProgress))
  let seen = 0
  for await (const page of messagesAtTwilio(account.client, since)) {
    for (const message of page) {
      const kept = foundIn(message.told.recordingSid)
      if (kept !== 'aside' && (kept !== 'whole' || message.leftAt > daysAgo(DAYS_OF_CLAIMS))) {
        found.set(message.told.recordingSid, { ...message, kept })
      }
    }
    onProgress('Reading the recordings at Twilio', (seen += page.length))
  }

  const oldestFirst = [...found.keys()].toReversed()
  const { done, failed, untried } = await forEachOf(
    oldestFirst,
    (recordingSid) =>
      patiently(() => recoverIfLost(found.get(recordingSid), account.ports, dryRun ? undefined : baseUrl)),
    progressOf(onProgress, 'Looking after messages', found.size),
  )
  const those = (...fates: readonly Fate[]) =>
    oldestFirst.filter((recordingSid) => fates.some((fate) => done.get(recordingSid) === fate))
  const isWhole = (recordingSid: string) => found.get(recordingSid)?.kept === 'whole'
  const told = those('told', 'told-before')
  const summary = {
    dryRun,
    since: since.toISOString(),
    recovered: [...told, ...those('not-told')].filter((recordingSid) => !isWhole(recordingSid)),
    told,
    leftAlone: those('left-alone'),
    failed,
  }
  say(summary, json, inWords)
  if (failed.length > 0) throw new UserError(inList({ failed, untried }, 'Not, or not wholly, recovered'))
}

/** A day less than claims are kept: who was told of an older message nobody knows any more. */
const DAYS_OF_CLAIMS = 6

interface Summary {
  readonly dryRun: boolean
  /** UTC, ISO 8601 */
  readonly since: string
  /** Kept now, or kept wholly. */
  readonly recovered: readonly string[]
  /** Of those, and of others that were kept and of which nobody had been told. */
  readonly told: readonly string[]
  readonly leftAlone: readonly string[]
}

function inWords({ dryRun, since, recovered, told, leftAlone }: Summary): string {
  const becomes = (recordingSid: string) => {
    if (dryRun) return ''
    return told.includes(recordingSid) ? ': somebody was told' : ': nobody could be told'
  }
  const done = dryRun ? 'would be kept and told of' : 'are kept now'
  const onlyTold = told.filter((recordingSid) => !recovered.includes(recordingSid))
  const list = (title: string, recordings: readonly string[], each: (recordingSid: string) => string = () => '') =>
    recordings.length === 0
      ? []
      : [title, ...recordings.map((recordingSid) => `  ${recordingSid}${each(recordingSid)}`)]
  const anything = recovered.length + onlyTold.length > 0
  return [
    ...(anything ? [] : [`No message since ${since} is lost.`]),
    ...list(`Messages since ${since} that were lost, and ${done}:`, recovered, becomes),
    ...list('Messages that were kept, and of which somebody is told only now:', onlyTold),
    ...list('Recordings of calls to other numbers than yours, left alone:', leftAlone),
  ].join('\n')
}
