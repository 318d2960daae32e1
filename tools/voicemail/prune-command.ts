import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { say } from '../routing/say'
import { sayEverySecond } from '../say-every-second'
import { erase } from './delete-command'
import { forEachOf, inList, progressOf } from './each'
import { cannotRead, leftAt, storedVoicemails } from './stored'

export interface PruneOptions {
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Deletes what is older than VOICEMAIL_DAYS, the oldest first, and what is left of messages that were deleted before. */
export async function pruneVoicemails(
  { dryRun = false, json }: PruneOptions,
  account: RoutingAccount,
  now: Date,
): Promise<void> {
  const onProgress = sayEverySecond()
  const before = new Date(now.getTime() - account.config.voicemailTtlSeconds * 1000).toISOString()
  const { voicemails, leftOver, unreadable } = await storedVoicemails(account, onProgress)
  const old = voicemails
    .filter((voicemail) => leftAt(voicemail) < before)
    .map(({ recordingSid }) => recordingSid)
    .toReversed()

  const all = dryRun ? [] : [...old, ...leftOver]
  const outcome = await forEachOf(
    all,
    (recordingSid) => erase(recordingSid, account),
    progressOf(onProgress, 'Deleting messages', all.length),
  )
  const { done, failed, untried } = outcome
  const deleted = dryRun ? old : old.filter((recordingSid) => done.has(recordingSid))
  const kept = voicemails.length - deleted.length
  say({ dryRun, before, deleted, kept, failed, unreadable }, json, () => {
    const what = dryRun ? 'would be deleted' : 'are deleted'
    return `${deleted.length} messages of before ${before} ${what}, with their recordings; ${kept} are kept.`
  })
  const problems = [
    ...(failed.length > 0 ? [inList({ failed, untried }, 'Not, or not wholly, deleted')] : []),
    ...(unreadable.length > 0 ? [cannotRead(unreadable).message] : []),
  ]
  if (problems.length > 0) throw new UserError(problems.join('\n'))
}
