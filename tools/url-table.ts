import { paths, type Path } from '../src/runtime/paths'

/** Where an operator enters each URL; `undefined` for those that our own TwiML names. */
const enteredIn: Readonly<Record<Path, string | undefined>> = {
  [paths.incomingCall]: 'Console, phone number, "A call comes in"',
  [paths.connectAction]: undefined,
  [paths.conversationStatus]: undefined,
  [paths.conversationRecording]: undefined,
  [paths.voicemailAction]: undefined,
  [paths.voicemailRecording]: undefined,
  [paths.outOfSession]: 'Proxy service, OutOfSessionCallbackUrl',
  [paths.outgoingConversation]: 'Frontline console, "Outgoing Conversation Callback URL"',
}

/** The URLs, each with the place where it belongs. */
export function urlTable(baseUrl: string): string {
  const rows = Object.values(paths).map(
    (path) => [baseUrl + path, enteredIn[path] ?? 'named by our own answers'] as const,
  )
  const width = Math.max(...rows.map(([url]) => url.length))
  return rows.map(([url, where]) => `  ${url.padEnd(width)}  ${where}`).join('\n')
}
