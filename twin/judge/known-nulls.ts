import type { Description, Schema } from './description'

/** Fields of a resource that may be null, and why. */
export interface KnownNull {
  /** Its name among the schemas of the description. */
  readonly schema: string
  readonly fields: readonly string[]
  readonly because: string
}

/**
 * Twilio's description marks nearly every field of every resource as nullable, so by it an answer full of nulls would be
 * good. These are the fields in which the twin has a reason to say null; `meta` of a list says itself which page may be null.
 */
export const knownNulls: readonly KnownNull[] = [
  { schema: 'sync.v1.service', fields: ['unique_name'], because: 'the default service has none' },
  { schema: 'sync.v1.service', fields: ['webhook_url'], because: 'nobody has set one' },
  ...['sync.v1.service.document', 'sync.v1.service.sync_map'].flatMap((schema) => [
    { schema, fields: ['unique_name'], because: 'a name is optional at creation' },
    { schema, fields: ['date_expires'], because: 'without a ttl it never expires' },
  ]),
  {
    schema: 'sync.v1.service.sync_map.sync_map_item',
    fields: ['date_expires'],
    because: 'without a ttl it never expires',
  },
  {
    schema: 'proxy.v1.service',
    fields: ['chat_instance_sid', 'callback_url', 'intercept_callback_url', 'out_of_session_callback_url'],
    because: 'each is set only when an operator has set it',
  },
  {
    schema: 'proxy.v1.service.session',
    fields: ['date_started', 'date_ended', 'date_last_interaction', 'closed_reason'],
    because: 'each tells of what may not have happened yet',
  },
  {
    schema: 'proxy.v1.service.phone_number',
    fields: ['iso_country'],
    because: 'the twin does not know which country a number belongs to: +1 alone has two dozen',
  },
  {
    schema: 'proxy.v1.service.session.interaction',
    fields: ['outbound_participant_sid', 'outbound_resource_sid', 'outbound_resource_type', 'outbound_resource_url'],
    because: 'the other participant has not been called yet, and may never be',
  },
  { schema: 'proxy.v1.service.session', fields: ['date_expiry'], because: 'it has no default' },
  { schema: 'proxy.v1.service.session.participant', fields: ['date_deleted'], because: 'it has not been removed' },
  { schema: 'proxy.v1.service.session.participant', fields: ['friendly_name'], because: 'it is optional at creation' },
  {
    schema: 'conversations.v1.service.service_conversation',
    fields: ['messaging_service_sid', 'friendly_name', 'unique_name'],
    because: 'each is optional at creation',
  },
  {
    schema: 'conversations.v1.service.service_conversation.service_conversation_participant',
    fields: ['identity', 'messaging_binding'],
    because: 'a participant in the chat has the one, and one outside it the other',
  },
  {
    schema: 'conversations.v1.service.service_conversation.service_conversation_participant',
    fields: ['role_sid', 'last_read_message_index', 'last_read_timestamp'],
    because: 'only who is in the chat has a role and reads',
  },
  {
    schema: 'conversations.v1.service.service_conversation.service_conversation_message',
    fields: ['participant_sid'],
    because: 'the author may be nobody who takes part, `system` for one',
  },
  {
    schema: 'conversations.v1.service.service_conversation.service_conversation_message',
    fields: ['media', 'content_sid', 'delivery'],
    because: 'a text that is not sent outside has none of them',
  },
  {
    schema: 'conversations.v1.service.service_participant_conversation',
    fields: ['participant_identity', 'participant_messaging_binding', 'participant_user_sid'],
    because: 'a participant in the chat has an identity, and one outside it a binding',
  },
  {
    schema: 'conversations.v1.service.service_participant_conversation',
    fields: ['conversation_unique_name', 'conversation_friendly_name'],
    because: 'each is optional at creation',
  },
  {
    schema: 'conversations.v1.participant_conversation',
    fields: ['participant_identity', 'participant_messaging_binding', 'participant_user_sid'],
    because: 'a participant in the chat has an identity, and one outside it a binding',
  },
  {
    schema: 'conversations.v1.participant_conversation',
    fields: ['conversation_unique_name', 'conversation_friendly_name'],
    because: 'each is optional at creation',
  },
  { schema: 'frontline.v1.user', fields: ['avatar'], because: 'nobody has set one' },
  {
    schema: 'api.v2010.account.recording',
    fields: ['price', 'price_unit', 'duration'],
    because: 'it has none of them while it goes on, and the twin sends no bills',
  },
  { schema: 'api.v2010.account.recording', fields: ['conference_sid'], because: 'it is that of a call' },
  { schema: 'api.v2010.account.recording', fields: ['encryption_details'], because: 'nobody has set up encryption' },
  { schema: 'api.v2010.account.recording', fields: ['error_code'], because: 'it is not absent' },
  {
    schema: 'api.v2010.account.message',
    fields: ['messaging_service_sid', 'from'],
    because: 'it has one sender or the other, until the service has chosen a number',
  },
  {
    schema: 'api.v2010.account.message',
    fields: ['date_sent', 'price', 'price_unit'],
    because: 'it is queued first, and the twin sends no bills',
  },
  { schema: 'api.v2010.account.message', fields: ['error_code', 'error_message'], because: 'it was delivered' },
  {
    schema: 'api.v2010.account.call',
    fields: ['start_time', 'end_time', 'duration'],
    because: 'it has not been answered, or goes on',
  },
  {
    schema: 'api.v2010.account.call',
    fields: ['parent_call_sid', 'group_sid', 'trunk_sid', 'answered_by', 'forwarded_from', 'caller_name'],
    because: 'a plain call that came in, whose caller nobody looks up, has none of them',
  },
  {
    schema: 'api.v2010.account.call',
    fields: ['phone_number_sid', 'price', 'price_unit'],
    because: 'the twin does not tell a call the SID of its number, and sends no bills',
  },
  {
    schema: 'api.v2010.account.incoming_phone_number',
    fields: ['address_sid', 'bundle_sid', 'emergency_address_sid', 'identity_sid', 'trunk_sid'],
    because: 'nobody has had to give an address or a proof for it, or has put it on a trunk',
  },
  {
    schema: 'api.v2010.account.incoming_phone_number',
    fields: [
      'sms_application_sid',
      'sms_fallback_url',
      'sms_url',
      'status_callback',
      'voice_application_sid',
      'voice_fallback_url',
      'voice_url',
    ],
    because: 'where a number leads is in the wiring of the phone network, which the API does not know',
  },
]

/** Takes null away from every field that has no reason for it. The description is ours alone: nobody else has read it. */
export function refuseNulls({ components }: Description, nulls: readonly KnownNull[] = knownNulls): void {
  for (const [name, { properties = {} }] of Object.entries(components.schemas)) {
    const allowed = nulls.filter(({ schema }) => schema === name).flatMap(({ fields }) => fields)
    for (const [field, property] of Object.entries<Schema>(properties)) {
      Reflect.set(property, 'nullable', allowed.includes(field))
    }
  }
}
