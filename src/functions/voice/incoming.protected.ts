import { connectCall } from '../../replies/incoming-call'
import { builtIn } from '../../replies/prompts'
import { takeVoicemail } from '../../replies/voicemail'
import { decideIncomingCall } from '../../routing/incoming-call'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseIncomingCall } from '../../webhooks/incoming-call'

/** Somebody calls a number of ours: a greeting, then Frontline finds the worker. */
export const handler = defineFunction({
  webhook: paths.incomingCall,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseIncomingCall,
  facts: async (call, { directory, config }) => ({
    number: await directory.number(call.to),
    defaultInboundTimeoutSeconds: config.inboundTimeoutSeconds,
  }),
  decide: (_call, facts) => decideIncomingCall(facts),
  reply: (decision, { callSid }, link, { config }) =>
    connectCall(decision, { callSid, serviceInstanceSid: config.conversationsServiceSid }, link),
  refuse: (_problems, link) => takeVoicemail(link, builtIn.notAvailable),
  fallback: (link) => takeVoicemail(link, builtIn.notAvailable),
})
