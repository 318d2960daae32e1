import type { Context, EnvironmentVariables } from '@twilio-labs/serverless-runtime-types/types'
import type { Twilio } from 'twilio'
import { wholeEnvironment } from '../fixtures/environment'

export type FunctionContext = Context<EnvironmentVariables>

/** A client of which only the Sync service exists, and perhaps the Proxy service: the given ones. */
export function clientWith(sync: object, proxy: object = {}) {
  const products = { sync: { v1: { services: () => sync } }, proxy: { v1: { services: () => proxy } } }
  return jest.fn((_options?: object) => products as unknown as Twilio) // Nothing else of it is asked
}

/** What a Function gets as its context: the environment, and a way to a client. */
export function fakeContext(
  environment: Readonly<Record<string, string>> = wholeEnvironment,
  getTwilioClient: (options?: object) => Twilio = clientWith({}),
): FunctionContext {
  return {
    ...environment,
    DOMAIN_NAME: 'patchbay-1234.twil.io',
    PATH: '/constructed',
    SERVICE_SID: undefined,
    ENVIRONMENT_SID: undefined,
    getTwilioClient,
  } as FunctionContext // Its type wants a function to be an environment variable too, which none can be
}
