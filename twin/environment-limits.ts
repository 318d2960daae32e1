/** What stands in the way of deploying these variables. */
export interface EnvironmentProblem {
  /** https://www.twilio.com/docs/api/errors/82006; the limit of one value has none. */
  readonly code: 82006 | undefined
  readonly message: string
}

/** By API and toolkit; the Console takes 255 characters. https://www.twilio.com/docs/serverless/functions-assets */
const LARGEST_VALUE_BYTES = 450
const LARGEST_CONTEXT_BYTES = 3 * 1024

/** "Account metadata, domain name, path", which count, too: as many characters as Twilio's own have. */
const ownOfTwilio = {
  ACCOUNT_SID: 'AC'.padEnd(34, '0'),
  AUTH_TOKEN: ''.padEnd(32, '0'),
  SERVICE_SID: 'ZS'.padEnd(34, '0'),
  ENVIRONMENT_SID: 'ZE'.padEnd(34, '0'),
  DOMAIN_NAME: 'patchbay-1234-dev.twil.io',
  PATH: '/frontline/outgoing-conversation',
}

/** Would Twilio deploy Functions with this environment, and run them? */
export function checkEnvironment(variables: Readonly<Record<string, string | undefined>>): EnvironmentProblem[] {
  const tooLarge = Object.entries(variables)
    .map(([name, value = '']) => ({ name, bytes: Buffer.byteLength(value) }))
    .filter(({ bytes }) => bytes > LARGEST_VALUE_BYTES)
    .map(({ name, bytes }) => problem(`${name} has ${bytes} bytes: the limit is ${LARGEST_VALUE_BYTES}`))
  const inAll = Buffer.byteLength(JSON.stringify({ ...ownOfTwilio, ...variables }))
  if (inAll <= LARGEST_CONTEXT_BYTES) return tooLarge
  const message = `All variables together have ${inAll} bytes as JSON, Twilio's own included: the limit is ${LARGEST_CONTEXT_BYTES}`
  return [...tooLarge, problem(message, 82006)]
}

function problem(message: string, code?: EnvironmentProblem['code']): EnvironmentProblem {
  return { code, message }
}
