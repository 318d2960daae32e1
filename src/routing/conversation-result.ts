/** https://www.twilio.com/docs/voice/twiml/connect/conversation, "Request to the action URL" */
export const results = [
  'session-success',
  'dialed-call-incomplete',
  'failed-create-conversation',
  'no-other-participants',
  'invalid-conversation',
  'no-existing-conversation',
  'internal-error',
] as const
export type Result = (typeof results)[number]

/** The same page. */
export const dialCallStatuses = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const
export type DialCallStatus = (typeof dialCallStatuses)[number]
