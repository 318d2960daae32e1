import type { Voicemail } from '../../src/state/voicemails'
import type { RoutingAccount } from '../routing/account'
import { say } from '../routing/say'
import { sayEverySecond } from '../say-every-second'
import { hintAtUnkept } from './at-twilio'
import { cannotRead, leftAt, storedVoicemails } from './stored'

export interface ListOptions {
  /** One of ours. */
  readonly number?: string | undefined
  readonly json?: boolean | undefined
}

interface Listed {
  readonly recording: string
  readonly at: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly durationSeconds: number | undefined
  /** `undefined`: Twilio has not told yet. */
  readonly audio: string | undefined
}

export async function listVoicemails({ number, json }: ListOptions, account: RoutingAccount, now: Date): Promise<void> {
  const stored = await storedVoicemails(account, sayEverySecond())
  const listed = stored.voicemails
    .filter(isMessage)
    .filter(({ message }) => number === undefined || message?.number === number)
    .map(listedFrom)
  say(listed, json, table)
  await hintAtUnkept(account, stored, now)
  if (stored.unreadable.length > 0) throw cannotRead(stored.unreadable)
}

/** Who hangs up in silence leaves a recording that Twilio tells of, and no message. */
function isMessage({ message, audio }: Voicemail): boolean {
  return message !== undefined || (audio?.status !== 'absent' && audio?.durationSeconds !== 0)
}

function listedFrom(voicemail: Voicemail): Listed {
  const { recordingSid, message, audio } = voicemail
  return {
    recording: recordingSid,
    at: leftAt(voicemail),
    from: message?.customer,
    to: message?.number,
    durationSeconds: message?.durationSeconds ?? audio?.durationSeconds,
    audio: audio?.status,
  }
}

function table(listed: readonly Listed[]): string {
  if (listed.length === 0) return 'There are no messages.'
  const rows = listed.map(({ at, from, to, durationSeconds, audio, recording }) => [
    `${at.slice(0, 10)} ${at.slice(11, 16)}`,
    from ?? 'unknown',
    to ?? 'unknown',
    durationSeconds === undefined ? '' : `${durationSeconds} s`,
    audio === 'completed' ? 'ready' : (audio ?? 'not yet'),
    recording,
  ])
  const all = [['when (UTC)', 'from', 'to', 'length', 'audio', 'recording'], ...rows]
  const widthOf = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
