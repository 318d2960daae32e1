import { inWords, UserError } from '../command'
import { sayEverySecond } from '../say-every-second'
import type { Confirm } from './confirm'
import { isCode, isGone } from './explained'
import { findSession } from './find-session'
import { interactionsOf } from './interactions'
import type { ProxyAccount } from './proxy-account'
import { deleteRecords, isDeletable, recordsOf } from './records'

export interface DeleteOptions {
  /** The calls and messages of its interactions, too. */
  readonly withRecords?: boolean | undefined
  /** Nobody is asked. */
  readonly yes?: boolean | undefined
}

/**
 * Deletes a session for good. Its calls and messages have to be deleted before it: afterwards nothing leads to them any more
 * (https://www.twilio.com/docs/proxy/api/session). Interrupted, it can be repeated, because the session goes last.
 */
export async function deleteSession(
  sidOrName: string,
  { withRecords = false, yes = false }: DeleteOptions,
  account: ProxyAccount,
  confirm: Confirm,
): Promise<void> {
  const { sid, status } = await findSession(sidOrName, account)
  if (!yes && !(await confirm(question(sid, withRecords)))) throw new UserError('Nothing is deleted.')
  try {
    // So that no call and no message comes meanwhile, whose SID would be lost with the session.
    if (withRecords && (status === 'open' || status === 'in-progress')) await close(sid, account)
    const deleted = withRecords ? await deleteRecordsOf(sid, account) : 0
    await remove(sid, account)
    console.log(withRecords ? `Deleted ${sid}, and before it its ${deleted} calls and messages.` : `Deleted ${sid}.`)
  } catch (error) {
    throw new UserError(`${String(inWords(error))}\n${sid} is not wholly deleted. Repeat the command.`)
  }
}

function question(sid: string, withRecords: boolean): string {
  return withRecords
    ? `Close ${sid}, and delete it and the calls and messages of its interactions for good?`
    : `Delete ${sid} for good? Its calls and messages stay for 90 days after its end, and nothing leads to them any more: --with-records deletes them, too.`
}

async function close(sid: string, { service, limited }: ProxyAccount): Promise<void> {
  try {
    await limited.write('sessions', () => service.sessions(sid).update({ status: 'closed' }))
  } catch (error) {
    if (!isCode(error, 80607, 80608)) throw error // it has been closed meanwhile
  }
}

async function deleteRecordsOf(sid: string, account: ProxyAccount): Promise<number> {
  const onProgress = sayEverySecond()
  const records = recordsOf(await interactionsOf(sid, account, onProgress))
  await deleteRecords(records.filter(isDeletable), account, onProgress)
  const others = records.filter((record) => !isDeletable(record))
  if (others.length === 0) return records.length
  throw new UserError(
    `Its calls and messages of phones are deleted. These are neither: ${others.join(', ')}\n` +
      'Delete them where they are, and then the session without --with-records: nothing would lead to them any more.',
  )
}

async function remove(sid: string, { service, limited }: ProxyAccount): Promise<void> {
  try {
    await limited.write('sessions', () => service.sessions(sid).remove())
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
