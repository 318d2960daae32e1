import type { Mutation } from './mutation'

/** What is said, decided and answered. */
export const inAnswers: readonly Mutation[] = [
  {
    title: 'connect-action gives a worker who called the voicemail prompt',
    file: 'src/routing/connect-action.ts',
    find: "return end.startedBy === 'worker' ? forWorker(end) : forCustomer(end, facts)",
    replace: 'return forCustomer(end, facts)',
    tests: ['test/routing', 'test/stories/answered-call'],
  },
  {
    title: 'a Result that carries a DialCallStatus is not understood',
    file: 'src/webhooks/connect-action.ts',
    find: 'result: statusAsResult ? ofStatus : results',
    replace: 'result: results',
    tests: ['test/webhooks'],
  },
  {
    title: 'the documented value no-answer is misspelt',
    file: 'src/routing/conversation-result.ts',
    find: "['completed', 'busy', 'no-answer', 'failed', 'canceled']",
    replace: "['completed', 'busy', 'noanswer', 'failed', 'canceled']",
    tests: ['test/webhooks', 'test/stories/unanswered-call'],
  },
  {
    title: 'a documented Result is missing',
    file: 'src/routing/conversation-result.ts',
    find: "  'no-other-participants',\n",
    replace: '',
    tests: ['test/webhooks', 'test/routing'],
  },
  {
    title: '<Record> has no action, so that the call loops',
    file: 'src/replies/voicemail.ts',
    find: '    action: link(paths.voicemailAction),\n',
    replace: '',
    tests: ['test/replies', 'test/stories/unanswered-call'],
  },
  {
    title: '<Connect> has no action, so that nobody hears a voicemail prompt',
    file: 'src/replies/incoming-call.ts',
    find: ", { url: link(paths.connectAction, query), method: 'POST' })",
    replace: ')',
    tests: ['test/replies', 'test/stories/unanswered-call'],
  },
  {
    title: 'the recording callback of a voicemail goes to the wrong Function',
    file: 'src/replies/voicemail.ts',
    find: 'recordingStatusCallback: repeatedly(link(paths.voicemailRecording))',
    replace: 'recordingStatusCallback: repeatedly(link(paths.conversationRecording))',
    tests: ['test/replies', 'test/stories/unanswered-call'],
  },
  {
    title: 'a message is confirmed although it was not stored',
    file: 'src/functions/voice/voicemail-action.protected.ts',
    find: 'await Promise.all([voicemails.keepMessage(',
    replace: 'void Promise.all([voicemails.keepMessage(',
    tests: ['test/functions/when-all-else-fails'],
  },
  {
    title: 'the session JSON names the worker by identity instead of the phone',
    file: 'src/replies/out-of-session.ts',
    find: 'autoCreate(decision, decision.worker.phone,',
    replace: 'autoCreate(decision, decision.worker.identity,',
    tests: ['test/replies', 'test/stories/out-of-session'],
  },
  {
    title: 'a uniqueName that changes with each repeat',
    file: 'src/routing/session-terms.ts',
    find: '`patchbay-${sid}-${opening.since.toString(36)}`',
    replace: '`patchbay-${sid}-${Math.random()}`',
    tests: ['test/routing', 'test/stories/out-of-session'],
  },
  {
    title: 'a WhatsApp customer is written to from an SMS number',
    file: 'src/routing/outgoing-conversation.ts',
    find: 'addressOn(start.channel, address) && ',
    replace: '',
    tests: ['test/routing', 'test/stories/outgoing-conversation'],
  },
  {
    title: 'the callbacks of a call do not carry the call',
    file: 'src/replies/incoming-call.ts',
    find: 'const call = { call: callSid }',
    replace: 'const call = {}',
    tests: ['test/replies', 'test/stories/unanswered-call'],
  },
]
