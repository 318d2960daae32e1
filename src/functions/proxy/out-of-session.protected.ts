import { answerOutOfSession, nobodyReachable } from '../../replies/out-of-session'
import { decideOutOfSession } from '../../routing/out-of-session'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { engaged } from '../../state/engagement'
import { factsOutOfSession } from '../../state/out-of-session'
import { outOfSessionKind, parseOutOfSession } from '../../webhooks/out-of-session'

/** Somebody calls or texts a Proxy number without an open session: a session with their worker, or what to hear instead. */
export const handler = defineFunction({
  webhook: paths.outOfSession,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseOutOfSession,
  facts: (contact, ports, now) => factsOutOfSession(ports, contact, now),
  decide: (contact, facts) => decideOutOfSession(contact, facts),
  act: (decision, { event, facts, ports, revise }) =>
    engaged(ports, decision, facts, (learned) => revise(decideOutOfSession(event, learned))),
  reply: (decision, _contact, link) => answerOutOfSession(decision, link),
  refuse: (_problems, link, fields) => nobodyReachable(outOfSessionKind(fields), link),
  // With a decision, what failed is the note of it: the customer is put through all the same.
  fallback: (link, fields, decision) =>
    decision ? answerOutOfSession(decision, link) : nobodyReachable(outOfSessionKind(fields), link),
})
