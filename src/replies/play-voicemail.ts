import type { Decision } from '../routing/play-voicemail'
import { json, type Reply } from './reply'

export interface Audio {
  readonly bytes: Uint8Array
  readonly contentType: string
}

export interface Range {
  readonly first: number
  readonly last: number | undefined
}

/** The same for whoever comes too late, guesses, or asks for what is deleted. */
export const notFound: Reply = json(404, { error: 'There is nothing here, or not any more.' })

/** The audio or a part of it: an iPhone plays nothing that cannot be had in parts. https://www.rfc-editor.org/rfc/rfc9110#name-range-requests */
export function playVoicemail(decision: Decision<Audio>, range: Range | undefined): Reply {
  if (decision.kind === 'not-found') return notFound
  const { bytes, contentType } = decision.audio
  const headers = {
    'Content-Type': contentType,
    'Content-Disposition': 'inline; filename="message.mp3"',
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
  }
  if (!range) return { kind: 'bytes', status: 200, headers, bytes }

  const { first } = range
  const last = Math.min(range.last ?? bytes.length - 1, bytes.length - 1)
  if (first > last) {
    const size = { 'Content-Range': `bytes */${bytes.length}` }
    return { kind: 'bytes', status: 416, headers: { ...headers, ...size }, bytes: bytes.subarray(0, 0) }
  }
  const part = { 'Content-Range': `bytes ${first}-${last}/${bytes.length}` }
  return { kind: 'bytes', status: 206, headers: { ...headers, ...part }, bytes: bytes.subarray(first, last + 1) }
}
