import { answerIntercept, letThrough } from '../../replies/intercept'
import { decideIntercept } from '../../routing/intercept'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { interceptFacts } from '../../state/intercept'
import { parseIntercept } from '../../webhooks/intercept'

/** A call or a message is about to go through a session: stopped where that is unwanted, and let through otherwise. */
export const handler = defineFunction({
  webhook: paths.intercept,
  // How long Proxy waits is not documented; at the end, the interaction continues.
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseIntercept,
  facts: (intercepted, ports, now) => interceptFacts(ports, intercepted, now),
  decide: decideIntercept,
  reply: (decision) => answerIntercept(decision),
  refuse: () => letThrough,
  fallback: () => letThrough,
})
