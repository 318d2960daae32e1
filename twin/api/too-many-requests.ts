import { ApiError } from './api'

/** The 429 of the product that a host belongs to. */
export function tooManyRequests(host: string): ApiError {
  switch (host) {
    case 'sync.twilio.com':
      return new ApiError(429, 54009, 'Rate limit exceeded')
    case 'proxy.twilio.com':
      return new ApiError(429, 80621, 'Requests Rate Limited on Endpoint')
    case 'conversations.twilio.com':
      return new ApiError(429, 50063, 'Actions per second limit exceeded')
    default:
      return new ApiError(429, 20429, 'Too Many Requests')
  }
}
