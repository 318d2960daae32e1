/** When each world begins, in a time of its own: what has happened before can be written down before it is made. */
export const noon = new Date('2026-01-01T12:00:00.000Z')
