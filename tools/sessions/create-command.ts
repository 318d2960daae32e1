import { randomUUID } from 'node:crypto'
import type { SessionMode } from '../../src/routing/directory'
import { inWords, UserError } from '../command'
import { say } from '../routing/say'
import { failingOnConflict } from './conflict'
import { explained, isCode, isGone } from './explained'
import { findSession } from './find-session'
import { participantsOf, type Participant } from './participants'
import type { ProxyAccount } from './proxy-account'
import { sessionInWords } from './session-in-words'
import { warningOfName } from './unique-name'
import type { NewEnd } from './transitions'

/** As it is written: `+12025550199`, or with the number of ours that this one shall see, `+12025550199=+12025550103`. */
export interface WantedParticipant {
  readonly identifier: string
  readonly proxyIdentifier?: string | undefined
}

export interface CreateOptions extends NewEnd {
  readonly mode?: SessionMode | undefined
  readonly name?: string | undefined
  readonly failOnConflict?: boolean | undefined
  readonly json?: boolean | undefined
}

/** A session of these two. If one of them cannot be added, there is no session. */
export async function createSession(
  wanted: readonly [WantedParticipant, WantedParticipant],
  { name, mode, ttl, until, failOnConflict = false, json }: CreateOptions,
  account: ProxyAccount,
  now: Date,
): Promise<void> {
  refuseUnlessTwo(wanted)
  if (until && until <= now) throw new UserError(`${until.toISOString()} is past: the session would be closed at once.`)
  const warning = name === undefined ? undefined : warningOfName(name)
  if (warning) console.error(warning)
  // Without any end, Twilio's own pages differ on how long it would last: 90 days, or for ever.
  const end = until ? { dateExpiry: until } : { ttl: ttl ?? account.ttlSeconds }
  const sid = await begin({ ...end, ...(mode && { mode }) }, name, account)
  try {
    // Not at once: https://www.twilio.com/docs/api/errors/80802
    for (const participant of wanted) await add(participant, sid, failOnConflict, account)
  } catch (error) {
    await undo(sid, name, error, account)
  }
  const [session, participants] = [await findSession(sid, account), await participantsOf(sid, account)]
  say({ ...session.toJSON(), participants }, json, (shown) => sessionInWords(shown, shown.participants))
}

function refuseUnlessTwo([one, other]: readonly [WantedParticipant, WantedParticipant]): void {
  if (one.identifier !== other.identifier) return
  throw new UserError(`${one.identifier} is named twice: a session is of two.`)
}

/** The name makes it safe to ask again when an answer is lost: there are never two sessions of one name. */
async function begin(options: object, name: string | undefined, { service, limited }: ProxyAccount): Promise<string> {
  const uniqueName = name ?? `patchbay-${randomUUID()}`
  try {
    return (await limited.write('sessions', () => service.sessions.create({ ...options, uniqueName }))).sid
  } catch (error) {
    if (name !== undefined || !isCode(error, 80603)) throw error
    return (await limited.read('sessions', () => service.sessions(uniqueName).fetch())).sid
  }
}

async function add(
  wanted: WantedParticipant,
  sid: string,
  failOnConflict: boolean,
  account: ProxyAccount,
): Promise<void> {
  const { identifier, proxyIdentifier } = wanted
  const parameters = { identifier, ...(proxyIdentifier !== undefined && { proxyIdentifier }) }
  try {
    await account.limited.write('participants', async () => {
      if (failOnConflict) await failingOnConflict(account, `/Sessions/${sid}/Participants`, parameters)
      else await account.service.sessions(sid).participants.create(parameters)
    })
  } catch (error) {
    // Nobody else knows of this session yet: the answer to a first attempt was lost.
    const isThere = ({ identifier }: Participant) => identifier === wanted.identifier
    if (isCode(error, 80103) && (await participantsOf(sid, account)).some(isThere)) return
    throw error
  }
}

/** Half a session would take calls that lead nowhere. */
async function undo(sid: string, name: string | undefined, why: unknown, account: ProxyAccount): Promise<never> {
  const spent = name === undefined ? '' : ` Proxy does not give its name back: choose another --name.`
  try {
    await account.limited.write('sessions', () => account.service.sessions(sid).remove())
  } catch (error) {
    if (!isGone(error)) {
      throw new UserError(
        `${String(inWords(why))}\nHalf of ${sid} is made. Delete it: npm run sessions -- delete ${sid}`,
      )
    }
  }
  try {
    return explained(why)
  } catch (error) {
    throw new UserError(`${String(inWords(error))}\nNo session was made.${spent}`)
  }
}
