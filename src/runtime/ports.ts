import type { Twilio } from 'twilio'
import { assignmentsIn, type Assignments } from '../state/assignments'
import { cachedDirectory } from '../state/cached-directory'
import { callLogIn, type CallLog } from '../state/call-log'
import type { Directory } from '../state/directory'
import { secretKeys } from '../state/keys'
import { syncLayout } from '../state/layout'
import { syncDirectory } from '../state/sync-directory'
import { syncItems } from '../state/sync-items'
import { voicemailsIn, type Voicemails } from '../state/voicemails'
import type { Config } from './config'

/** What a Function may ask and remember, in our words. */
export interface Ports {
  readonly config: Config
  readonly directory: Directory
  readonly assignments: Assignments
  readonly callLog: CallLog
  readonly voicemails: Voicemails
}

export function openPorts(config: Config, client: Twilio): Ports {
  const sync = client.sync.v1.services(config.syncServiceSid)
  const layout = syncLayout(sync)
  const items = syncItems(sync, layout)
  const secretKey = secretKeys(config.stateKeySecret)
  return {
    config,
    directory: cachedDirectory(syncDirectory(sync, layout, secretKey), Date.now),
    assignments: assignmentsIn(items, secretKey, config.assignmentTtlSeconds),
    callLog: callLogIn(items, config.callLogTtlSeconds),
    voicemails: voicemailsIn(items, config.voicemailTtlSeconds),
  }
}
