import type { Account } from '../account'
import type { PoolNumber } from './proxy-pool'
import type { ParticipantRecord, SessionRecord } from './proxy-records'
import type { ServiceRecord } from './proxy-service'
import { iso8601, iso8601OrNull } from './responses'

/** How Proxy looks in JSON, field by field as in Twilio's OpenAPI file. */
export interface ProxyViews {
  readonly service: (service: ServiceRecord) => object
  readonly session: (session: SessionRecord) => object
  readonly participant: (session: SessionRecord, participant: ParticipantRecord) => object
  readonly phoneNumber: (number: PoolNumber, inUse: number) => object
}

export function newProxyViews(account: Account): ProxyViews {
  const url = `https://proxy.twilio.com/v1/Services/${account.proxyServiceSid}`
  const inService = { account_sid: account.sid, service_sid: account.proxyServiceSid }

  return {
    service: (service) => ({
      sid: account.proxyServiceSid,
      unique_name: service.uniqueName,
      account_sid: account.sid,
      chat_instance_sid: null,
      callback_url: service.callbackUrl ?? null,
      default_ttl: service.defaultTtlSeconds,
      number_selection_behavior: service.numberSelectionBehavior,
      geo_match_level: service.geoMatchLevel,
      intercept_callback_url: service.interceptCallbackUrl ?? null,
      out_of_session_callback_url: service.outOfSessionCallbackUrl ?? null,
      date_created: iso8601(service.createdAt),
      date_updated: iso8601(service.updatedAt),
      url,
      links: { sessions: `${url}/Sessions`, phone_numbers: `${url}/PhoneNumbers` },
    }),

    session: (session) => {
      const sessionUrl = `${url}/Sessions/${session.sid}`
      return {
        ...inService,
        sid: session.sid,
        date_started: iso8601OrNull(session.startedAt),
        date_ended: iso8601OrNull(session.endedAt),
        date_last_interaction: iso8601OrNull(session.lastInteractionAt),
        date_expiry: iso8601OrNull(session.dateExpiry),
        unique_name: session.uniqueName,
        status: session.status,
        closed_reason: session.closedReason ?? null,
        ttl: session.ttlSeconds,
        mode: session.mode,
        date_created: iso8601(session.createdAt),
        date_updated: iso8601(session.updatedAt),
        url: sessionUrl,
        links: { interactions: `${sessionUrl}/Interactions`, participants: `${sessionUrl}/Participants` },
      }
    },

    participant: (session, participant) => {
      const participantUrl = `${url}/Sessions/${session.sid}/Participants/${participant.sid}`
      return {
        ...inService,
        sid: participant.sid,
        session_sid: session.sid,
        friendly_name: participant.friendlyName ?? null,
        identifier: participant.identifier,
        proxy_identifier: participant.proxyIdentifier,
        proxy_identifier_sid: participant.proxyIdentifierSid,
        date_deleted: iso8601OrNull(participant.deletedAt),
        date_created: iso8601(participant.createdAt),
        date_updated: iso8601(participant.deletedAt ?? participant.createdAt),
        url: participantUrl,
        links: { message_interactions: `${participantUrl}/MessageInteractions` },
      }
    },

    phoneNumber: (number, inUse) => ({
      ...inService,
      sid: number.sid,
      date_created: iso8601(number.createdAt),
      date_updated: iso8601(number.updatedAt),
      phone_number: number.phoneNumber,
      friendly_name: number.phoneNumber,
      iso_country: null,
      capabilities: { fax: false, mms: true, sms: true, voice: true },
      url: `${url}/PhoneNumbers/${number.sid}`,
      is_reserved: number.reserved,
      in_use: inUse,
    }),
  }
}
