import { ApiError, type Operations } from './api'
import type { ConversationsMemory } from './conversations-memory'
import { CONVERSATIONS, parseAttributes } from './conversations-operations'
import type { ConversationRecord, NewParticipant, ParticipantRecord } from './conversations-records'
import type { ConversationsViews } from './conversations-views'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { text } from './parameters'
import { created, deleted, ok } from './responses'

const PARTICIPANTS = `${CONVERSATIONS}/{ConversationSid}/Participants` as const
const WRITABLE = ['Identity', 'MessagingBinding.Address', 'MessagingBinding.ProxyAddress', 'Attributes']

/** https://www.twilio.com/docs/conversations-classic/api/conversation-participant-resource */
export function participantOperations(memory: ConversationsMemory, views: ConversationsViews): Operations {
  return {
    ...operation(`POST ${PARTICIPANTS}`, WRITABLE, ({ form }, { ConversationSid }) => {
      const participant = memory.addParticipant(memory.find(ConversationSid), parseParticipant(form))
      return created(views.participant(memory.find(ConversationSid), participant))
    }),

    ...operation(`GET ${PARTICIPANTS}`, PAGING, (request, { ConversationSid }) => {
      const conversation = memory.find(ConversationSid)
      return page(request, {
        key: 'participants',
        mostPerPage: 100,
        listing: ascending(conversation.participants, ({ order }) => order),
        show: (participant) => views.participant(conversation, participant),
      })
    }),

    ...operation(`GET ${PARTICIPANTS}/{Sid}`, [], (_, { ConversationSid, Sid }) => {
      const conversation = memory.find(ConversationSid)
      return ok(views.participant(conversation, found(conversation, Sid)))
    }),

    ...operation(`POST ${PARTICIPANTS}/{Sid}`, ['Attributes'], ({ form }, { ConversationSid, Sid }) => {
      const conversation = memory.find(ConversationSid)
      const participant = found(conversation, Sid)
      const attributes = parseAttributes(form, 4) ?? participant.attributes
      const described = memory.describe(conversation, participant, attributes)
      return ok(views.participant(memory.find(ConversationSid), described))
    }),

    ...operation(`DELETE ${PARTICIPANTS}/{Sid}`, [], (_, { ConversationSid, Sid }) => {
      const conversation = memory.find(ConversationSid)
      memory.removeParticipant(conversation, found(conversation, Sid))
      return deleted()
    }),
  }
}

/** By SID, or by the identity of a chat participant. */
function found({ participants }: ConversationRecord, sidOrIdentity: string): ParticipantRecord {
  const participant = participants.find(({ sid, identity }) => sid === sidOrIdentity || identity === sidOrIdentity)
  if (participant === undefined) throw new ApiError(404, 50432, 'Participant not found')
  return participant
}

/** A phone number in E.164, or an address with its channel before it, which for WhatsApp is such a number. */
function isAddress(address: string): boolean {
  return /^(?:whatsapp:)?\+[1-9]\d{1,14}$|^(?!whatsapp:)[a-z]+:\S+$/.test(address)
}

function parseParticipant(form: URLSearchParams): NewParticipant {
  const identity = text(form, 'Identity', 256)
  const address = text(form, 'MessagingBinding.Address', 256)
  const proxyAddress = text(form, 'MessagingBinding.ProxyAddress', 256)
  const attributes = parseAttributes(form, 4)
  const rest = attributes === undefined ? {} : { attributes }

  if (address === undefined && proxyAddress === undefined) {
    if (identity === undefined) throw invalidParameter('Identity', 'an identity or a messaging binding')
    return { ...rest, identity }
  }
  if (identity !== undefined) throw invalidParameter('Identity', 'either an identity or a messaging binding')
  // What is empty has codes of its own.
  if (address === undefined || (address !== '' && !isAddress(address)))
    throw new ApiError(400, 50407, 'Invalid messaging binding address')
  if (proxyAddress === undefined || (proxyAddress !== '' && !isAddress(proxyAddress)))
    throw new ApiError(400, 50408, 'Invalid participant proxy address')
  return { ...rest, messagingBinding: { address, proxyAddress } }
}
