import { newSequence } from './paging'
import type { Recording, RecordingsStore } from './recordings-store'

export interface RecordingRecord extends Recording {
  /** Where it stands in lists. */
  readonly order: string
  readonly updatedAt: Date
}

export interface RecordingsMemory extends RecordingsStore {
  find(sid: string): RecordingRecord | undefined
  list(): readonly RecordingRecord[]
  remove(sid: string): void
}

export function newRecordingsMemory(now: () => Date): RecordingsMemory {
  const bySid = new Map<string, RecordingRecord>()
  const nextOrder = newSequence()

  function change(sid: string, changes: Partial<Recording>): void {
    const recording = bySid.get(sid)
    if (recording !== undefined) bySid.set(sid, { ...recording, ...changes, updatedAt: now() })
  }

  return {
    add: (recording) => {
      const order = bySid.get(recording.sid)?.order ?? nextOrder()
      bySid.set(recording.sid, { ...recording, order, updatedAt: now() })
      return recording
    },
    find: (sid) => bySid.get(sid),
    list: () => [...bySid.values()],
    complete: (sid, durationSeconds) =>
      change(sid, { status: 'completed', ...(durationSeconds !== undefined && { durationSeconds }) }),
    markAbsent: (sid, errorCode) => change(sid, { status: 'absent', durationSeconds: 0, errorCode }),
    remove: (sid) => void bySid.delete(sid),
  }
}
