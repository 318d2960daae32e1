import type { SessionInstance } from 'twilio/lib/rest/proxy/v1/service/session'
import type { Interaction } from './interactions'
import { isPresent, type Participant } from './participants'
import { endOf } from './session-end'
import { minute, table } from './table'

/** All properties of https://www.twilio.com/docs/proxy/api/session */
export type SessionProperties = ReturnType<SessionInstance['toJSON']>

/** Everything but the messages' text, which is in the JSON. */
export function sessionInWords(
  session: SessionProperties,
  participants: readonly Participant[],
  interactions: readonly Interaction[] = [],
): string {
  return [
    table(propertiesOf(session)),
    '',
    participants.length === 0
      ? 'Nobody is in it.'
      : table([['participant', 'address', 'sees', 'since (UTC)', ''], ...participants.map(participantRow)]),
    ...(interactions.length === 0
      ? []
      : ['', table([INTERACTIONS, ...interactions.map((one) => interactionRow(one, participants))])]),
  ].join('\n')
}

function propertiesOf(session: SessionProperties): readonly (readonly string[])[] {
  const { links, ...properties } = session
  const end = endOf(session)
  const isOpen = session.status === 'open' || session.status === 'in-progress'
  return [
    ...Object.entries(properties).map(([name, value]) => [name, written(name, value)]),
    ...Object.entries(links).map(([name, url]) => [`links.${name}`, url]),
    ...(isOpen ? [['ends', end ? end.toISOString() : 'when it is closed']] : []),
  ]
}

function written(name: string, value: string | number | Date | null): string {
  if (value === null || value === '') return '-'
  if (value instanceof Date) return value.toISOString()
  return name === 'ttl' ? `${String(value)} s` : String(value)
}

function participantRow(participant: Participant): readonly string[] {
  const { sid, identifier, proxyIdentifier, dateCreated, friendlyName } = participant
  const removed = isPresent(participant) ? '' : `removed ${minute(participant.dateDeleted)}`
  return [sid, identifier, proxyIdentifier, minute(dateCreated), [friendlyName, removed].filter(Boolean).join(', ')]
}

const INTERACTIONS = ['interaction', 'when (UTC)', 'what', 'from', 'came as', 'went on as']

function interactionRow(interaction: Interaction, participants: readonly Participant[]): readonly string[] {
  const from = participants.find(({ sid }) => sid === interaction.inboundParticipantSid)
  return [
    interaction.sid,
    minute(interaction.dateCreated),
    interaction.type,
    from?.identifier ?? '',
    leg(interaction.inboundResourceSid, interaction.inboundResourceStatus),
    leg(interaction.outboundResourceSid, interaction.outboundResourceStatus),
  ]
}

/** `CA…, completed`. One of the two may be missing: Proxy's own message has nothing that came in. */
function leg(sid: string | null, status: string | null): string {
  return sid ? `${sid}, ${status ?? 'unknown'}` : ''
}
