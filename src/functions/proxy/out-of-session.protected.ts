import { missedMessageNotice } from '../../replies/notice'
import { answerOutOfSession, nobodyReachable, withoutNote } from '../../replies/out-of-session'
import { decideOutOfSession } from '../../routing/out-of-session'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { putThrough, type CarriedOut } from '../../runtime/put-through'
import { factsOutOfSession } from '../../state/out-of-session'
import { outOfSessionKind, parseOutOfSession } from '../../webhooks/out-of-session'

/** Somebody calls or texts a Proxy number without an open session: a session with whom they look for, or what to hear instead. */
export const handler = defineFunction({
  webhook: paths.outOfSession,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseOutOfSession,
  facts: (contact, ports, now) => factsOutOfSession(ports, contact, now),
  decide: (contact, facts): CarriedOut => decideOutOfSession(contact, facts),
  act: (decision, on) => putThrough(decision, on, missedMessageNotice),
  reply: (decision, { kind }, link, _ports, now) => answerOutOfSession(decision, kind, link, now),
  refuse: (_problems, link, fields) => nobodyReachable(outOfSessionKind(fields), link),
  // With a decision, what failed is the note of it: the customer is put through all the same.
  fallback: (link, fields, decision) => {
    const kind = outOfSessionKind(fields)
    return decision ? answerOutOfSession(withoutNote(decision), kind, link, new Date()) : nobodyReachable(kind, link)
  },
})
