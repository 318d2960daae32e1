import type { Account } from '../account'
import type { Operations } from './api'
import { isWithin } from './date-filter'
import { notFound } from './errors'
import { operation } from './operation'
import { descending, PAGING } from './paging'
import { optional } from './parameters'
import { recordingView } from './recording-view'
import type { RecordingRecord, RecordingsMemory } from './recordings-memory'
import { relativePage } from './relative-paging'
import { deleted, ok } from './responses'

export const RECORDINGS = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Recordings'

/** https://www.twilio.com/docs/voice/api/recording */
export function recordingOperations(memory: RecordingsMemory, account: Account): Operations {
  const view = recordingView(account)
  return {
    ...operation(
      `GET ${RECORDINGS}.json`,
      [...PAGING, 'CallSid', 'DateCreated', 'DateCreated<', 'DateCreated>'],
      (request) => {
        const callSid = optional(request.query, 'CallSid')
        const wanted = memory
          .list()
          .filter((recording) => callSid === undefined || recording.callSid === callSid)
          .filter(({ startedAt }) => isWithin(request.query, 'DateCreated', startedAt))
        const listing = descending(wanted, ({ order }) => order)
        return relativePage(request, { key: 'recordings', mostPerPage: 1000, listing, show: view })
      },
    ),

    ...operation(`GET ${RECORDINGS}/{Sid}.json`, [], ({ path }, { Sid }) => ok(view(found(memory, Sid, path)))),

    ...operation(`DELETE ${RECORDINGS}/{Sid}.json`, [], ({ path }, { Sid }) => {
      memory.remove(found(memory, Sid, path).sid)
      return deleted()
    }),
  }
}

function found(memory: RecordingsMemory, sid: string, path: string): RecordingRecord {
  const recording = memory.find(sid)
  if (recording === undefined) throw notFound(path)
  return recording
}
