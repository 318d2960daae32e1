import { ApiError, type ApiRequest, type ApiResponse } from './api'
import { restException } from './rest-exception'

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

/**
 * https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions: in JSON, but the oldest API speaks XML
 * wherever nobody asks for `.json`. What is no answer of Twilio's is JSON everywhere.
 */
export function errorResponse(error: ApiError, request?: Pick<ApiRequest, 'host' | 'path'>): ApiResponse {
  const { code, message, status } = error
  if (request?.host === 'api.twilio.com' && !request.path.endsWith('.json') && status !== 501)
    return restException(error)
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}
