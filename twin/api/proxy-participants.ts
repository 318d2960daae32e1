import { newSid } from '../account'
import { ApiError } from './api'
import { invalidParameter } from './errors'
import { newSequence } from './paging'
import { MOST_CHARACTERS_IN_NAMES } from './proxy-limits'
import { chooseNumber } from './proxy-number-choice'
import type { Pool, PoolNumber } from './proxy-pool'
import { isOpen, present, type ParticipantRecord, type SessionRecord } from './proxy-records'
import type { Service } from './proxy-service'
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

export interface ParticipantsOptions {
  readonly sessions: Sessions
  readonly pool: Pool
  readonly service: Pick<Service, 'current'>
  readonly now: () => Date
}

/** https://www.twilio.com/docs/proxy/proxy-limits */
const MOST_CHARACTERS_IN_FRIENDLY_NAMES = 255

export function newParticipants({ sessions, pool, service, now }: ParticipantsOptions): Participants {
  const nextOrder = newSequence()
  /** By identifier, the last one last. */
  const seen = new Map<string, readonly string[]>()

  function isTaken(identifier: string, { phoneNumber }: PoolNumber): boolean {
    return sessions.holding({ identifier, proxyIdentifier: phoneNumber }) !== undefined
  }

  /** The number that Proxy is told to use, which may be a reserved one, or else the one that it chooses. */
  function choose(participant: NewParticipant): PoolNumber {
    const { identifier, proxyIdentifier, proxyIdentifierSid } = participant
    const numbers = pool.list()
    if (proxyIdentifier === undefined && proxyIdentifierSid === undefined) {
      return chooseNumber({
        numbers,
        identifier,
        seen: seen.get(identifier) ?? [],
        isTaken: (number) => isTaken(identifier, number),
        service: service.current,
      })
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
      requireShort('Identifier', participant.identifier, MOST_CHARACTERS_IN_NAMES)
      requireShort('FriendlyName', participant.friendlyName, MOST_CHARACTERS_IN_FRIENDLY_NAMES)
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
      const { identifier } = participant
      seen.set(identifier, [
        ...(seen.get(identifier) ?? []).filter((one) => one !== number.phoneNumber),
        number.phoneNumber,
      ])
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

function requireShort(name: string, value: string | undefined, mostCharacters: number): void {
  if (value !== undefined && value.length > mostCharacters) {
    throw invalidParameter(name, `at most ${mostCharacters} characters`)
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
