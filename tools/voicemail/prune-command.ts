import { syncLayout } from '../../src/state/layout'
import type { RoutingAccount } from '../routing/account'
import { say } from '../routing/say'
import { sayEverySecond } from '../say-every-second'
import { erase } from './delete-command'
import { leftAt, storedVoicemails } from './stored'

export interface PruneOptions {
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Deletes what is older than VOICEMAIL_DAYS, the oldest first. */
export async function pruneVoicemails(
  { dryRun = false, json }: PruneOptions,
  account: RoutingAccount,
  now: Date,
): Promise<void> {
  const { sync, config, secretKey } = account
  const onProgress = sayEverySecond()
  const endsAt = new Date(now.getTime() - config.voicemailTtlSeconds * 1000).toISOString()
  const all = await storedVoicemails(sync, await syncLayout(sync, secretKey).shards(), onProgress)
  const old = all.filter((voicemail) => leftAt(voicemail) < endsAt).toReversed()
  if (!dryRun) {
    for (const [index, { recordingSid }] of old.entries()) {
      await erase(recordingSid, account)
      onProgress('Deleting messages', index + 1, old.length)
    }
  }
  const pruned = {
    dryRun,
    before: endsAt,
    deleted: old.map(({ recordingSid }) => recordingSid),
    kept: all.length - old.length,
  }
  say(pruned, json, ({ before, deleted, kept }) => {
    const done = dryRun ? 'would be deleted' : 'are deleted'
    return `${deleted.length} messages of before ${before} ${done}, with their recordings; ${kept} are kept.`
  })
}
