import type { ApiResponse } from './api'

export function ok(body: object): ApiResponse {
  return { status: 200, body }
}

export function created(body: object): ApiResponse {
  return { status: 201, body }
}

/** `audio/x-wav` and its bytes. */
export function media(contentType: string, bytes: Uint8Array): ApiResponse {
  return { status: 200, body: bytes, headers: { 'content-type': contentType } }
}

export function deleted(): ApiResponse {
  return { status: 204, body: undefined }
}

/** Twilio's dates carry no milliseconds: 2015-07-30T20:00:00Z. */
export function iso8601(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

export function iso8601OrNull(date: Date | undefined): string | null {
  return date === undefined ? null : iso8601(date)
}

/** `Sat, 07 May 2022 00:58:19 +0000`: how the oldest API writes dates. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
