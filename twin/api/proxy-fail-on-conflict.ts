import { oneOf } from './parameters'

/**
 * Takes what older SDKs send, and is in no OpenAPI file any more. It asks for what accounts without the flag
 * ProxyAllowParticipantConflict get in any case, and the twin is one of these: a request that would make two open sessions
 * share an identifier and its proxy identifier is refused (80604, 80623; 80801 for a reopening), whatever it says.
 * https://www.twilio.com/docs/api/errors/80802
 */
export const FAIL_ON_CONFLICT = 'FailOnParticipantConflict'

/** Throws 20001 for what is neither true nor false. */
export function checkFailOnConflict(form: URLSearchParams): void {
  oneOf(form, FAIL_ON_CONFLICT, ['true', 'false'])
}
