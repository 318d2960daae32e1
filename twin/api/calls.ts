import type { Account } from '../account'
import { ApiError, type Operations } from './api'
import { callView } from './call-view'
import type { CallRecord, CallsStore } from './calls-store'
import { notFound } from './errors'
import { operation } from './operation'
import { deleted, ok } from './responses'
import { withinService } from './service-scope'

export interface Calls {
  readonly store: CallsStore
  readonly operations: Operations
}

const CALL = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json'

/** The calls of the account, none at first. https://www.twilio.com/docs/voice/api/call-resource */
export function newCalls({ account }: { account: Account }): Calls {
  const bySid = new Map<string, CallRecord>()
  const deletedSids = new Set<string>()
  const view = callView(account)

  function found(sid: string, path: string): CallRecord {
    const call = bySid.get(sid)
    if (call === undefined) throw notFound(path)
    return call
  }

  const operations = {
    ...operation(`GET ${CALL}`, [], ({ path }, { Sid }) => ok(view(found(Sid, path)))),

    ...operation(`DELETE ${CALL}`, [], ({ path }, { Sid }) => {
      const { status } = found(Sid, path)
      if (status === 'ringing' || status === 'in-progress') {
        throw new ApiError(409, 20009, 'Cannot delete this resource before it is complete')
      }
      bySid.delete(Sid)
      deletedSids.add(Sid)
      return deleted()
    }),
  }

  return {
    store: {
      put: (call) => {
        if (!deletedSids.has(call.sid)) bySid.set(call.sid, call)
      },
      find: (sid) => bySid.get(sid),
    },
    operations: withinService('AccountSid', [account.sid], operations),
  }
}
