import type { Twilio } from 'twilio'
import type { ServiceContext } from 'twilio/lib/rest/proxy/v1/service'
import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { newLimited, type Limited } from './limited'

/** The Proxy service of an account, and the speed at which it is asked. */
export interface ProxyAccount {
  readonly client: Twilio
  readonly service: ServiceContext
  readonly serviceSid: string
  readonly limited: Limited
  /** How long a session lasts of which nobody says it. */
  readonly ttlSeconds: number
}

export function proxyOf({ config, client }: RoutingAccount): ProxyAccount {
  const { proxyServiceSid: serviceSid, sessionTtlSeconds: ttlSeconds } = config
  if (serviceSid === undefined) {
    throw new UserError(
      'PROXY_SERVICE_SID is not set, and says which Proxy service it is: KS and 32 hexadecimal digits, as ' +
        'https://console.twilio.com shows it under Proxy, Services.\nWrite it into the file that --env names.',
    )
  }
  return { client, service: client.proxy.v1.services(serviceSid), serviceSid, limited: newLimited(), ttlSeconds }
}
