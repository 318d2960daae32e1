import { newSid } from '../account'
import { ApiError } from './api'
import { newSequence } from './paging'
import type { Pool, PoolNumber } from './proxy-pool'
import { isOpen, present, type ParticipantRecord, type SessionRecord } from './proxy-records'
import type { Sessions } from './proxy-sessions'

export interface NewParticipant {
  readonly identifier: string
  readonly friendlyName?: string | undefined
  readonly proxyIdentifier?: string | undefined
  readonly proxyIdentifierSid?: string | undefined
}

export interface Participants {
  add(session: SessionRecord, participant: NewParticipant): ParticipantRecord
  remove(session: SessionRecord, participant: ParticipantRecord): void
}

export function newParticipants(sessions: Sessions, pool: Pool, now: () => Date): Participants {
  const nextOrder = newSequence()

  function isTaken(identifier: string, { phoneNumber }: PoolNumber): boolean {
    return sessions.holding({ identifier, proxyIdentifier: phoneNumber }) !== undefined
  }

  /** The number that Proxy is told to use, or the first unreserved one that does not already lead elsewhere. */
  function choose(participant: NewParticipant): PoolNumber {
    const { identifier, proxyIdentifier, proxyIdentifierSid } = participant
    const numbers = pool.list()
    if (proxyIdentifier === undefined && proxyIdentifierSid === undefined) {
      const unreserved = numbers.filter(({ reserved }) => !reserved)
      const free = unreserved.find((number) => !isTaken(identifier, number))
      if (free !== undefined) return free
      if (numbers.length === 0) throw new ApiError(400, 80205, 'This Service has no Proxy numbers configured.')
      if (unreserved.length === 0) throw new ApiError(400, 80207, 'No unreserved numbers in proxy pool.')
      // 80208 says the same of the same situation; of the two, this is the one that Twilio still explains at length.
      throw new ApiError(400, 80206, 'This Service has no compatible Proxy numbers for this Participant.')
    }
    const told = numbers.find(({ sid, phoneNumber }) => sid === proxyIdentifierSid || phoneNumber === proxyIdentifier)
    if (told === undefined) throw new ApiError(400, 80605, 'Proxy identifier not associated with service.')
    if (isTaken(identifier, told)) {
      throw new ApiError(400, 80604, 'Proxy identifier already in use with requested identifier.')
    }
    return told
  }

  return {
    add: (session, participant) => {
      requireRoom(session, participant.identifier)
      const number = choose(participant)
      const added: ParticipantRecord = {
        sid: newSid('KP'),
        order: nextOrder(),
        identifier: participant.identifier,
        friendlyName: participant.friendlyName,
        proxyIdentifier: number.phoneNumber,
        proxyIdentifierSid: number.sid,
        createdAt: now(),
        deletedAt: undefined,
      }
      sessions.save({ ...session, participants: [...session.participants, added], updatedAt: now() })
      return added
    },
    // Removed softly: the participant stays with the session and cannot come back.
    remove: (session, { sid }) => {
      const participants = session.participants.map((participant) =>
        participant.sid === sid ? { ...participant, deletedAt: participant.deletedAt ?? now() } : participant,
      )
      sessions.save({ ...session, participants, updatedAt: now() })
    },
  }
}

function requireRoom(session: SessionRecord, identifier: string): void {
  if (!isOpen(session)) throw new ApiError(400, 80607, 'Session is closed and cannot be updated')
  if (!/^\+[1-9]\d{1,14}$|^[a-z-]+:.+$/.test(identifier)) {
    throw new ApiError(400, 80404, 'Participant identifier does not appear to be a valid, reachable phone number.')
  }
  // A message app cannot be called. Which other modes its identifiers may not be in, Twilio does not say.
  if (session.mode === 'voice-only' && identifier.includes(':')) {
    throw new ApiError(400, 80616, 'The identifier is not compatible with the session mode.')
  }
  const known = session.participants.find((participant) => participant.identifier === identifier)
  if (known?.deletedAt !== undefined) throw new ApiError(400, 80612, 'Duplicate Entry')
  if (known !== undefined) throw new ApiError(400, 80103, 'Participant has already been added to Session')
  if (present(session).length >= 2) throw new ApiError(400, 80609, 'A Session may have at most 2 participants')
}
