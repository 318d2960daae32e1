import type { Account } from '../account'
import type { Operations } from './api'
import { callView } from './call-view'
import type { CallRecord, CallsStore } from './calls-store'
import { notFound } from './errors'
import { operation } from './operation'
import { ok } from './responses'
import { withinService } from './service-scope'

export interface Calls {
  readonly store: CallsStore
  readonly operations: Operations
}

/** The calls of the account, none at first. https://www.twilio.com/docs/voice/api/call-resource */
export function newCalls({ account }: { account: Account }): Calls {
  const bySid = new Map<string, CallRecord>()
  const view = callView(account)
  const fetch = operation(
    'GET api.twilio.com/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
    [],
    (request, path) => {
      const call = bySid.get(path.Sid)
      if (call === undefined) throw notFound(request.path)
      return ok(view(call))
    },
  )
  return {
    store: { put: (call) => void bySid.set(call.sid, call), find: (sid) => bySid.get(sid) },
    operations: withinService('AccountSid', [account.sid], fetch),
  }
}
