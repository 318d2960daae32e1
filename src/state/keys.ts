import { createHmac } from 'node:crypto'

/** Makes a key from what must not stand in it, an address for example: the same for the same parts, and not to be undone without the secret. */
export type SecretKey = (...parts: readonly string[]) => string

/** HMAC-SHA256, written in 43 characters of base64url. */
export function secretKeys(secret: string): SecretKey {
  return (...parts) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
}
