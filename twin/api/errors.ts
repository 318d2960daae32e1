import { ApiError, type ApiResponse } from './api'

export function notFound(path: string): ApiError {
  return new ApiError(404, 20404, `The requested resource ${path} was not found`)
}

export function missingParameter(name: string): ApiError {
  return new ApiError(400, 20001, `Missing required parameter ${name} in the post body`)
}

export function invalidParameter(name: string, expected: string): ApiError {
  return new ApiError(400, 20001, `Invalid parameter ${name}: expected ${expected}`)
}

/** Not an answer of Twilio's: the twin does not play this part of it, and nobody should mistake that for an answer. */
export function unknownToTwin(what: string): ApiError {
  return new ApiError(501, 0, `The twin does not know ${what}`)
}

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export function errorResponse({ code, message, status }: ApiError): ApiResponse {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}
