import { afterCustomerKey, choiceLost } from '../../replies/choose-customer'
import { decideCustomerKey } from '../../routing/choose-customer'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseChooseCustomer } from '../../webhooks/choose-customer'

/** A worker who calls a Proxy number has chosen a customer: noted, and then Proxy asks `/proxy/out-of-session` again. */
export const handler = defineFunction({
  webhook: paths.chooseCustomer,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseChooseCustomer,
  facts: async (_pressed, { config }) => ({ proxyUrl: config.proxyWebhooks?.call }),
  decide: decideCustomerKey,
  act: async (decision, { event: { callSid }, ports: { callLog }, now }) => {
    if (decision.kind !== 'chosen') return decision
    await callLog.note(callSid, { kind: 'customer-chosen', key: decision.key, at: now.toISOString() })
    return decision
  },
  reply: (decision, _pressed, link, _ports, now) => afterCustomerKey(decision, link, now),
  refuse: () => choiceLost,
  // Nobody would find a choice that is not noted: the worker would hear the same question again and again.
  fallback: () => choiceLost,
})
