import { answerIncomingCall } from '../../replies/incoming-call'
import { couldNotConnect } from '../../replies/connect-action'
import { builtIn } from '../../replies/prompts'
import type { Reply } from '../../replies/reply'
import { sayAndHangUp } from '../../replies/spoken'
import { takeVoicemail } from '../../replies/voicemail'
import { isOfTheApp } from '../../routing/connection'
import { decideIncomingCall } from '../../routing/incoming-call'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths, type Link } from '../../runtime/paths'
import { eventsOf, factsIncomingCall, noteChosenTeam } from '../../state/incoming-call'
import type { Fields } from '../../webhooks/fields'
import { parseIncomingCall } from '../../webhooks/incoming-call'

/** A worker who calls out never reaches voicemail. */
function whateverIsCertain(link: Link, { From }: Fields): Reply {
  return typeof From === 'string' && isOfTheApp(From)
    ? sayAndHangUp(couldNotConnect)
    : takeVoicemail(link, builtIn.notAvailable)
}

/** Somebody calls a number of ours: block list, hours, a menu if there is one, and Frontline finds the worker. */
export const handler = defineFunction({
  webhook: paths.incomingCall,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseIncomingCall,
  facts: (call, ports, now) => factsIncomingCall(ports, call, now),
  decide: decideIncomingCall,
  act: async (decision, { event: call, ports: { callLog, chosenTeams }, now }) => {
    const events = eventsOf(decision, now)
    const [noted] = await Promise.all([
      noteChosenTeam(chosenTeams, call, decision),
      ...events.map((event) => callLog.note(call.callSid, event, call.from)),
    ])
    return noted
  },
  reply: (decision, _call, link) => answerIncomingCall(decision, link),
  refuse: (_problems, link, fields) => whateverIsCertain(link, fields),
  // With a decision, what failed is the note of it: the caller is put through all the same.
  fallback: (link, fields, decision) =>
    decision ? answerIncomingCall(decision, link) : whateverIsCertain(link, fields),
})
