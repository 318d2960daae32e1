import RestException from 'twilio/lib/base/RestException'

/** An error as the SDK throws it when Twilio's API answers with one. https://www.twilio.com/docs/api/errors */
export function twilioError(status: number, code: number, message = 'constructed'): RestException {
  return new RestException({ statusCode: status, body: { status, code, message } })
}
