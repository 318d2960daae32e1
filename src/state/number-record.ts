import * as v from 'valibot'
import { notices, policies, recordModes, sessionModes, trims, whispers } from '../routing/directory'

const text = v.string()
const ifAny = v.optional(v.string())
const count = v.optional(v.number())
const yesOrNo = v.optional(v.boolean())

/** All that webhooks read of a number of ours. */
export const numberRecord = {
  address: text,
  service: v.picklist(['frontline', 'proxy']),
  teams: v.array(text),
  language: ifAny,
  greeting: ifAny,
  menu: v.optional(v.array(v.object({ key: text, words: text, teams: v.array(text) }))),
  inboundAutocreation: yesOrNo,
  routingAssignmentTimeoutSeconds: count,
  inboundTimeoutSeconds: count,
  record: v.optional(v.picklist(recordModes)),
  trim: v.optional(v.picklist(trims)),
  whisper: v.optional(v.picklist(whispers)),
  withoutConversation: v.optional(v.picklist(policies)),
  notify: v.optional(v.array(v.picklist(notices))),
  missedCallText: ifAny,
  mode: v.optional(v.picklist(sessionModes)),
  sessions: v.optional(
    v.object({
      ttlSeconds: count,
      endAtClosing: yesOrNo,
      endAfterCall: yesOrNo,
      pauseWhileClosed: yesOrNo,
      keepContactsPrivate: yesOrNo,
    }),
  ),
  releaseOnClose: v.optional(v.boolean()),
  answerEverySeconds: count,
}
