import twilio, { type Twilio } from 'twilio'
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Config } from '../../src/runtime/config'
import { millisecondsLeft } from '../../src/runtime/deadline'
import { openPorts, type Ports } from '../../src/runtime/ports'
import { secretKeys, type SecretKey } from '../../src/state/keys'
import { retryingClient } from '../../src/twilio/retrying-client'
import { checkedConfig } from '../checked-config'
import { readEnvFile, useEnvironment } from '../env-file'

/** An account as the operator's commands see it: its Sync service, and what the Functions would see of it. */
export interface RoutingAccount {
  readonly config: Config
  /** Twilio's SDK, signed in. */
  readonly client: Twilio
  readonly sync: ServiceContext
  readonly secretKey: SecretKey
  readonly ports: Ports
}

/** Signs in with the variables of this file, `.env` or `.twin/env`. */
export function openAccount(envFile: string): RoutingAccount {
  const environment = readEnvFile(envFile, `There is no ${envFile}. ${whatToDo(envFile)}`)
  const config = checkedConfig(environment)
  useEnvironment(environment)
  const httpClient = retryingClient(millisecondsLeft)
  return accountOf(config, twilio(environment['ACCOUNT_SID'], environment['AUTH_TOKEN'], { httpClient }))
}

/** `npm start` writes `.twin/env`, and takes it away when it ends. */
function whatToDo(envFile: string): string {
  return envFile.includes('.twin/')
    ? 'Start the local Twilio in another terminal: npm start'
    : 'Copy .env.example and fill it in, or name another file with --env.'
}

export function accountOf(config: Config, client: Twilio): RoutingAccount {
  return {
    config,
    client,
    sync: client.sync.v1.services(config.syncServiceSid),
    secretKey: secretKeys(config.stateKeySecret),
    ports: openPorts(config, client),
  }
}
