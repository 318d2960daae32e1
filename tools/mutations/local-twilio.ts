import type { Mutation } from './mutation'

/** What the local Twilio does: a twin that is wrong would prove us right. */
export const inLocalTwilio: readonly Mutation[] = [
  {
    title: 'an unsigned request is let in',
    file: 'twin/edge/admission.ts',
    find: 'admission.isProtected(path) && !isSigned(request, body, admission)',
    replace: 'admission.isProtected(path) && request.headers["x-twilio-signature"] === "wrong"',
    tests: ['test/twin/edge', 'test/stories/front-door'],
  },
  {
    title: 'twin: If-Match is not looked at',
    file: 'twin/api/sync-map-items.ts',
    find: "requireItemRevision(headers['if-match'], item)",
    replace: 'void item',
    tests: ['test/twin/sync'],
  },
  {
    title: 'twin: a taken key gets the code of a taken name',
    file: 'twin/api/sync-map-items.ts',
    find: 'new ApiError(409, 54208,',
    replace: 'new ApiError(409, 54301,',
    tests: ['test/twin/sync', 'test/contracts'],
  },
  {
    title: 'twin: an answer lacks a documented field',
    file: 'twin/api/sync-map-items.ts',
    find: "      created_by: 'system',\n",
    replace: '',
    tests: ['test/contracts'],
  },
  {
    title: 'twin: a field has another form than Twilio describes',
    file: 'twin/api/sync-map-items.ts',
    find: 'revision: String(item.revision)',
    replace: 'revision: item.revision',
    tests: ['test/contracts'],
  },
  {
    title: 'twin: a list forgets its second page',
    file: 'twin/api/paging.ts',
    find: 'found.slice(0, pageSize)',
    replace: 'found.slice(0, pageSize - 1)',
    tests: ['test/twin/sync', 'test/contracts'],
  },
  {
    title: 'twin: an empty recording requests the action',
    file: 'twin/network/record.ts',
    find: 'if (heard.recordedSeconds === 0) {',
    replace: 'if (heard.recordedSeconds < 0) {',
    tests: ['test/twin/network-record', 'test/stories/unanswered-call'],
  },
  {
    title: 'twin: the phone of a worker who does not answer is busy',
    file: 'twin/network/phone.ts',
    find: "return { ...unanswered, status: 'no-answer', what: 'does not answer' }",
    replace: "return { ...unanswered, status: 'busy', what: 'does not answer' }",
    tests: ['test/twin/network-conversation', 'test/stories/unanswered-call'],
  },
  {
    title: 'twin: SequenceNumber begins with 0',
    file: 'twin/network/conversation-leg.ts',
    find: 'let sequenceNumber = 0',
    replace: 'let sequenceNumber = -1',
    tests: ['test/twin/network-conversation', 'test/stories/unanswered-call'],
  },
  {
    title: 'twin: GET webhooks are signed with their parameters twice',
    file: 'twin/signed-request.ts',
    find: 'const signed = form === undefined ? {} : request.params',
    replace: 'const signed = request.params',
    tests: ['test/twin/signed-request', 'test/stories/front-door'],
  },
  {
    title: 'twin: what Proxy cannot read as a session is a session',
    file: 'twin/network/auto-create.ts',
    find: "if (given['participantIdentifier'] === undefined) problems.push('participantIdentifier is required')",
    replace: '',
    tests: ['test/twin/network-auto-create'],
  },
]
