import * as v from 'valibot'
import type { ApiResponse } from '../api/api'

/** An object has two names, its SID and its unique name, and one limit. */
export interface ObjectNames {
  /** `Maps` and either name => one key for both. */
  of(kind: string, sidOrUniqueName: string): string
  /** Hears of a name when its object is created. */
  learn(kind: string, response: ApiResponse): void
}

const named = v.object({ sid: v.string(), unique_name: v.string() })

export function newObjectNames(): ObjectNames {
  const sidByName = new Map<string, string>()
  return {
    of: (kind, sidOrUniqueName) => sidByName.get(`${kind} ${sidOrUniqueName}`) ?? sidOrUniqueName,
    learn: (kind, { status, body }) => {
      const parsed = v.safeParse(named, body)
      if (status === 201 && parsed.success) sidByName.set(`${kind} ${parsed.output.unique_name}`, parsed.output.sid)
    },
  }
}
