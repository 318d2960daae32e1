import { paths, type ProtectedPath } from '../src/runtime/paths'

/** Where an operator enters each URL; `undefined` for those that Twilio learns from our own answers. */
const enteredIn: Readonly<Record<ProtectedPath, string | undefined>> = {
  [paths.incomingCall]: 'Console, phone number, "A call comes in"',
  [paths.callStatus]: 'Console, phone number, "Call status changes"',
  [paths.connectAction]: undefined,
  [paths.whisper]: undefined,
  [paths.whisperAction]: undefined,
  [paths.conversationStatus]: undefined,
  [paths.conversationRecording]: undefined,
  [paths.voicemailAction]: undefined,
  [paths.voicemailRecording]: undefined,
  [paths.outOfSession]: 'Proxy service, OutOfSessionCallbackUrl',
  [paths.chooseCustomer]: undefined,
  [paths.intercept]: 'Proxy service, InterceptCallbackUrl',
  [paths.interaction]: 'Proxy service, CallbackUrl',
  [paths.outgoingConversation]: 'Frontline console, "Outgoing Conversation Callback URL"',
  [paths.conversationRouting]: 'Frontline console, "Custom Routing Callback URL"',
  [paths.conversations]: 'Console, Frontline Conversations service, Webhooks: pre-event and post-event',
  [paths.crm]: 'Frontline console, "CRM Callback URL"',
  [paths.templates]: 'Frontline console, "Templates Callback URL"',
}

/** The URLs to paste, each with the place where it belongs, and the others. */
export function urlTable(baseUrl: string): string {
  const all = Object.values(paths)
  const width = baseUrl.length + Math.max(...all.map((path) => path.length))
  const pasted = all.filter((path) => enteredIn[path])
  return [
    'Paste these URLs where they belong:',
    ...pasted.map((path) => `  ${(baseUrl + path).padEnd(width)}  ${enteredIn[path]}`),
    'Twilio learns these from our own answers:',
    ...all.filter((path) => !enteredIn[path]).map((path) => `  ${baseUrl}${path}`),
  ].join('\n')
}
