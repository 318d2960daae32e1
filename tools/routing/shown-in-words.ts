import type { SessionMode } from '../../src/routing/directory'
import type { ContactShown } from './show-contact'

/** Why a contact goes where it goes, in a sentence each. */
export const reasons: Readonly<Record<ContactShown['because'], string>> = {
  assigned: 'the customer belongs to this worker',
  'previous-session': 'the customer last was in a session with this worker',
  'previous-conversation': 'the customer last was in a Conversation with this worker',
  'chosen-in-menu': 'the caller has pressed the key for this team',
  'own-address': 'only this worker writes from this address',
  'other-worker-refused': 'Conversations did not take the worker chosen first',
  'first-contact': 'the customer belongs to nobody yet',
  'assigned-worker-left': 'the worker of this customer is no longer in these teams',
  'assigned-worker-off-duty': "the team of the customer's worker is closed",
  'assigned-worker-away': 'the worker of this customer is away',
  'assigned-worker-full': 'the worker of this customer has as many open sessions as they may have',
  'assigned-worker-without-phone': 'the worker of this customer has no phone that takes it',
  'assigned-worker-blocked': 'the customer is blocked for the worker to whom they belong',
  'after-hours': 'all teams of this number are closed',
  'nobody-available': 'everybody is away, has as many open sessions as they may have, or is kept from this customer',
  'nobody-reachable': 'nobody in the teams of this number has a phone that takes it',
  'number-not-in-directory': 'the number is not in the directory',
  'no-team-members': 'the team of this number has no workers',
  'number-takes-no-calls': 'the number takes no calls',
  'number-takes-no-messages': 'the number takes no messages',
  'sender-unknown': 'only who shows a phone number is put through',
  'worker-in-conversation': 'a worker is in the Conversation already',
  'conversation-gone': 'there is no such Conversation',
  'no-addresses': 'the Conversation has no addresses',
  blocked: 'this address is on the block list',
  'opt-out': 'Twilio answers this word itself',
  'answered-before': 'this was answered a short time ago',
  'session-being-made': 'another call or text of the same two is making their session',
  'one-recent-customer': 'this worker was in touch with one customer on this number',
  'last-session': 'this worker last was in a session with them',
  chosen: 'the worker has chosen this customer',
  'several-recent-customers': 'this worker was in touch with several customers on this number',
  'choice-unknown': 'this worker has chosen somebody who is not among their customers',
  'contacts-unknown': 'the customers of this worker cannot be looked up right now',
  'no-recent-customer': 'this worker was in touch with no customer on this number',
  'customer-engaged': 'the customer is in another session',
  'no-proxy-service': 'PROXY_SERVICE_SID does not say which Proxy service is ours',
  'other-mode': 'what connects this worker with the customer takes only the other, calls or messages',
}

/** What the customer meets, or the worker who calls. */
export const outcomes: Readonly<Record<ContactShown['outcome'], string>> = {
  session: 'is put through',
  'add-worker': 'goes',
  leave: 'goes to nobody',
  nobody: 'goes to nobody',
  wait: 'waits for a moment',
  voicemail: 'may leave a message',
  apology: 'is told that nobody is there',
  reject: 'is rejected',
  ignore: 'gets no answer',
  'session-back': 'is put through to the customer',
  'session-for-next-text': 'is put through with the next text',
  'which-customer': 'is asked which customer is meant',
  'no-customer': 'is told why nobody is put through',
}

export const modes: Readonly<Record<SessionMode, string>> = {
  'voice-and-message': 'calls and messages',
  'voice-only': 'calls only',
  'message-only': 'messages only',
}
