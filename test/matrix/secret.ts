import { secretKeys } from '../../src/state/keys'

/** The same each time, so that a link to a message can be written down before its world is made. */
export const SECRET = 'constructed-secret-of-32-letters'
export const secretKey = secretKeys(SECRET)
