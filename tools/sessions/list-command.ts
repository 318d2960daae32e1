import type { SessionInstance } from 'twilio/lib/rest/proxy/v1/service/session'
import { sayEverySecond, type Progress } from '../say-every-second'
import { pagesOf } from './pages'
import { isPresent, participantsOf, type Participant } from './participants'
import { poolOf, poolWarnings } from './pool-warnings'
import type { ProxyAccount } from './proxy-account'
import { endOf } from './session-end'
import { minute, table } from './table'
import type { Status } from './transitions'

export interface ListOptions {
  readonly status?: Status | undefined
  /** Of a participant, or one of ours. */
  readonly number?: string | undefined
  /** Reads who is in each: one more request a session. */
  readonly participants?: boolean | undefined
  readonly json?: boolean | undefined
}

type Listed = ReturnType<SessionInstance['toJSON']> & { readonly participants?: readonly Participant[] }

/** Shows sessions, however many there are. As JSON, each is written as soon as it is known. */
export async function listSessions(options: ListOptions, account: ProxyAccount): Promise<void> {
  const rows: (readonly string[])[] = []
  const participants = new Map<string, number>()
  let written = 0
  if (options.json) console.log('[')
  for await (const session of matching(options, account, sayEverySecond())) {
    if (options.json) console.log(`${written === 0 ? ' ' : ','}${JSON.stringify(session)}`)
    else rows.push(row(session))
    written += 1
    if (isOpen(session)) count(session.participants ?? [], participants)
  }
  if (options.json) console.log(']')
  else console.log(written === 0 ? 'There are no such sessions.' : table([HEAD, ...rows]))
  const knowsAll = options.participants && options.status === undefined && options.number === undefined
  for (const warning of poolWarnings(await poolOf(account), knowsAll ? { participants } : {})) console.error(warning)
}

async function* matching(
  { status, number, participants = number !== undefined }: ListOptions,
  account: ProxyAccount,
  onProgress: Progress,
): AsyncGenerator<Listed> {
  let seen = 0
  for await (const page of pagesOf(account.limited, 'sessions', (size) => account.service.sessions.page(size))) {
    const chosen = page.filter((session) => status === undefined || session.status === status)
    onProgress('Reading sessions', (seen += page.length))
    let read = 0
    // All of a page at once: the limiter sees to the pace.
    const listed = chosen.map(async (session): Promise<Listed> => {
      if (!participants) return session.toJSON()
      const all = await participantsOf(session.sid, account)
      onProgress('Reading participants', seen - page.length + (read += 1))
      return { ...session.toJSON(), participants: all }
    })
    for (const session of await Promise.all(listed)) if (number === undefined || isOf(number, session)) yield session
  }
}

function isOf(number: string, { participants = [] }: Listed): boolean {
  return participants.some(
    (participant) =>
      isPresent(participant) && (participant.identifier === number || participant.proxyIdentifier === number),
  )
}

function isOpen({ status }: Listed): boolean {
  return status === 'open' || status === 'in-progress'
}

function count(participants: readonly Participant[], counts: Map<string, number>): void {
  for (const { proxyIdentifier } of participants.filter(isPresent)) {
    counts.set(proxyIdentifier, (counts.get(proxyIdentifier) ?? 0) + 1)
  }
}

const HEAD = ['session', 'status', 'mode', 'made (UTC)', 'last contact', 'ends', 'who']

function row(session: Listed): readonly string[] {
  const { sid, status, mode, dateCreated, dateLastInteraction, dateEnded, participants = [] } = session
  const ends = isOpen(session) ? endOf(session) : dateEnded
  const who = participants
    .filter(isPresent)
    .map(({ identifier, proxyIdentifier }) => `${identifier}=${proxyIdentifier}`)
  return [sid, status, mode, minute(dateCreated), minute(dateLastInteraction), minute(ends), who.join(' ')]
}
