import { ApiError } from './api'
import { newSequence } from './paging'
import { isOver } from './sync-fields'

/** What Documents and Maps have in common. */
export interface SyncObject {
  readonly sid: string
  readonly uniqueName: string | undefined
  readonly revision: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly expiresAt: Date | undefined
}

/** The Documents or the Maps of a service. What has expired is gone: not found, not listed, and its name is free. */
export interface SyncObjects<Kind extends SyncObject> {
  find(sidOrUniqueName: string): Kind | undefined
  /** Throws 54301 when the unique name is taken. */
  add(object: Kind): Kind
  replace(object: Kind): Kind
  remove(object: Kind): void
  /** In the order of creation. */
  list(): readonly Kind[]
  /** Where it stands in the list. */
  readonly orderOf: (object: Kind) => string
}

export function newSyncObjects<Kind extends SyncObject>(now: () => Date): SyncObjects<Kind> {
  const bySid = new Map<string, Kind>()
  const sidByName = new Map<string, string>()
  const orders = new Map<string, string>()
  const nextOrder = newSequence()

  function remove({ sid, uniqueName }: Kind): void {
    bySid.delete(sid)
    orders.delete(sid)
    if (uniqueName !== undefined) sidByName.delete(uniqueName)
  }

  function find(sidOrUniqueName: string): Kind | undefined {
    const object = bySid.get(sidByName.get(sidOrUniqueName) ?? sidOrUniqueName)
    if (object === undefined || !isOver(object.expiresAt, now())) return object
    remove(object)
    return undefined
  }

  function replace(object: Kind): Kind {
    bySid.set(object.sid, object)
    return object
  }

  return {
    find,
    add: (object) => {
      const { sid, uniqueName } = object
      if (uniqueName !== undefined) {
        if (find(uniqueName) !== undefined) throw new ApiError(409, 54301, 'Unique name already exists')
        sidByName.set(uniqueName, sid)
      }
      orders.set(sid, nextOrder())
      return replace(object)
    },
    replace,
    remove,
    list: () => [...bySid.keys()].flatMap((sid) => find(sid) ?? []),
    orderOf: ({ sid }) => orders.get(sid) ?? '',
  }
}
