import { answerOutOfSession, nobodyReachable } from '../../replies/out-of-session'
import { isPhoneNumber } from '../../routing/address'
import { decideOutOfSession } from '../../routing/out-of-session'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { outOfSessionKind, parseOutOfSession } from '../../webhooks/out-of-session'

/** Somebody calls or texts a Proxy number without an open session: a session with their worker, or what to hear instead. */
export const handler = defineFunction({
  webhook: paths.outOfSession,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseOutOfSession,
  facts: async ({ from, to }, { directory, assignments, config }) => {
    const [number, assignedTo] = await Promise.all([
      directory.number(to),
      isPhoneNumber(from) ? assignments.find(from, to) : undefined,
    ])
    return {
      assignedTo,
      team: number && (await directory.team(number.team)),
      sessionTtlSeconds: config.sessionTtlSeconds,
    }
  },
  decide: decideOutOfSession,
  act: async (decision, { event, facts, ports: { assignments } }) => {
    if (decision.kind !== 'session' || !decision.assign || !isPhoneNumber(event.from)) return decision
    const owner = await assignments.claim(event.from, event.to, decision.worker.identity)
    return owner === decision.worker.identity ? decision : decideOutOfSession(event, { ...facts, assignedTo: owner })
  },
  reply: (decision, _contact, link) => answerOutOfSession(decision, link),
  refuse: (_problems, link, fields) => nobodyReachable(outOfSessionKind(fields), link),
  // With a decision, what failed is the note of it: the customer is put through all the same.
  fallback: (link, fields, decision) =>
    decision ? answerOutOfSession(decision, link) : nobodyReachable(outOfSessionKind(fields), link),
})
