import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { recordingMediaOperations } from './recording-media'
import { recordingOperations } from './recording-operations'
import { newRecordingsMemory } from './recordings-memory'
import type { RecordingsStore } from './recordings-store'
import { withinService } from './service-scope'

export interface Recordings {
  readonly store: RecordingsStore
  readonly operations: Operations
}

/** The recordings of the account, none at first. */
export function newRecordings({ account, clock }: { account: Account; clock: Pick<Clock, 'now'> }): Recordings {
  const memory = newRecordingsMemory(() => clock.now())
  return {
    store: memory,
    operations: withinService('AccountSid', [account.sid], {
      ...recordingOperations(memory, account),
      ...recordingMediaOperations(memory),
    }),
  }
}
