import { answerIncomingCall } from '../../replies/incoming-call'
import { builtIn } from '../../replies/prompts'
import { takeVoicemail } from '../../replies/voicemail'
import { decideIncomingCall } from '../../routing/incoming-call'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { eventsOf, factsIncomingCall } from '../../state/incoming-call'
import { parseIncomingCall } from '../../webhooks/incoming-call'

/** Somebody calls a number of ours: block list, hours, a menu if there is one, and Frontline finds the worker. */
export const handler = defineFunction({
  webhook: paths.incomingCall,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseIncomingCall,
  facts: (call, ports, now) => factsIncomingCall(ports, call, now),
  decide: decideIncomingCall,
  act: async (decision, { event: call, ports: { callLog }, now }) => {
    const events = eventsOf(decision, now)
    await Promise.all(events.map((event) => callLog.note(call.callSid, event, call.from)))
    return decision
  },
  reply: (decision, _call, link) => answerIncomingCall(decision, link),
  refuse: (_problems, link) => takeVoicemail(link, builtIn.notAvailable),
  // With a decision, what failed is the note of it: the caller is put through all the same.
  fallback: (link, _fields, decision) =>
    decision ? answerIncomingCall(decision, link) : takeVoicemail(link, builtIn.notAvailable),
})
