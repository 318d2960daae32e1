import type { Twilio } from 'twilio'
import type { Address } from '../routing/address'
import type { SessionMode } from '../routing/directory'
import { codeOf, isMissing } from './missing'

/** One of the two in a session. */
export interface Party {
  /** The real address. */
  readonly address: Address
  /** The number of ours that this one sees. */
  readonly proxyNumber: Address
}

export interface NewSession {
  readonly uniqueName: string
  readonly mode: SessionMode
  readonly ttlSeconds: number
  readonly dateExpiry?: Date | undefined
  /** Added one after the other. */
  readonly parties: readonly { readonly address: Address; readonly proxyNumber?: Address | undefined }[]
}

/** Sessions of Twilio Proxy. https://www.twilio.com/docs/proxy/api/session */
export interface ProxySessions {
  /** Those in the session, removed ones left out. `undefined`: there is no such session. */
  parties(sessionSid: string): Promise<readonly Party[] | undefined>
  /** `taken`: the unique name, or one of the pairs of addresses, belongs to another session. */
  create(session: NewSession): Promise<'created' | 'taken'>
  /** Closing what is closed, or gone, is success. */
  close(sessionSid: string): Promise<void>
}

/**
 * Another session has this unique name (80603), or this participant's pair of addresses (80604); or the participant is in
 * the session already (80103), or is just being added (80623). https://www.twilio.com/docs/api/errors/80603 and so on
 */
const conflicts: readonly unknown[] = [80603, 80604, 80103, 80623]

/** https://www.twilio.com/docs/api/errors/80607 */
const alreadyClosed = 80607

/** The sessions of one Proxy service. */
export function twilioProxySessions(client: Twilio, serviceSid: string): ProxySessions {
  const sessions = () => client.proxy.v1.services(serviceSid).sessions
  const partiesIn = async (sessionSid: string): Promise<readonly Party[]> => {
    const participants = await sessions()(sessionSid).participants.list()
    return participants.filter(isPresent).map(({ identifier, proxyIdentifier }) => ({
      address: identifier,
      proxyNumber: proxyIdentifier,
    }))
  }
  /** A conflict with our own request, whose answer was lost, is none: the session has as many as it shall. */
  const add = async (sessionSid: string, party: NewSession['parties'][number], before: number) => {
    const { address: identifier, proxyNumber: proxyIdentifier } = party
    try {
      await sessions()(sessionSid).participants.create({ identifier, ...(proxyIdentifier && { proxyIdentifier }) })
    } catch (error) {
      if (!isConflict(error) || (await partiesIn(sessionSid)).length <= before) throw error
    }
  }

  return {
    async parties(sessionSid) {
      return unlessMissing(partiesIn(sessionSid))
    },

    /**
     * Proxy refuses two participants at once (80623). Nobody shall meet a session that has only one of them:
     *
     *   create → KC…    add 1 → ok        add 2 → ok                      ⇒ created
     *   create → KC…    add 1 → ok        add 2 → 80604    delete KC…     ⇒ taken
     *   create → 80603                                                    ⇒ taken
     *
     * Where the answer to the create is lost, the repetition finds its own name taken: an empty session stays behind until
     * its time is over, which is in nobody's way, and there are never two.
     */
    async create({ uniqueName, mode, ttlSeconds, dateExpiry, parties }) {
      let sessionSid: string | undefined
      try {
        const session = { uniqueName, mode, ttl: ttlSeconds, ...(dateExpiry && { dateExpiry }) }
        const { sid } = await sessions().create(session)
        sessionSid = sid
        for (const [before, party] of parties.entries()) await add(sid, party, before)
        return 'created'
      } catch (error) {
        const undone = sessionSid === undefined ? undefined : unlessMissing(sessions()(sessionSid).remove())
        if (!isConflict(error)) {
          await Promise.allSettled([undone])
          throw error
        }
        await undone
        return 'taken'
      }
    },

    async close(sessionSid) {
      try {
        await sessions()(sessionSid).update({ status: 'closed' })
      } catch (error) {
        if (!isMissing(error) && codeOf(error) !== alreadyClosed) throw error
      }
    },
  }
}

/** The SDK does not say so, but Twilio's description does: who was not removed has null here. */
function isPresent({ dateDeleted }: { readonly dateDeleted: Date | null }): boolean {
  return dateDeleted === null
}

function isConflict(error: unknown): boolean {
  return conflicts.includes(codeOf(error))
}

async function unlessMissing<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
