import type { IncomingMessage } from 'node:http'

/** Resolves to `undefined` once there is too much of it, and reads the rest away so that an answer arrives. */
export function readBody(message: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) resolve(undefined)
      else chunks.push(chunk)
    })
    message.on('end', () => resolve(Buffer.concat(chunks)))
    message.on('error', reject)
  })
}

/** `Text/HTML; charset=utf-8` => `text/html` */
export function mediaType({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase()
}

/** The second spelling is that of https://www.twilio.com/docs/frontline/outgoing-conversations. */
export function isForm(type: string): boolean {
  return type === 'application/x-www-form-urlencoded' || type === 'application/x-www-urlencoded'
}
