import { paths } from '../src/runtime/paths'
import { identityOf, numbers } from './business'
import { customer, type Webhook } from './requests'

const binding = (n: number) => ({
  'MessagingBinding.Address': customer(n),
  'MessagingBinding.ProxyAddress': numbers.frontline,
})

/** What Frontline and its Conversations ask. The worker is the first. */
export const frontlineWebhooks = {
  conversationRouting: (n: number, conversation: string): Webhook => ({
    path: paths.conversationRouting,
    params: { ...binding(n), ConversationSid: conversation },
  }),

  conversationAdd: (n: number): Webhook => ({
    path: paths.conversations,
    params: { ...binding(n), EventType: 'onConversationAdd', MessageBody: 'Hello', Attributes: '{}' },
  }),

  participantAdded: (n: number, conversation: string, participant: string): Webhook => ({
    path: paths.conversations,
    params: {
      ...binding(n),
      EventType: 'onParticipantAdded',
      ConversationSid: conversation,
      ParticipantSid: participant,
      Attributes: '{}',
    },
  }),

  messageAdded: (n: number, conversation: string): Webhook => ({
    path: paths.conversations,
    params: {
      EventType: 'onMessageAdded',
      Source: 'SMS',
      ConversationSid: conversation,
      Author: customer(n),
      Body: 'Hello',
    },
  }),

  conversationClosed: (conversation: string): Webhook => ({
    path: paths.conversations,
    params: { EventType: 'onConversationStateUpdated', ConversationSid: conversation, StateTo: 'closed' },
  }),

  customersList: (query?: string): Webhook => ({
    path: paths.crm,
    params: {
      Location: 'GetCustomersList',
      Worker: identityOf(0),
      PageSize: '30',
      ...(query !== undefined && { Query: query }),
    },
  }),

  customerDetails: (id: string): Webhook => ({
    path: paths.crm,
    params: { Location: 'GetCustomerDetailsByCustomerId', Worker: identityOf(0), CustomerId: id },
  }),

  templates: (id: string): Webhook => ({
    path: paths.templates,
    params: { Location: 'GetTemplatesByCustomerId', Worker: identityOf(0), CustomerId: id },
  }),

  outgoingConversation: (n: number): Webhook => ({
    path: paths.outgoingConversation,
    params: {
      Location: 'GetProxyAddress',
      Worker: identityOf(0),
      CustomerId: String(n),
      ChannelType: 'sms',
      ChannelValue: customer(n),
    },
  }),
} as const
