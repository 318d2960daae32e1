import { ApiError } from './api'
import type { ConversationRecord, NewParticipant } from './conversations-records'
import type { MessagingBinding } from './conversations-store'

/** https://www.twilio.com/docs/conversations-classic/conversations-limits */
const MOST_PARTICIPANTS = 1000
const MOST_NON_CHAT_PARTICIPANTS = 50
export const MOST_CONVERSATIONS_PER_IDENTITY = 1000

export function requireNotClosed({ state }: ConversationRecord): void {
  if (state === 'closed') throw new ApiError(400, 50377, "Can't update conversation as it's in final closed state")
}

export function requireNoSid(uniqueName: string | undefined): void {
  if (uniqueName !== undefined && /^CH[0-9a-f]{32}$/.test(uniqueName)) {
    throw new ApiError(400, 50390, 'Unique name should not match conversation sid pattern')
  }
}

export function requireNewIdentity({ participants }: ConversationRecord, identity: string): void {
  if (participants.some((participant) => participant.identity === identity)) {
    throw new ApiError(409, 50433, 'Participant already exists')
  }
}

export function requireRoom({ participants }: ConversationRecord, { messagingBinding }: NewParticipant): void {
  if (participants.length >= MOST_PARTICIPANTS) throw new ApiError(400, 50417, 'Participants limit exceeded')
  const nonChat = participants.filter((participant) => participant.messagingBinding !== undefined)
  if (messagingBinding !== undefined && nonChat.length >= MOST_NON_CHAT_PARTICIPANTS) {
    throw new ApiError(400, 50418, 'Non-Chat participants limit exceeded')
  }
}

export function requireUsable({ address, proxyAddress }: MessagingBinding): void {
  if (address === '') throw new ApiError(400, 50411, 'Participant address is empty')
  if (proxyAddress === '') throw new ApiError(400, 50412, 'Participant proxy address is empty')
  if (address === proxyAddress) throw new ApiError(400, 50409, 'Participant address equals proxy address')
  if (channelOf(address) !== channelOf(proxyAddress)) {
    throw new ApiError(400, 50414, 'Participant address type does not match proxy address type')
  }
}

/** 'whatsapp:+15551234567' => 'whatsapp'; a bare number is a text message. */
export function channelOf(address: string): string {
  return /^([a-z]+):/.exec(address)?.[1] ?? 'sms'
}

export function pairOf({ address, proxyAddress }: MessagingBinding): string {
  return `${address} ${proxyAddress}`
}
