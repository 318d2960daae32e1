import { invalidParameter, missingParameter, unknownToTwin } from './errors'
import type { NewParticipant } from './proxy-participants'

const FIELDS = ['Identifier', 'FriendlyName', 'ProxyIdentifier', 'ProxyIdentifierSid']

/** One of the `Participants` of a new session: '{"Identifier": "+15551234567"}', with the fields of the participant API. */
export function parseSessionParticipant(json: string): NewParticipant {
  const given = new Map(Object.entries(parseObject(json)))
  const unknown = [...given.keys()].filter((name) => !FIELDS.includes(name))
  if (unknown.length > 0) throw unknownToTwin(`${unknown.join(', ')} in Participants; it knows ${FIELDS.join(', ')}`)

  function read(name: string): string | undefined {
    const value = given.get(name)
    if (value === undefined || typeof value === 'string') return value
    throw invalidParameter(`Participants.${name}`, 'a string')
  }

  const identifier = read('Identifier')
  if (identifier === undefined) throw missingParameter('Participants.Identifier')
  return {
    identifier,
    friendlyName: read('FriendlyName'),
    proxyIdentifier: read('ProxyIdentifier'),
    proxyIdentifierSid: read('ProxyIdentifierSid'),
  }
}

function parseObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Not JSON is not an object either.
  }
  throw invalidParameter('Participants', 'a JSON object')
}
