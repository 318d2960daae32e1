import { newSid } from '../account'
import type { Operations } from './api'
import { notFound } from './errors'
import type { FrontlineUser, FrontlineUsersStore } from './frontline-users-store'
import { operation } from './operation'
import { oneOf, optional } from './parameters'
import { ok } from './responses'

const HOST = 'frontline-api.twilio.com'
const USER = `${HOST}/v1/Users/{Sid}` as const

export interface FrontlineUsers {
  readonly store: FrontlineUsersStore
  readonly operations: Operations
}

/** Frontline's own API, without workers until somebody signs in: it can neither list nor create them. */
export function newFrontlineUsers(): FrontlineUsers {
  const bySid = new Map<string, FrontlineUser>()
  const sidByIdentity = new Map<string, string>()
  const find = (name: string) => bySid.get(sidByIdentity.get(name) ?? name)
  const fetch = (name: string) => {
    const user = find(name)
    if (user === undefined) throw notFound(`/v1/Users/${name}`)
    return user
  }

  const store: FrontlineUsersStore = {
    signIn: (identities) => {
      for (const identity of identities.filter((one) => !sidByIdentity.has(one))) {
        const user = { sid: newSid('US'), identity, friendlyName: identity, avatar: undefined }
        bySid.set(user.sid, { ...user, state: 'active', isAvailable: true })
        sidByIdentity.set(identity, user.sid)
      }
    },
    find,
    update: (name, changes) => {
      const updated = { ...fetch(name), ...changes }
      bySid.set(updated.sid, updated)
      return updated
    },
  }
  return {
    store,
    operations: {
      ...operation(`GET ${USER}`, [], (_, { Sid }) => ok(view(fetch(Sid)))),
      ...operation(`POST ${USER}`, ['FriendlyName', 'Avatar', 'State', 'IsAvailable'], ({ form }, { Sid }) =>
        ok(view(store.update(Sid, parseChanges(form)))),
      ),
    },
  }
}

/** Only what is given: an update leaves the rest as it is. */
function parseChanges(form: URLSearchParams): Parameters<FrontlineUsersStore['update']>[1] {
  const friendlyName = optional(form, 'FriendlyName')
  const avatar = optional(form, 'Avatar')
  const state = oneOf(form, 'State', ['active', 'deactivated'])
  const isAvailable = oneOf(form, 'IsAvailable', ['true', 'false'])
  return {
    ...(friendlyName !== undefined && { friendlyName }),
    ...(avatar !== undefined && { avatar }),
    ...(state !== undefined && { state }),
    ...(isAvailable !== undefined && { isAvailable: isAvailable === 'true' }),
  }
}

function view({ sid, identity, friendlyName, avatar, state, isAvailable }: FrontlineUser): object {
  return {
    sid,
    identity,
    friendly_name: friendlyName,
    avatar: avatar ?? null,
    state,
    is_available: isAvailable,
    url: `https://${HOST}/v1/Users/${sid}`,
  }
}
