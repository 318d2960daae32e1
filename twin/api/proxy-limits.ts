/** Of unique names, and of identifiers. https://www.twilio.com/docs/proxy/proxy-limits */
export const MOST_CHARACTERS_IN_NAMES = 191

/** "0 < ttl < 2147483647"; 0 is taken too, because it is the documented default: no end. */
export const MOST_TTL_SECONDS = 2_147_483_646
