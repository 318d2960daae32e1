import type { ApiError, ApiResponse } from './api'

/** An error as the oldest API words it in XML. Seen live at a recording: github.com/slco-2016/clientcomm/issues/208 */
export function restException({ code, message, status }: ApiError): ApiResponse {
  const fields = [
    `<Code>${code}</Code>`,
    `<Message>${escaped(message)}</Message>`,
    `<MoreInfo>https://www.twilio.com/docs/errors/${code}</MoreInfo>`,
    `<Status>${status}</Status>`,
  ]
  const xml = `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException>${fields.join('')}</RestException></TwilioResponse>`
  return { status, body: Buffer.from(xml), headers: { 'content-type': 'application/xml' } }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
